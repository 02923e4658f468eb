import type { Chance } from './chance';

/** What becomes of a ticket of the demonstration, as far as people decide it. */
export interface TicketFate {
  /** The unit never acknowledges it. */
  readonly neglected: boolean;
  /** How much slower than usual people work on it. */
  readonly slowness: number;
  readonly asksReturn: boolean;
  readonly grantsReturn: boolean;
  /** A clerk prepares the resolution, and somebody else signs it. */
  readonly byClerk: boolean;
  readonly isUntrue: boolean;
  readonly unreachedFirst: boolean;
  readonly satisfaction: 'satisfied' | 'basically-satisfied' | 'dissatisfied';
  /** Where a person must decide, nobody has got to it yet. */
  readonly waitsForPerson: boolean;
  readonly merges: boolean;
}

export function fateOf(chance: Chance): TicketFate {
  const is = (share: number): boolean => chance() < share;
  const said = chance();
  return {
    neglected: is(0.05),
    slowness: is(0.12) ? 5 : 0.5 + chance(),
    asksReturn: is(0.12),
    grantsReturn: is(0.5),
    byClerk: is(0.25),
    isUntrue: is(0.08),
    unreachedFirst: is(0.2),
    satisfaction: said < 0.74 ? 'satisfied' : said < 0.86 ? 'basically-satisfied' : 'dissatisfied',
    waitsForPerson: is(0.3),
    merges: is(0.6),
  };
}

/** Danger to life: people drop everything else, whatever the hour, and nobody lets it wait. */
export const atOnce = (fate: TicketFate): TicketFate => ({
  ...fate,
  neglected: false,
  waitsForPerson: false,
  asksReturn: false,
  unreachedFirst: false,
});
/** Of the usual time between two steps, what it takes them then, on the wall clock. */
export const SHARE_AT_ONCE = 0.05;

/** Usual working hours between two steps of a ticket, by the state in which it waits. */
export const WAITS = {
  'awaiting-classification': 1.5,
  'awaiting-facts': 2,
  disputed: 10,
  'awaiting-dispatch': 2,
  dispatched: 1.5,
  acknowledged: 5,
  'return-requested': 2,
  'awaiting-signature': 3,
  'in-review': 2,
  answered: 4,
  resolved: 4,
} as const;
export type WaitingState = keyof typeof WAITS;
export const isWaiting = (state: string): state is WaitingState => state in WAITS;
