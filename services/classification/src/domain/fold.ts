import { traditionalPairs } from './traditional';

/** Longer texts are read up to here, in UTF-16 units. */
export const TEXT_LIMIT = 5000;

/** What a character is to the classifier. */
export const OTHER = 0;
export const HAN = 1;
/** A Chinese character that carries grammar, not matter. */
export const HAN_STOP = 2;
export const LETTER = 3;

const GRAMMAR =
  '的地得了着过是我你您他她它们在有和与及或就都也很还又再吗呢吧啊呀嘛哦哈这那其个些些么把被给让向从对为以于之而且并但因所如则';

const folded = foldTable();
const classes = classTable();

/**
 * The text as the classifier reads it: simplified characters, half-width digits and letters, lower case, at most TEXT_LIMIT long.
 * Every character keeps its place, so an offset in the result is an offset in the text.
 */
export function fold(text: string): string {
  const length = Math.min(text.length, TEXT_LIMIT);
  const codes = new Uint16Array(length);
  let changed = length < text.length;
  for (let i = 0; i < length; i += 1) {
    const code = text.charCodeAt(i);
    const to = folded[code] as number;
    changed ||= to !== code;
    codes[i] = to;
  }
  return changed ? String.fromCharCode(...codes) : text;
}

export function classOf(code: number): number {
  return classes[code] as number;
}

export function isHan(code: number): boolean {
  return code >= 0x4e00 && code < 0xa000;
}

function foldTable(): Uint16Array {
  const table = new Uint16Array(65_536).map((_, code) => code);
  for (let i = 0; i + 1 < traditionalPairs.length; i += 2) {
    table[traditionalPairs.charCodeAt(i)] = traditionalPairs.charCodeAt(i + 1);
  }
  for (let code = 0xff01; code <= 0xff5e; code += 1) table[code] = code - 0xfee0;
  for (let code = 0xff21; code <= 0xff3a; code += 1) table[code] = code - 0xfee0 + 32;
  for (let code = 0x41; code <= 0x5a; code += 1) table[code] = code + 32;
  table[0x3000] = 0x20;
  return table;
}

function classTable(): Uint8Array {
  const table = new Uint8Array(65_536);
  table.fill(HAN, 0x4e00, 0xa000);
  table.fill(LETTER, 0x61, 0x7b);
  for (let i = 0; i < GRAMMAR.length; i += 1) table[GRAMMAR.charCodeAt(i)] = HAN_STOP;
  return table;
}
