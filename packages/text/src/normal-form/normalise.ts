import { traditionalPairs } from './traditional';

/** UTF-16 units of a text that are normalised; the rest is dropped. */
export const TEXT_LIMIT = 5000;

const normalForms = normalFormTable();

/**
 * Converts to simplified characters, half width and lower case, and cuts at {@link TEXT_LIMIT}. Characters are replaced
 * one by one, so an offset in the result is an offset in the text.
 */
export function normalise(text: string): string {
  const length = Math.min(text.length, TEXT_LIMIT);
  const codes = new Uint16Array(length);
  let changed = length < text.length;
  for (let i = 0; i < length; i += 1) {
    const code = text.charCodeAt(i);
    const to = normalForms[code] as number;
    changed ||= to !== code;
    codes[i] = to;
  }
  return changed ? String.fromCharCode(...codes) : text;
}

/** Whether a UTF-16 unit is a Chinese character of the main block (U+4E00–9FFF). */
export function isHan(code: number): boolean {
  return code >= 0x4e00 && code < 0xa000;
}

function normalFormTable(): Uint16Array {
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
