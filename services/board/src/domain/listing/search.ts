import { mergedSpans, normalise, TEXT_LIMIT, type Span } from '@hotline/text';
import { wordsOf, type TicketRow } from '../row';

type Field = 'number' | 'externalNo' | 'title' | 'told' | 'demand' | 'address' | 'reply';

/** A part of a ticket's text with the words that were found in it. `marks` are offsets in `text`. */
export interface FoundPassage {
  readonly in: Field;
  readonly text: string;
  readonly marks: readonly Span[];
}

/** The texts in which tickets are found; those that say most about a ticket come first. */
const fieldsOf = (row: TicketRow): readonly (readonly [field: Field, text: string])[] => {
  const { ticketNo: number, externalNo, title, demand, address, reply } = row;
  const texts = { told: wordsOf(row), title, demand, reply, address, number, externalNo };
  return Object.entries(texts).filter((entry): entry is [Field, string] => entry[1] !== undefined);
};

/** Normalises a text of any length. Offsets stay the same. */
const folded = (text: string): string =>
  text.length <= TEXT_LIMIT ? normalise(text) : normalise(text) + folded(text.slice(TEXT_LIMIT));

/**
 * The searchable text of a ticket. Its texts are masked already, so telephone numbers are not among them. Each field is
 * on a line of its own, so that no phrase matches across two fields.
 */
export const searchTextOf = (row: TicketRow): string =>
  fieldsOf(row)
    .map(([, text]) => folded(text))
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
/** Largest number of passages for one ticket. */
const MOST_PASSAGES = 3;

const inOneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** The beginning of the caller's words, in one line. */
export const excerptOf = (row: TicketRow): string => part(inOneLine(wordsOf(row)), 0).text;

/** The passages that show why a search for `phrases` found a ticket, each phrase at least once. */
export function passagesOf(row: TicketRow, phrases: readonly string[]): FoundPassage[] {
  const patterns = phrases.flatMap((phrase) => patternOf(phrase) ?? []);
  const passages: FoundPassage[] = [];
  let missing = patterns;
  for (const [field, whole] of fieldsOf(row)) {
    const text = inOneLine(whole);
    const normal = folded(text);
    const shown = missing.filter((pattern) => normal.search(pattern) >= 0);
    if (shown.length === 0) continue;
    const marks = mergedSpans(patterns.flatMap((pattern) => spansOf(normal, pattern)));
    const first = Math.min(...shown.map((pattern) => normal.search(pattern)));
    passages.push(passage(field, text, marks, first > EXCERPT - BEFORE ? first - BEFORE : 0));
    missing = missing.filter((pattern) => !shown.includes(pattern));
    if (passages.length === MOST_PASSAGES) break;
  }
  return passages;
}

function passage(field: Field, whole: string, marks: readonly Span[], start: number): FoundPassage {
  const { text, shift, end } = part(whole, start);
  return {
    in: field,
    text,
    marks: marks
      .filter(({ from, to }) => to > start && from < end)
      .map(({ from, to }) => ({ from: Math.max(from, start) + shift, to: Math.min(to, end) + shift })),
  };
}

/** At most `EXCERPT` characters of a text. `shift`: offset in the part minus offset in the whole text. */
function part(whole: string, start: number): { text: string; shift: number; end: number } {
  const shown = [...whole.slice(start)].slice(0, EXCERPT).join('');
  const end = start + shown.length;
  const text = `${start > 0 ? '…' : ''}${shown}${end < whole.length ? '…' : ''}`;
  return { text, shift: (start > 0 ? 1 : 0) - start, end };
}

/** Finds a phrase as the search does: signs may stand between its words, and the end of a longer word is not found. */
function patternOf(phrase: string): RegExp | undefined {
  const runs = phrase.match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu);
  if (!runs) return undefined;
  const isHan = /^\p{Script=Han}/u.test(runs[0]);
  return new RegExp((isHan ? '' : '(?<!(?!\\p{Script=Han})[\\p{L}\\p{N}])') + runs.join('[^\\p{L}\\p{N}]*'), 'gu');
}

const spansOf = (text: string, pattern: RegExp): Span[] =>
  Array.from(text.matchAll(pattern), ({ index, 0: found }) => ({ from: index, to: index + found.length }));
