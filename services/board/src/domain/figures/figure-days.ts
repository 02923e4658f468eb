import type { EventData, EventType } from '@hotline/contracts';
import { dayOf } from '../hot-spot';
import type { TicketRow } from '../row';

type Instants<T extends EventType> = (data: EventData<T>, at: number) => readonly number[];
const happened = (_data: unknown, at: number): readonly number[] => [at];

/** The events whose time decides to which period a ticket belongs. They count even if a later event takes them back. */
const instants: { readonly [T in EventType]?: Instants<T> } = {
  TicketResolved: happened,
  TicketReopened: happened,
  TicketClosed: happened,
  TicketMerged: happened,
  CallbackRecorded: happened,
  CallbackOpened: ({ notBefore }) => [Date.parse(notBefore)],
  SlaTargetsSet: ({ targets }) => targets.flatMap(({ name, dueAt }) => (name === 'resolve' ? [Date.parse(dueAt)] : [])),
};

/**
 * UTC days (since 1970) of everything that the figures of a period count for the ticket. The keys are never taken back,
 * so that the figures as of an earlier day find the ticket as well.
 */
export function figureDays({ registeredAt, history }: Pick<TicketRow, 'registeredAt' | 'history'>): readonly number[] {
  const days = new Set([dayOf(registeredAt)]);
  for (const { type, at, data } of history) {
    const found = instants[type as EventType] as Instants<EventType> | undefined;
    for (const instant of found?.(data as EventData<EventType>, Date.parse(at)) ?? []) days.add(dayOf(instant));
  }
  return [...days].sort((a, b) => a - b);
}
