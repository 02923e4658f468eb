import type { Step } from '@hotline/runtime';

/**
 * The step at which a process dies: the first of the kind `step` after the first of the kind `after`, or the first of
 * its kind without `after`.
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
