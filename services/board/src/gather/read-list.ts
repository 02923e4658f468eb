import { BadCursor, type Counted, type Documents, type Page, type Range, type Stored } from '@hotline/runtime';
import { rows as board } from '../collection';
import {
  pageOf,
  positionOf,
  type ListQuery,
  type Sorting,
  type TicketFilter,
  type Way,
} from '../domain/listing/list-query';
import type { TicketRow } from '../domain/row';

type Rows = Documents<TicketRow>;
type ByWays = Extract<ListQuery, { ways: unknown }>;
type ByWords = Extract<ListQuery, { words: unknown }>;
type Stream = Way['streams'][number];
type PageRequest = Pick<TicketFilter, 'limit' | 'cursor'>;

/** More tickets were found than can be sorted by due time. */
export class TooManyToSort extends Error {}

/** Largest number of tickets found by words that are sorted by due time; all of them are loaded for each page. */
export const MOST_SORTED = 1000;
/** Number of tickets up to which ways to read a list are compared; counting them takes about 2 ms. */
const MOST_COMPARED = 20_000;
/** In a cursor, separates the name of the index from the cursor of that index. */
const BEFORE_CURSOR = '~';

/**
 * Reads one page of a list. A page before the last may be short, see `Page.next`. Rejects with `NothingToSearch`,
 * `BadCursor`, and `TooManyToSort`: more than `MOST_SORTED` tickets were found by words and are to be sorted by due
 * time.
 */
export async function readList(rows: Rows, list: ListQuery, request: PageRequest): Promise<Page<TicketRow>> {
  const { limit, cursor } = request;
  if ('words' in list) {
    const asked = { limit, ...(cursor ? { cursor } : {}) };
    if (list.order === 'due') return sortedPage(rows, list, asked);
    return rows.search({ ...list.words, ...asked, oldestFirst: list.order === 'oldest' });
  }
  const way = cursor === undefined ? await shortestWay(rows, list) : wayOfCursor(list, cursor);
  const inWay = { limit, ...(cursor ? { cursor: cursor.slice(cursor.indexOf(BEFORE_CURSOR) + 1) } : {}) };
  const { found, next } = await pageOfWay(rows, list, way, inWay);
  return { found, ...(next === undefined ? {} : { next: way.index + BEFORE_CURSOR + next }) };
}

/** Counts the tickets of a list up to `most`. Stops earlier if it has tested many tickets of which few fit. */
export async function countList(rows: Rows, list: ListQuery, most: number): Promise<Counted> {
  if ('words' in list) return rows.countFound(list.words, most);
  const { index, streams } = await shortestWay(rows, list);
  let n = 0;
  for (const stream of streams) {
    const counted = await rows.countUpTo(index, stream, most - n);
    n += counted.n;
    if (counted.more) return { n, more: true };
  }
  return { n, more: false };
}

/**
 * The way that has to test the fewest tickets. A condition that few tickets fulfil limits every way that reads the
 * index of registration.
 */
async function shortestWay(rows: Rows, { ways }: ByWays): Promise<Way> {
  let [shortest] = ways;
  let fewest = MOST_COMPARED;
  if (ways.length === 1) return shortest;
  for (const way of ways) {
    const tickets = await ticketsOf(rows, way, fewest);
    if (tickets < fewest) [shortest, fewest] = [way, tickets];
  }
  return shortest;
}

/** Number of tickets that a way has to test, counted up to `most`. */
async function ticketsOf(rows: Rows, { index, streams }: Way, most: number): Promise<number> {
  let fewest = await keysIn(rows, index, streams, most);
  if (!board.ranged?.includes(index)) return fewest;
  for (const { index: tag, anyOf } of streams[0]?.matching ?? [])
    fewest = await keysIn(
      rows,
      tag,
      anyOf.map((prefix) => ({ prefix })),
      fewest,
    );
  return fewest;
}

/** Number of keys in the ranges without their conditions, counted up to `most`. */
async function keysIn(rows: Rows, index: string, ranges: readonly Range[], most: number): Promise<number> {
  let n = 0;
  for (const { prefix = [], from, to } of ranges) {
    if (n >= most) return most;
    const range = { prefix, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    n += (await rows.countUpTo(index, range, most - n)).n;
  }
  return Math.min(n, most);
}

/** Throws `BadCursor`. */
function wayOfCursor({ ways }: ByWays, cursor: string): Way {
  const way = ways.find(({ index }) => cursor.startsWith(index + BEFORE_CURSOR));
  if (!way) throw new BadCursor();
  return way;
}

function pageOfWay(rows: Rows, sorting: Sorting, way: Way, request: PageRequest): Promise<Page<TicketRow>> {
  const [only] = way.streams;
  if (only && way.streams.length === 1) return rows.find(way.index, pageOf(sorting.order, only, request));
  return mergedPage(rows, sorting, way, request);
}

async function sortedPage(rows: Rows, { words, ...sorting }: ByWords, request: PageRequest): Promise<Page<TicketRow>> {
  const found = await atLeast(MOST_SORTED + 1, (limit, cursor) => rows.search({ ...words, limit, ...cursor }));
  if (found.length > MOST_SORTED) throw new TooManyToSort();
  return pageIn(sorting, found, request);
}

/** Reads the next tickets of each stream after the cursor, and makes one page of them in the order of the list. */
async function mergedPage(rows: Rows, sorting: Sorting, { index, streams }: Way, request: PageRequest) {
  const { order } = sorting;
  const after = request.cursor === undefined ? undefined : decodePosition(request.cursor);
  const read = (stream: Stream): Promise<Stored<TicketRow>[]> => {
    const rest = { ...stream, ...(after ? boundAt(order, after, stream) : {}) };
    const fits = (row: Stored<TicketRow>): boolean => comesAfter(sorting, row, after);
    return atLeast(
      request.limit + 1,
      (limit, cursor) => rows.find(index, pageOf(order, rest, { limit, ...cursor })),
      fits,
    );
  };
  return pageIn(sorting, (await Promise.all(streams.map(read))).flat(), request);
}

/** Reads page after page until `wanted` tickets are found that fit, or no page is left. */
async function atLeast(
  wanted: number,
  read: (limit: number, cursor: { cursor?: string }) => Promise<Page<TicketRow>>,
  fits: (row: Stored<TicketRow>) => boolean = () => true,
): Promise<Stored<TicketRow>[]> {
  const found: Stored<TicketRow>[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await read(wanted, cursor === undefined ? {} : { cursor });
    found.push(...page.found.filter(fits));
    cursor = page.next;
    if (cursor === undefined || found.length >= wanted) return found;
  }
}

interface Position {
  readonly at: number;
  readonly id: string;
}

const positionIn = (sorting: Sorting, { id, state }: Stored<TicketRow>): Position => ({
  at: positionOf(sorting, state),
  id,
});

function pageIn(
  sorting: Sorting,
  found: readonly Stored<TicketRow>[],
  { limit, cursor }: PageRequest,
): Page<TicketRow> {
  const after = cursor === undefined ? undefined : decodePosition(cursor);
  const rest = found
    .filter((row) => comesAfter(sorting, row, after))
    .sort((a, b) => compare(sorting.order, positionIn(sorting, a), positionIn(sorting, b)));
  const shown = rest.slice(0, limit);
  const last = shown.at(-1);
  return rest.length > limit && last
    ? { found: shown, next: encodePosition(positionIn(sorting, last)) }
    : { found: shown };
}

function compare(order: Sorting['order'], one: Position, other: Position): number {
  const ascending = one.at - other.at || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
  return order === 'newest' ? -ascending : ascending;
}

const comesAfter = (sorting: Sorting, row: Stored<TicketRow>, after: Position | undefined): boolean =>
  after === undefined || compare(sorting.order, positionIn(sorting, row), after) > 0;

/** The range of a stream from a position on. */
const boundAt = (order: Sorting['order'], { at }: Position, { from, to }: Stream): { from?: number; to?: number } =>
  order === 'newest' ? { to: Math.min(Number(to ?? Infinity), at + 1) } : { from: Math.max(Number(from ?? 0), at) };

const encodePosition = ({ at, id }: Position): string => `${at}.${id}`;

/** Throws `BadCursor`. */
function decodePosition(cursor: string): Position {
  const [, at, id] = /^(\d{1,16})\.([\w-]{1,100})$/.exec(cursor) ?? [];
  if (at === undefined || id === undefined) throw new BadCursor();
  return { at: Number(at), id };
}
