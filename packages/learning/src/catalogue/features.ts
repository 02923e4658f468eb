import { isHan, type Span } from '@hotline/text';

/** A normalised text, or its part [from, to). */
export interface Passage {
  readonly normalised: string;
  /** Parts that give no features, sorted and without overlaps: names of regions, retracted words. */
  readonly silent: readonly Span[];
  readonly from?: number;
  readonly to?: number;
}

/** Called for each occurrence of a feature with its position [from, to). A feature is a 32-bit number. */
export type OnFeature = (feature: number, from: number, to: number) => void;

const OTHER = 0;
const CONTENT = 1;
/** A Chinese function character: it says nothing about the topic, so it is a feature only as part of a pair. */
const GRAMMAR_WORD = 2;
const GRAMMAR =
  '的地得了着过是我你您他她它们在有和与及或就都也很还又再吗呢吧啊呀嘛哦哈这那其个些些么把被给让向从对为以于之而且并但因所如则';
/**
 * First private-use character. Code that uses the classifier can add such characters to a text as additional features.
 */
export const FIRST_MARK = 0xe000;
const LAST_MARK = 0xf8ff;
const kinds = kindTable();

/**
 * Calls back for each feature of a passage: each Chinese character or letter, except function characters, and each pair
 * of neighbours. Unlike words, such features tolerate typing errors, dialect and words that no dictionary has.
 */
export function eachFeature({ normalised, silent, from = 0, to = normalised.length }: Passage, on: OnFeature): void {
  let next = 0;
  let before = 0;
  for (let i = from; i < to; i += 1) {
    while ((silent[next]?.to ?? Infinity) <= i) next += 1;
    const code = normalised.charCodeAt(i);
    const kind = (silent[next]?.from ?? Infinity) <= i ? OTHER : kinds[code];
    if (kind === CONTENT) on(code, i, i + 1);
    if (kind === OTHER) before = 0;
    else {
      if (before > 0) on((before << 16) | code, i - 1, i + 1);
      before = code;
    }
  }
}

function kindTable(): Uint8Array {
  const table = Uint8Array.from({ length: 65_536 }, (_, code) => (isHan(code) ? CONTENT : OTHER));
  table.fill(CONTENT, 0x61, 0x7b);
  table.fill(CONTENT, FIRST_MARK, LAST_MARK + 1);
  for (let i = 0; i < GRAMMAR.length; i += 1) table[GRAMMAR.charCodeAt(i)] = GRAMMAR_WORD;
  return table;
}
