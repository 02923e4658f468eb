import type { Actor, InputOf, listTickets } from '@hotline/contracts';
import type { Conditions, IndexKey, IndexMatch, IndexRange, Query, Range, Refused, WordQuery } from '@hotline/runtime';
import { listedUnit, refuseListOf } from '../access';
import { dueAt, type TicketRow } from '../row';
import { phrasesOf } from './search';
import { NEVER, type Tag } from './tags';

export type TicketFilter = InputOf<typeof listTickets>['query'];
/** How a list is sorted: by registration, or open tickets by the due time of their next target. */
export type ListOrder = 'newest' | 'oldest' | 'due';

/**
 * One way to read a list. `streams` are ranges of one index; each is read in the order of the list, and together they
 * hold each ticket of the list once.
 */
export interface Way {
  readonly index: string;
  readonly streams: readonly (Range & Conditions)[];
}
/** The order of a list. `unit`: the list of one unit, whose own due times count. */
export interface Sorting {
  readonly order: ListOrder;
  readonly unit?: string;
}
/**
 * How a list is read: by words, or in one of several ways. Each way gives the same list; the fastest is the one that
 * reads the fewest tickets.
 */
export type ListQuery = Sorting & ({ readonly ways: readonly [Way, ...Way[]] } | { readonly words: WordQuery });

/** What the meaning of a filter depends on: the person, the jurisdiction and the time. Times in epoch ms. */
export interface ListContext {
  readonly actor: Actor;
  readonly jurisdiction: string;
  readonly now: number;
  /** Start of a day of the jurisdiction, and of the day after it. */
  readonly dayOf: (date: string) => { readonly start: number; readonly end: number };
}

/**
 * Chooses the index and the ranges for a filter. Refuses filters that contradict each other, and the list of another
 * unit. `officer`: id of a person; only tickets that are assigned to this person are listed.
 */
export function listQuery(
  filter: TicketFilter,
  context: ListContext,
  officer = filter.assigned === 'me' ? context.actor.id : undefined,
): ListQuery | Refused {
  const { actor } = context;
  const refused = filter.unit?.map((unit) => refuseListOf(unit, actor)).find(Boolean) ?? contradiction(filter);
  if (refused) return refused;
  const own = listedUnit(undefined, actor);
  const unit = own === undefined ? filter.unit : [own];
  if (unit?.length !== 1 && (filter.assigned === 'nobody' || filter.assigned === 'away')) return unitNeeded;
  const list = readBy(filter, context, { ...valuesOf(filter), ...valuesOfPeople(filter, unit, officer) });
  return { ...list, ...ofOneUnit(unit) };
}

const ofOneUnit = ([unit, ...others]: readonly string[] = []): Pick<Sorting, 'unit'> =>
  unit !== undefined && others.length === 0 ? { unit } : {};

const valuesOfPeople = (
  { assigned }: TicketFilter,
  unit: readonly string[] | undefined,
  officer: string | undefined,
): Values => ({
  ...(unit ? { unit } : {}),
  ...(officer === undefined ? {} : { officer: [officer] }),
  ...(assigned === 'nobody' && unit ? { unassigned: unit } : {}),
});

function readBy(filter: TicketFilter, context: ListContext, tags: Values): ListQuery {
  const { jurisdiction } = context;
  const order = orderOf(filter);
  const [due, registered] = [dueRange(filter, context.now), registeredRange(filter, context)];
  const within = (index: string, range: Range | undefined): IndexRange[] =>
    range ? [{ index, prefix: [jurisdiction], ...range }] : [];
  const withinDue = within('openDue', due ?? (order === 'due' ? {} : undefined));
  const withinRegistered = within('registered', registered);
  if (filter.words !== undefined) {
    const conditions = limitedBy(matches(jurisdiction, tags, []), [...withinRegistered, ...withinDue]);
    return { order, words: { scope: jurisdiction, phrases: phrasesOf(filter.words), ...conditions } };
  }
  const isByDue = order === 'due';
  const bounds = (isByDue ? due : registered) ?? {};
  const wayOf = ({ index, used, keys }: Streams): Way => {
    const conditions = limitedBy(matches(jurisdiction, tags, used), isByDue ? withinRegistered : withinDue);
    return { index, streams: keys.map((key) => ({ ...bounds, prefix: [jurisdiction, ...key], ...conditions })) };
  };
  const [first, ...others] = isByDue ? dueStreams(tags) : registeredStreams(tags);
  return { order, ways: [wayOf(first), ...others.map(wayOf)] };
}

/** The position of a ticket in the order of a list, without its id. */
export const positionOf = ({ order, unit }: Sorting, row: TicketRow): number =>
  order === 'due' ? (dueAt(row, unit) ?? NEVER) : row.registeredAt;

/** The arguments of `Documents.find` for one page of a stream. */
export const pageOf = (
  order: ListOrder,
  stream: Range & Conditions,
  { limit, cursor }: Pick<TicketFilter, 'limit' | 'cursor'>,
): Query => ({ ...stream, descending: order === 'newest', limit, ...(cursor ? { cursor } : {}) });

const orderOf = ({ sort, dueFrom, dueBefore, overdue, words }: TicketFilter): ListOrder =>
  sort ?? (words === undefined && (dueFrom ?? dueBefore ?? overdue) !== undefined ? 'due' : 'newest');

type Values = { readonly [N in Tag['0']]?: readonly string[] };

const valuesOf = ({ open, suspended, promised, waiting, ...filter }: TicketFilter): Values => {
  const { state, matter, region, kind, urgency, channel } = filter;
  return Object.fromEntries(
    Object.entries({
      matter,
      region,
      state,
      kind,
      urgency,
      channel,
      open: open && [open],
      suspended: suspended && [suspended],
      promised: promised && [promised],
      waiting: waiting && [waiting],
    }).filter(([, values]) => values !== undefined),
  );
};

function matches(jurisdiction: string, tags: Values, used: readonly Tag['0'][]): IndexMatch[] {
  return (Object.entries(tags) as [Tag['0'], readonly string[]][])
    .filter(([name]) => !used.includes(name))
    .map(([name, values]) => ({ index: 'tag', anyOf: values.map((value) => [jurisdiction, name, value]) }));
}

const limitedBy = (matching: readonly IndexMatch[], within: readonly IndexRange[]): Conditions => ({
  ...(matching.length > 0 ? { matching } : {}),
  ...(within.length > 0 ? { within } : {}),
});

/** Open tickets without a running clock have the due time `NEVER`; no range of due times holds them. */
function dueRange({ dueFrom, dueBefore, overdue }: TicketFilter, now: number): Range | undefined {
  if (dueFrom === undefined && dueBefore === undefined && overdue === undefined) return undefined;
  const to = Math.min(dueBefore === undefined ? NEVER : Date.parse(dueBefore), overdue === undefined ? NEVER : now + 1);
  return { ...(dueFrom === undefined ? {} : { from: Date.parse(dueFrom) }), to };
}

function registeredRange({ registeredFrom, registeredUntil }: TicketFilter, { dayOf }: ListContext): Range | undefined {
  if (registeredFrom === undefined && registeredUntil === undefined) return undefined;
  return {
    ...(registeredFrom === undefined ? {} : { from: dayOf(registeredFrom).start }),
    ...(registeredUntil === undefined ? {} : { to: dayOf(registeredUntil).end }),
  };
}

interface Streams {
  readonly index: string;
  /** Tags that are part of the keys, so that they need not be tested. */
  readonly used: readonly Tag['0'][];
  /** The key of each stream, after the jurisdiction. */
  readonly keys: readonly IndexKey[];
}

type SomeStreams = readonly [Streams, ...Streams[]];

/** Every ticket in an index of open tickets has the tag `open`. */
function dueStreams({ unit = [] }: Values): SomeStreams {
  const all: Streams = { index: 'openDue', used: ['open'], keys: [[]] };
  if (unit.length !== 1) return [all];
  return [
    { index: 'openUnitDue', used: ['open', 'unit'], keys: ['lead', 'other'].map((part) => [part, ...unit]) },
    all,
  ];
}

/**
 * Largest number of streams that are read side by side. A filter with more values is not read as streams: each ticket
 * is tested for its values.
 */
const MOST_STREAMS = 12;

/**
 * The ways to read a list by registration; of two with equally many tickets, the first is read. Several units are not
 * read as streams, because a ticket of two of them would be in both.
 */
function registeredStreams(tags: Values): SomeStreams {
  const states = tags.state ?? [];
  const ways = (['unit', 'matter', 'region'] as const).flatMap((name): Streams[] => {
    const values = tags[name] ?? [];
    if (values.length === 0 || values.length > (name === 'unit' ? 1 : MOST_STREAMS)) return [];
    if (states.length === 0 || values.length * states.length > MOST_STREAMS)
      return [{ index: name, used: [name], keys: values.map((value) => [value]) }];
    const keys = values.flatMap((value) => states.map((state) => [value, state]));
    return [{ index: `${name}State`, used: [name, 'state'], keys }];
  });
  if (states.length > 0 && states.length <= MOST_STREAMS)
    ways.push({ index: 'state', used: ['state'], keys: states.map((state) => [state]) });
  const all: Streams = { index: 'registered', used: [], keys: [[]] };
  const [first, ...others] = ways;
  return first ? [first, ...others, all] : [all];
}

/** The refusal of a filter that no ticket could fulfil. */
function contradiction(filter: TicketFilter): Refused | undefined {
  const { registeredFrom, registeredUntil, dueFrom, dueBefore } = filter;
  if (registeredFrom !== undefined && registeredUntil !== undefined && registeredFrom > registeredUntil)
    return endsBeforeItBegins;
  if (dueFrom !== undefined && dueBefore !== undefined && Date.parse(dueFrom) >= Date.parse(dueBefore))
    return endsBeforeItBegins;
  return undefined;
}

export const endsBeforeItBegins: Refused = {
  refused: 'invalid-input',
  detail: { zh: '所选时间段的结束早于开始', en: 'The period ends before it begins' },
  hint: { zh: '请调整起止时间', en: 'Change its beginning or its end' },
};

const unitNeeded: Refused = {
  refused: 'invalid-input',
  detail: { zh: '按经办人筛选须指明一个单位', en: 'To filter by officer, one unit must be chosen as well' },
  hint: { zh: '请选择一个单位', en: 'Choose one unit' },
};

/** Refusal of a search without any letter, digit or Chinese character. */
export const nothingToSearch: Refused = {
  refused: 'invalid-input',
  detail: { zh: '检索内容里没有文字或数字', en: 'The words to search for hold no letter, digit or character' },
  hint: { zh: '请输入要查找的词，例如“路灯”', en: 'Enter a word to look for, such as 路灯' },
};

/** Refusal of an order by due time, for which all tickets found must be read. `most`: how many are read at most. */
export const tooManyToSort = (most: number): Refused => ({
  refused: 'invalid-input',
  detail: {
    zh: `含这些词的在办工单超过${most}张，无法按到期时间排列`,
    en: `More than ${most} open tickets hold these words, too many to sort them by due time`,
  },
  hint: {
    zh: '请增加单位、事项或日期等条件，或改按登记时间排列',
    en: 'Add a filter such as unit, matter or date, or sort by registration',
  },
});
