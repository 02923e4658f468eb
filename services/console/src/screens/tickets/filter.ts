import { ticketStateLabels, urgencyLabels } from '@hotline/contracts/labels';
import type { TicketState } from '../../api/paths';
import type { Filter } from '../../tickets/use-tickets';

export interface ListSearch {
  readonly words?: string;
  readonly state?: TicketState;
  readonly matter?: string;
  readonly region?: string;
  readonly unit?: string;
  readonly urgency?: NonNullable<Filter['urgency']>[number];
  readonly dueBefore?: string;
  /** "no": closed and merged tickets are listed too. */
  readonly open?: 'no';
  readonly sort?: 'newest';
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const oneOf = <T extends string>(labels: Readonly<Record<T, unknown>>, value: unknown): T | undefined =>
  typeof value === 'string' && value in labels ? (value as T) : undefined;

/** The filter in the query part of a URL; values that it does not understand are left out. */
export function filterOf(search: Record<string, unknown>): ListSearch {
  const read = {
    words: text(search.words),
    state: oneOf(ticketStateLabels, search.state),
    matter: text(search.matter),
    region: text(search.region),
    unit: text(search.unit),
    urgency: oneOf(urgencyLabels, search.urgency),
    dueBefore: text(search.dueBefore),
    open: search.open === 'no' ? ('no' as const) : undefined,
    sort: search.sort === 'newest' ? ('newest' as const) : undefined,
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}

/** The request for a list: open tickets, ordered by due time, unless the filter says otherwise. */
export function queryOf({ open, sort, words, dueBefore, ...rest }: ListSearch): Filter {
  const isByDue = sort === undefined && words === undefined && open === undefined && dueBefore === undefined;
  const values = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, [value]]));
  return {
    ...values,
    ...(dueBefore ? { dueBefore } : {}),
    ...(words ? { words } : {}),
    ...(open === 'no' ? {} : { open: 'true' as const }),
    ...(isByDue ? { sort: 'due' as const } : {}),
    count: 'true',
  };
}
