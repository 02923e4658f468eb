import type { Step } from '@hotline/runtime';

/**
 * When a life ends: at the first `step` that comes after the first `after`; at the first one at all when there is no
 * `after`.
 */
export interface Death {
  readonly step: Step;
  readonly after?: Step;
}

/** What the parent tells the child. */
export type ParentOrder =
  | { readonly order: 'live'; readonly at: number; readonly death?: Death }
  | { readonly order: 'settle'; readonly number: number }
  | { readonly order: 'move'; readonly number: number; readonly at: number };

/** What the child tells the parent. */
export type ChildReport =
  | { readonly report: 'warm' }
  | { readonly report: 'ready'; readonly url: string }
  | { readonly report: 'done'; readonly number: number };
