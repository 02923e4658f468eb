import { isHan, type Span } from '@hotline/text';

/** A normalised text, or the part [from, to) of it. */
export interface Passage {
  readonly normalised: string;
  /**
   * Parts that must not speak for a label, in order and without overlaps: names of regions, words that are taken back.
   */
  readonly silent: readonly Span[];
  readonly from?: number;
  readonly to?: number;
}

/**
 * Called for each occurrence of a feature (a number of 32 bits, which maps find fastest), with the part [from, to)
 * where it stands.
 */
export type OnFeature = (feature: number, from: number, to: number) => void;

const OTHER = 0;
const CONTENT = 1;
/** Chinese characters that carry grammar and no topic. */
const GRAMMAR_WORD = 2;
const GRAMMAR =
  '的地得了着过是我你您他她它们在有和与及或就都也很还又再吗呢吧啊呀嘛哦哈这那其个些些么把被给让向从对为以于之而且并但因所如则';
const kinds = kindTable();

/**
 * Features of a text: its Chinese characters and letters one by one, except those that carry only grammar, and pairs
 * of neighbours. They
 * survive typing errors, dialect and words that are in no dictionary.
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
  for (let i = 0; i < GRAMMAR.length; i += 1) table[GRAMMAR.charCodeAt(i)] = GRAMMAR_WORD;
  return table;
}
