import { parseEvent, type TicketEvent } from '@hotline/contracts';

const unreadable = new WeakMap<object, unknown>();

/**
 * What an event log hands on: the event it read, or, if no schema fits, what stood there. A log that threw instead
 * would stop all tickets for one;
 * this way the event is refused at its handling, and parked with its ticket until a program that can read it replays
 * it.
 */
export function receiveEvent(raw: object): TicketEvent {
  try {
    return parseEvent(raw);
  } catch (error) {
    unreadable.set(raw, error);
    return raw as TicketEvent;
  }
}

export const isUnreadable = (event: TicketEvent): boolean => unreadable.has(event);

/** Throws the error with which an event was received. */
export function refuseUnreadable(event: TicketEvent): void {
  if (isUnreadable(event)) throw unreadable.get(event);
}
