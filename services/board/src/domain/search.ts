import { normalise } from '@hotline/text';
import { isOpen, units, wordsOf, type TicketRow } from './row';

/** Tags by which lists are filtered. */
export type Tag = readonly [
  name:
    | 'unit'
    | 'state'
    | 'matter'
    | 'region'
    | 'kind'
    | 'urgency'
    | 'channel'
    | 'open'
    | 'officer'
    | 'unassigned'
    | 'waiting',
  value: string,
];

/** Value of the tag `open`. */
export const OPEN = 'true';

export function tagsOf(row: TicketRow): readonly Tag[] {
  const { state, matter, region, kind, urgency, channel, assigned = [] } = row;
  return [
    ...units(row).map((unit): Tag => ['unit', unit]),
    ['state', state],
    ['urgency', urgency],
    ['channel', channel],
    ...(matter ? [['matter', matter] as const] : []),
    ...(region ? [['region', region] as const] : []),
    ...(kind ? [['kind', kind] as const] : []),
    ...(isOpen(row) ? [['open', OPEN] as const] : []),
    ...(row.callerViews ? [['waiting', 'caller-view'] as const] : []),
    ...(row.unitAsks ? [['waiting', 'unit-asks'] as const] : []),
    ...assigned.map(({ officer }) => ['officer', officer] as const),
    ...units(row)
      .filter((unit) => isOpen(row) && assigned.every((one) => one.unit !== unit))
      .map((unit) => ['unassigned', unit] as const),
  ];
}

/**
 * The searchable text of a ticket. Its texts are masked already, so telephone numbers are not among them. Each field is
 * on a line of its own, so that no phrase matches across two fields.
 */
export const searchTextOf = (row: TicketRow): string =>
  [row.ticketNo, wordsOf(row), row.demand, row.address, row.reply]
    .flatMap((text) => (text === undefined ? [] : normalise(text)))
    .join('\n');

/** Splits a query at white space into normalised phrases. */
export const phrasesOf = (words: string): readonly string[] =>
  normalise(words)
    .split(/\s+/u)
    .filter((word) => word !== '');

/** Number of characters of an excerpt. */
const EXCERPT = 80;
/** Number of characters before the first word that was found. */
const BEFORE = 20;

/** The caller's words in one line: their beginning, or the part around the first of `phrases` that they contain. */
export function excerptOf(row: TicketRow, phrases: readonly string[] = []): string {
  const text = wordsOf(row).replace(/\s+/gu, ' ').trim();
  const folded = normalise(text);
  const first = Math.min(...phrases.map((phrase) => folded.indexOf(phrase)).filter((position) => position >= 0));
  const start = Number.isFinite(first) && first > EXCERPT - BEFORE ? first - BEFORE : 0;
  const shown = [...text.slice(start)].slice(0, EXCERPT).join('');
  return `${start > 0 ? '…' : ''}${shown}${start + shown.length < text.length ? '…' : ''}`;
}
