import type { EventData, PromiseState, Text } from '@hotline/contracts';
import { isActive, type ClockRow, type PromiseRow, type TicketRow } from '../row';

type Promises = TicketRow['promises'];

export const made = (
  promises: Promises = [],
  { number, unit, on, what }: EventData<'PromiseMade'>,
  madeAt: number,
): Promises => [...promises, { number, unit, on, ...(what === undefined ? {} : { what }), madeAt }];

export const kept = (promises: Promises, { number, done }: EventData<'PromiseKept'>, at: number): Promises =>
  promises?.map((one) => (one.number === number ? { ...one, kept: { at, done } } : one));

const STATES: { readonly [S in ClockRow['state']]?: PromiseState } = {
  breached: 'broken',
  met: 'kept',
  'met-late': 'kept-late',
  ended: 'ended',
};

/** Whether a promise was kept in time; its clock has the same number. */
export function promiseStateOf({ clocks }: Pick<TicketRow, 'clocks'>, { number }: PromiseRow): PromiseState {
  const clock: ClockRow | undefined = clocks.find(({ name, stage }) => name === 'promise' && stage === number);
  return (clock && STATES[clock.state]) ?? 'running';
}

/** Whether the callers still wait for something that was promised to them. */
export const isAwaited = ({ clocks }: Pick<TicketRow, 'clocks'>): boolean =>
  clocks.some((clock) => clock.name === 'promise' && isActive(clock));

const THE_REST: Text = { zh: '办完其余部分', en: 'to do the rest' };
/** What was promised, in the words of the person who promised. */
export const promisedText = ({ what }: PromiseRow): Text => (what === undefined ? THE_REST : { zh: what, en: what });
