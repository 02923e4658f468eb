import { channelLabels, ticketKindLabels, ticketStateLabels, urgencyLabels } from '@hotline/contracts/labels';
import { dayOf } from '../../language/when';
import type { Filter } from '../../tickets/use-tickets';

/** Filters of the search that take several values, in the order in which they are shown. */
export const LIST_FILTERS = ['state', 'urgency', 'unit', 'matter', 'region', 'channel', 'kind'] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

/** What the URL says about the list; also what a saved view keeps. */
export interface ListSearch {
  readonly words?: string;
  readonly state?: readonly string[];
  readonly urgency?: readonly string[];
  readonly unit?: readonly string[];
  readonly matter?: readonly string[];
  readonly region?: readonly string[];
  readonly channel?: readonly string[];
  readonly kind?: readonly string[];
  /** First and last day of registration, YYYY-MM-DD. */
  readonly from?: string;
  readonly until?: string;
  readonly overdue?: 'yes';
  readonly assigned?: 'me' | 'nobody';
  /** An instant. */
  readonly dueBefore?: string;
  /** The list begins with tickets that fall due on this day, YYYY-MM-DD. */
  readonly dueFrom?: string;
  /** Absent: open tickets only, except in a search for words or for a state. */
  readonly open?: 'yes' | 'no';
  readonly sort?: 'newest' | 'oldest' | 'due';
  readonly suspended?: 'true';
}

const text = (value: unknown): string | undefined => {
  const given = typeof value === 'number' ? String(value) : value;
  return typeof given === 'string' && given !== '' ? given : undefined;
};
const oneOf = <T extends string>(values: readonly T[], value: unknown): T | undefined =>
  values.find((one) => one === value);
const list = (value: unknown, labels?: Readonly<Record<string, unknown>>): string[] | undefined => {
  const given = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string' && one !== '');
  const known = given.filter((one: string) => !labels || one in labels) as string[];
  return known.length > 0 ? [...new Set(known)] : undefined;
};
const day = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;

/** The filter in the query part of a URL; values that it does not understand are left out. */
export function filterOf(search: Record<string, unknown>): ListSearch {
  const read = {
    words: text(search.words),
    state: list(search.state, ticketStateLabels),
    urgency: list(search.urgency, urgencyLabels),
    unit: list(search.unit),
    matter: list(search.matter),
    region: list(search.region),
    channel: list(search.channel, channelLabels),
    kind: list(search.kind, ticketKindLabels),
    from: day(search.from),
    until: day(search.until),
    overdue: oneOf(['yes'], search.overdue),
    assigned: oneOf(['me', 'nobody'], search.assigned),
    dueBefore: text(search.dueBefore),
    dueFrom: day(search.dueFrom),
    open: oneOf(['yes', 'no'], search.open),
    sort: oneOf(['newest', 'oldest', 'due'], search.sort),
    suspended: String(search.suspended) === 'true' ? ('true' as const) : undefined,
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}

/** Whether the list leaves closed and merged tickets out. */
export const isOpenOnly = ({ open, words, state }: ListSearch): boolean =>
  open === undefined ? words === undefined && state === undefined : open === 'yes';

export const orderOf = (search: ListSearch): NonNullable<ListSearch['sort']> =>
  search.sort ?? (search.words === undefined && isOpenOnly(search) ? 'due' : 'newest');

/** The request for a list. `startOfDay`: the instant at which a day of the jurisdiction begins. */
export function queryOf(search: ListSearch, startOfDay: (day: string) => string | undefined): Filter {
  const { words, from, until, overdue, assigned, dueBefore, dueFrom } = search;
  const values = Object.fromEntries(LIST_FILTERS.flatMap((name) => (search[name] ? [[name, [...search[name]]]] : [])));
  const dueFromAt = dueFrom && startOfDay(dueFrom);
  return {
    ...(values as Pick<Filter, ListFilter>),
    ...(words ? { words } : {}),
    ...(from ? { registeredFrom: from } : {}),
    ...(until ? { registeredUntil: until } : {}),
    ...(overdue ? { overdue: 'true' as const } : {}),
    ...(assigned ? { assigned } : {}),
    ...(dueBefore ? { dueBefore } : {}),
    ...(dueFromAt ? { dueFrom: dueFromAt } : {}),
    ...(search.suspended ? { suspended: 'true' as const } : {}),
    ...(isOpenOnly(search) ? { open: 'true' as const } : {}),
    sort: orderOf(search),
    count: 'true',
  };
}

/** Days to which the list by due time can jump: today and the days after it. */
export const daysFrom = (now: number, days: number): string[] =>
  Array.from({ length: days }, (_, n) => dayOf(now + n * 86_400_000));

/** The date in ticket numbers, which has as many digits as a local telephone number. */
const DATE = /^20\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])$/;

/**
 * Whether the typed text is a telephone number. A search by number is recorded and needs a reason, so the number must
 * not get into the address of the page.
 */
export function isTelephone(typed: string): boolean {
  const plain = typed.normalize('NFKC').replace(/[\s()（）–—-]/gu, '');
  if (DATE.test(plain)) return false;
  return /^(?:(?:\+|00)?86)?(?:1[3-9]\d{9}|0\d{2,3}[2-9]\d{6,7}|[2-9]\d{6,7})(?:(?:转|ext\.?|x)\d{1,8})?$/iu.test(
    plain,
  );
}
