import { BLOCKING_SLOTS } from '@hotline/duplicates';
import { several, type CollectionSpec, type IndexKey } from '@hotline/runtime';
import { isOpen, phonesOf, type Ticket } from './domain/ticket';

/**
 * Names of the fingerprint indexes, one for each slot: with one key for each state, an engine reads a page in order
 * without scanning the other keys.
 */
export const slotIndexes: readonly string[] = Array.from({ length: BLOCKING_SLOTS }, (_, slot) => `openBySlot${slot}`);

const inSlot =
  (slot: number) =>
  (ticket: Ticket): readonly IndexKey[] =>
    isOpen(ticket) && ticket.fingerprint?.keys[slot]
      ? [[ticket.jurisdiction, ticket.fingerprint.keys[slot], ticket.registeredAt]]
      : [];

/**
 * Indexes that find callers and possible duplicates within one jurisdiction. Those for duplicates hold open tickets
 * only. Each index function is written out in full, because an engine rebuilds an index when the text of its function has changed.
 */
export const tickets: CollectionSpec<Ticket> = {
  name: 'intake',
  indexes: {
    /** All tickets, by the number of each caller: 1 for an open ticket, 0 for another. */
    byCaller: several((ticket) =>
      phonesOf(ticket).map((phone) => [ticket.jurisdiction, phone, isOpen(ticket) ? 1 : 0, ticket.registeredAt]),
    ),
    openByMatter: (ticket) =>
      isOpen(ticket) && ticket.matter && ticket.region
        ? [[ticket.jurisdiction, ticket.matter, ticket.region, ticket.registeredAt]]
        : [],
    /** All tickets of an issue except the first, which is read by its id. */
    openByIssue: (ticket) => (isOpen(ticket) && ticket.issue ? [[ticket.issue, ticket.registeredAt]] : []),
    ...Object.fromEntries(slotIndexes.map((name, slot) => [name, inSlot(slot)])),
  },
};
