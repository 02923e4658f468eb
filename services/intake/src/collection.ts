import { MEETING_SLOTS } from '@hotline/duplicates';
import { several, type CollectionSpec, type IndexKey } from '@hotline/runtime';
import { isOpen, phoneKeys, type Ticket } from './domain/ticket';

/**
 * One index a slot of the fingerprint: where a state has one key, every engine reads a page in order without looking at
 * the rest.
 */
export const slotIndexes: readonly string[] = Array.from({ length: MEETING_SLOTS }, (_, slot) => `openBySlot${slot}`);

const inSlot =
  (slot: number) =>
  (ticket: Ticket): readonly IndexKey[] =>
    isOpen(ticket) && ticket.fingerprint?.keys[slot]
      ? [[ticket.jurisdiction, ticket.fingerprint.keys[slot], ticket.registeredAt]]
      : [];

/**
 * Indexes to find what may be the same, each within one jurisdiction; they hold open tickets only. Each says its keys
 * in full: an engine builds an index
 * anew when the text of its function has changed.
 */
export const tickets: CollectionSpec<Ticket> = {
  name: 'intake',
  indexes: {
    openByCaller: several((ticket) =>
      isOpen(ticket) ? phoneKeys(ticket).map((phone) => [ticket.jurisdiction, phone, ticket.registeredAt]) : [],
    ),
    openByMatter: (ticket) =>
      isOpen(ticket) && ticket.matter && ticket.region
        ? [[ticket.jurisdiction, ticket.matter, ticket.region, ticket.registeredAt]]
        : [],
    /** Those that follow the first one; the first is found by its id. */
    openByIssue: (ticket) => (isOpen(ticket) && ticket.issue ? [[ticket.issue, ticket.registeredAt]] : []),
    ...Object.fromEntries(slotIndexes.map((name, slot) => [name, inSlot(slot)])),
  },
};
