import { MOST_COUNTED, type InputOf, type listTickets, type ResponseOf } from '@hotline/contracts';
import { NothingToSearch, Refusal, type Counted, type Documents } from '@hotline/runtime';
import { nothingToSearch, tooManyToSort, type ListQuery } from '../domain/listing/list-query';
import type { TicketRow } from '../domain/row';
import { countList, MOST_SORTED, readList, TooManyToSort } from '../gather/read-list';
import { summary } from './views';

type Filter = InputOf<typeof listTickets>['query'];
type Listed = ResponseOf<typeof listTickets>;

/**
 * One page of a list, with a count if the filter asks for it. Rejects with a `Refusal` when the words to search for
 * hold no letter, digit or Chinese character, or find too many tickets to sort by due time.
 */
export async function listed(rows: Documents<TicketRow>, list: ListQuery, filter: Filter): Promise<Listed> {
  const page = await readList(rows, list, filter).catch((error: unknown) => {
    if (error instanceof NothingToSearch) throw new Refusal(nothingToSearch);
    throw error instanceof TooManyToSort ? new Refusal(tooManyToSort(MOST_SORTED)) : error;
  });
  const phrases = 'words' in list ? list.words.phrases : [];
  return {
    tickets: page.found.map(({ id, state }) => summary(id, state, { phrases, unit: list.unit })),
    ...(page.next ? { next: page.next } : {}),
    ...(filter.count ? { count: upTo(await countList(rows, list, MOST_COUNTED + 1)) } : {}),
  };
}

const upTo = ({ n, more }: Counted) => ({ tickets: Math.min(n, MOST_COUNTED), more: more || n > MOST_COUNTED });
