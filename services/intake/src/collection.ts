import { BLOCKING_SLOTS } from '@hotline/duplicates';
import { several, type CollectionSpec, type IndexKey } from '@hotline/runtime';
import { isOpen, phonesOf, type Ticket } from './domain/ticket';

/**
 * Names of the fingerprint indexes, one for each slot of a fingerprint. A ticket has at most one key in each index, so
 * an engine reads a page in order without scanning other keys.
 */
export const slotIndexes: readonly string[] = Array.from({ length: BLOCKING_SLOTS }, (_, slot) => `openBySlot${slot}`);

const inSlot =
  (slot: number) =>
  (ticket: Ticket): readonly IndexKey[] =>
    isOpen(ticket) && ticket.fingerprint?.keys[slot]
      ? [[ticket.jurisdiction, ticket.fingerprint.keys[slot], ticket.registeredAt]]
      : [];

/**
 * Indexes that find callers and possible duplicates within one jurisdiction. The indexes for duplicates contain open
 * tickets only. Each index function is written out in full, because an engine rebuilds an index when the text of its
 * function has changed.
 */
export const tickets: CollectionSpec<Ticket> = {
  name: 'intake',
  indexes: {
    /** All tickets, by the phone number of each caller. In the key, 1 stands for an open ticket and 0 for any other. */
    byCaller: several((ticket) =>
      phonesOf(ticket).map((phone) => [ticket.jurisdiction, phone, isOpen(ticket) ? 1 : 0, ticket.registeredAt]),
    ),
    queryCode: (ticket) => [[ticket.queryCode]],
    openByMatter: (ticket) =>
      isOpen(ticket) && ticket.matter && ticket.region
        ? [[ticket.jurisdiction, ticket.matter, ticket.region, ticket.registeredAt]]
        : [],
    /** All tickets of an issue except the first, which is read by its id. */
    openByIssue: (ticket) => (isOpen(ticket) && ticket.issue ? [[ticket.issue, ticket.registeredAt]] : []),
    ...Object.fromEntries(slotIndexes.map((name, slot) => [name, inSlot(slot)])),
  },
};
