import type { Documents } from '@hotline/runtime';
import type { OpenTickets } from '../domain/merge';
import type { Ticket } from '../domain/ticket';

/** Largest number of tickets of an issue that one request merges. */
const MOST = 200;

/**
 * Reads the open tickets of an issue except one, `without`. The first ticket of the issue is read by its id, the others
 * by the index.
 */
export async function openTicketsOf(tickets: Documents<Ticket>, issue: string, without: string): Promise<OpenTickets> {
  const [first, page] = await Promise.all([
    tickets.load(issue),
    tickets.find('openByIssue', { prefix: [issue], limit: MOST }),
  ]);
  const isFirstOpen = first?.state.situation === 'open' && first.state.issue === undefined;
  const open = [...(isFirstOpen ? [issue] : []), ...page.found.map(({ id }) => id)].filter((id) => id !== without);
  return { open, more: page.next !== undefined };
}
