import { parseEvent, type TicketEvent } from '@hotline/contracts';

const unreadable = new WeakMap<object, unknown>();

/**
 * Parses an event that a log has read. When no schema fits, it returns the raw object and remembers the error: a log
 * that threw would stop every ticket because of one. Handling the event then throws that error, so the event is parked
 * with its ticket until a program that can parse it replays it.
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
