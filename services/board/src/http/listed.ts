import { MOST_COUNTED, type InputOf, type listTickets, type ResponseOf } from '@hotline/contracts';
import { NothingToSearch, Refusal, type Documents, type Page } from '@hotline/runtime';
import { nothingToSearch, pageOf, type ListQuery } from '../domain/list-query';
import type { TicketRow } from '../domain/row';
import { summary } from './views';

type Filter = InputOf<typeof listTickets>['query'];
type Listed = ResponseOf<typeof listTickets>;

/**
 * One page of a list, with a count if the filter asks for it. Rejects with a `Refusal` when the words to search for
 * hold no letter, digit or Chinese character.
 */
export async function listed(rows: Documents<TicketRow>, list: ListQuery, filter: Filter): Promise<Listed> {
  const page = await read(rows, list, filter).catch((error: unknown) => {
    throw error instanceof NothingToSearch ? new Refusal(nothingToSearch) : error;
  });
  const phrases = 'search' in list ? list.search.phrases : [];
  return {
    tickets: page.found.map(({ id, state }) => summary(id, state, phrases)),
    ...(page.next ? { next: page.next } : {}),
    ...(filter.count ? { count: await count(rows, list, filter) } : {}),
  };
}

function read(rows: Documents<TicketRow>, list: ListQuery, filter: Filter): Promise<Page<TicketRow>> {
  if (!('search' in list)) return rows.find(list.index, pageOf(list, filter));
  const { limit, cursor } = filter;
  return rows.search({ ...list.search, limit, ...(cursor ? { cursor } : {}) });
}

async function count(rows: Documents<TicketRow>, list: ListQuery, filter: Filter): Promise<Listed['count']> {
  if ('search' in list) return upTo(await rows.countFound(list.search, MOST_COUNTED + 1));
  const { cursor: _, ...first } = pageOf(list, filter);
  if (list.matching.length === 0) return upTo(await rows.count(list.index, list.range));
  return upTo((await rows.find(list.index, { ...first, limit: MOST_COUNTED + 1 })).found.length);
}

const upTo = (tickets: number) => ({ tickets: Math.min(tickets, MOST_COUNTED), more: tickets > MOST_COUNTED });
