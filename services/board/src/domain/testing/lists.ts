import type { Actor } from '@hotline/contracts';
import { listQuery, type ListContext, type TicketFilter } from '../listing/list-query';
import { START } from './events';

const DAY_MS = 86_400_000;

/** What lists depend on, in a jurisdiction whose days are those of UTC. */
export const listContext = (actor: Actor): ListContext => ({
  actor,
  jurisdiction: 'tiny',
  now: START,
  dayOf: (date) => ({ start: Date.parse(date), end: Date.parse(date) + DAY_MS }),
});

export const listFor = (filter: Partial<TicketFilter>, actor: Actor) =>
  listQuery({ limit: 5, ...filter }, listContext(actor));
