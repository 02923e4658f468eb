import type { Chance } from './chance';

/** What people will do with one ticket of the demonstration; chosen at random when its call comes. */
export interface TicketFate {
  /** The unit never acknowledges it. */
  readonly neglected: boolean;
  /** Factor on the usual time between two steps; with 2, people take twice as long. */
  readonly slowness: number;
  readonly asksReturn: boolean;
  readonly grantsReturn: boolean;
  /** A clerk prepares the resolution, and somebody else signs it. */
  readonly byClerk: boolean;
  readonly isUntrue: boolean;
  readonly unreachedFirst: boolean;
  readonly satisfaction: 'satisfied' | 'basically-satisfied' | 'dissatisfied';
  /** True when nobody deals with the ticket at a step where a person must decide. */
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

/** The fate of a ticket about danger to life: people work on it immediately, at any hour. */
export const atOnce = (fate: TicketFate): TicketFate => ({
  ...fate,
  neglected: false,
  waitsForPerson: false,
  asksReturn: false,
  unreachedFirst: false,
});
/** Share (0–1) of the usual time between two steps that such a ticket takes, at any hour of the day. */
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
