import { parseEvent, type TicketEvent } from '@hotline/contracts';

const unreadable = new WeakMap<object, unknown>();

/**
 * Parses an event that a log has read. When no schema fits, it returns the raw object and remembers the error, because
 * an exception would stop the log for all tickets. Handling the event then throws that error, so the event is parked
 * with its ticket. A version of the program that can parse the event can replay it later.
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

/** Throws the error of `receiveEvent` if the event could not be parsed. */
export function refuseUnreadable(event: TicketEvent): void {
  if (isUnreadable(event)) throw unreadable.get(event);
}
