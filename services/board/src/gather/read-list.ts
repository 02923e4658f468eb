import { BadCursor, type Documents, type Page, type Stored } from '@hotline/runtime';
import { pageOf, positionOf, type ListOrder, type ListQuery, type TicketFilter } from '../domain/listing/list-query';
import type { TicketRow } from '../domain/row';

type Rows = Documents<TicketRow>;
type ByIndex = Extract<ListQuery, { streams: unknown }>;
type ByWords = Extract<ListQuery, { words: unknown }>;
type PageRequest = Pick<TicketFilter, 'limit' | 'cursor'>;

/** More tickets were found than can be sorted by due time. */
export class TooManyToSort extends Error {}

/** Largest number of tickets found by words that are sorted by due time; all of them are loaded for each page. */
export const MOST_SORTED = 1000;

/**
 * Reads one page of a list. Rejects with `NothingToSearch`, `BadCursor`, and `TooManyToSort`: more than `MOST_SORTED`
 * tickets were found by words and are to be sorted by due time.
 */
export function readList(rows: Rows, list: ListQuery, { limit, cursor }: PageRequest): Promise<Page<TicketRow>> {
  const request = { limit, ...(cursor ? { cursor } : {}) };
  if ('words' in list) {
    if (list.order === 'due') return sortedPage(rows, list, request);
    return rows.search({ ...list.words, ...request, oldestFirst: list.order === 'oldest' });
  }
  const [only] = list.streams;
  if (only && list.streams.length === 1) return rows.find(list.index, pageOf(list.order, only, request));
  return mergedPage(rows, list, request);
}

/** Counts the tickets of a list, up to about `most`. */
export async function countList(rows: Rows, list: ListQuery, most: number): Promise<number> {
  if ('words' in list) return rows.countFound(list.words, most);
  const counts = await Promise.all(list.streams.map((stream) => rows.countUpTo(list.index, stream, most)));
  return counts.reduce((sum, count) => sum + count, 0);
}

async function sortedPage(rows: Rows, { order, words }: ByWords, request: PageRequest): Promise<Page<TicketRow>> {
  const { found } = await rows.search({ ...words, limit: MOST_SORTED + 1 });
  if (found.length > MOST_SORTED) throw new TooManyToSort();
  return pageIn(order, found, request);
}

/** Reads the first tickets of each stream after the cursor, and keeps the first of all. */
async function mergedPage(rows: Rows, { order, index, streams }: ByIndex, request: PageRequest) {
  const after = request.cursor === undefined ? undefined : decodePosition(request.cursor);
  const read = async (stream: ByIndex['streams'][number]): Promise<Stored<TicketRow>[]> => {
    const rest = { ...stream, ...(after ? boundAt(order, after, stream) : {}) };
    const found: Stored<TicketRow>[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await rows.find(index, pageOf(order, rest, { limit: request.limit + 1, cursor }));
      found.push(...page.found.filter((row) => comesAfter(order, row, after)));
      cursor = page.next;
      if (cursor === undefined || found.length > request.limit) return found;
    }
  };
  return pageIn(order, (await Promise.all(streams.map(read))).flat(), request);
}

interface Position {
  readonly at: number;
  readonly id: string;
}

const positionIn = (order: ListOrder, { id, state }: Stored<TicketRow>): Position => ({
  at: positionOf(order, state),
  id,
});

function pageIn(
  order: ListOrder,
  found: readonly Stored<TicketRow>[],
  { limit, cursor }: PageRequest,
): Page<TicketRow> {
  const after = cursor === undefined ? undefined : decodePosition(cursor);
  const rest = found
    .filter((row) => comesAfter(order, row, after))
    .sort((a, b) => compare(order, positionIn(order, a), positionIn(order, b)));
  const shown = rest.slice(0, limit);
  const last = shown.at(-1);
  return rest.length > limit && last
    ? { found: shown, next: encodePosition(positionIn(order, last)) }
    : { found: shown };
}

function compare(order: ListOrder, one: Position, other: Position): number {
  const ascending = one.at - other.at || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
  return order === 'newest' ? -ascending : ascending;
}

const comesAfter = (order: ListOrder, row: Stored<TicketRow>, after: Position | undefined): boolean =>
  after === undefined || compare(order, positionIn(order, row), after) > 0;

/** The range of a stream from a position on. */
const boundAt = (
  order: ListOrder,
  { at }: Position,
  { from, to }: ByIndex['streams'][number],
): { from?: number; to?: number } =>
  order === 'newest' ? { to: Math.min(Number(to ?? Infinity), at + 1) } : { from: Math.max(Number(from ?? 0), at) };

const encodePosition = ({ at, id }: Position): string => `${at}.${id}`;

/** Throws `BadCursor`. */
function decodePosition(cursor: string): Position {
  const [, at, id] = /^(\d{1,16})\.([\w-]{1,100})$/.exec(cursor) ?? [];
  if (at === undefined || id === undefined) throw new BadCursor();
  return { at: Number(at), id };
}
