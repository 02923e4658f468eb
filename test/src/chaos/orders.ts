import type { Step } from '@hotline/runtime';

/**
 * Where a process dies: at its first step of the kind `step`. With `after`, only once as many steps of that kind as
 * `times` says have happened.
 */
export interface Death {
  readonly step: Step;
  readonly after?: { readonly step: Step; readonly times: number };
}

/** True: a process dies at every step of a kind. False: only at every fourth step. */
const WHOLE = process.env.HOTLINE_ATTACK === 'whole';

/** Number of steps of a kind that the first process of a run survives before it dies at the next one. */
export type First = 0 | 1 | 2 | 3;

/** Number of steps of a kind that a process survives before it dies at the next one. */
const survived = (life: number, first: First): number => (WHOLE ? 0 : life === 1 ? first : 3);

/** Fewest deaths that a test expects, from the number of steps of the kind. */
export const fewestOf = (steps: number): number => (WHOLE ? steps : Math.floor(steps / 4));

/** Each process dies just after a step of this kind, whose effect is therefore stored. */
export function deathsAfter(step: Step, first: First): (life: number) => Death {
  return (life) => {
    const times = survived(life, first);
    return times === 0 ? { step } : { step, after: { step, times } };
  };
}

/**
 * Each process dies just before the effect of a step of this kind is stored by a step of the kind `stored`. The next
 * process repeats the lost work, and therefore dies only after it has stored that too.
 */
export function deathsBefore(step: Step, stored: Step, first: First): (life: number) => Death {
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
