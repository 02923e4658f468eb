import type { Step } from '@hotline/runtime';

/**
 * Where a process dies: at its first step of the kind `step`. With `after`, only once as many steps of that kind as
 * `times` says have happened.
 */
export interface Death {
  readonly step: Step;
  readonly after?: { readonly step: Step; readonly times: number };
}

/** True: with each kind of storage, a process dies at every step. False: only at every second step. */
const WHOLE = process.env.HOTLINE_ATTACK === 'whole';

/** Steps of a kind that a process survives before it dies at the next one. `first`: those that the first process survives. */
const survived = (life: number, first: 0 | 1): number => (WHOLE ? 0 : life === 1 ? first : 1);

/** Each process dies just after a step of this kind, whose effect is therefore stored. */
export function deathsAfter(step: Step, first: 0 | 1): (life: number) => Death {
  return (life) => {
    const times = survived(life, first);
    return times === 0 ? { step } : { step, after: { step, times } };
  };
}

/**
 * Each process dies just before the effect of a step of this kind is stored by a step of the kind `stored`. The next
 * process repeats the lost work, and therefore dies only after it has stored that too.
 */
export function deathsBefore(step: Step, stored: Step, first: 0 | 1): (life: number) => Death {
  return (life) => {
    const times = survived(life, first) + (life === 1 ? 0 : 1);
    return times === 0 ? { step } : { step, after: { step: stored, times } };
  };
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
