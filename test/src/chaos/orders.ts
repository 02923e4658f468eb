import type { Step } from '@hotline/runtime';

/**
 * Where a process dies: at its first step of the kind `step`. With `after`, only once a step of that kind has happened.
 */
export interface Death {
  readonly step: Step;
  readonly after?: Step;
}

/** A message from the parent to the child. */
export type ParentOrder =
  | { readonly order: 'live'; readonly at: number; readonly death?: Death }
  | { readonly order: 'settle'; readonly number: number }
  | { readonly order: 'move'; readonly number: number; readonly at: number };

/** A message from the child to the parent. */
export type ChildReport =
  | { readonly report: 'warm' }
  | { readonly report: 'ready'; readonly url: string }
  | { readonly report: 'done'; readonly number: number };
