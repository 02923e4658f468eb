/** Called for each occurrence of a feature: its 32-bit hash and the stretch [from, to) of the text that it stands in. */
export type OnFeature = (hash: number, from: number, to: number) => void;

/** Longer texts are read up to here, in UTF-16 units. */
export const TEXT_LIMIT = 5000;
/** A first line up to here is a title. */
const TITLE_LIMIT = 120;
const LONGEST = 3;

/** Kinds of feature; each is weighed against its like. */
export const BLOCKS = ['text', 'title'] as const;

/** Where the title of a folded text ends; 0 without one. */
export function titleEnd(text: string): number {
  const end = text.indexOf('\n');
  return end > 0 && end <= TITLE_LIMIT && end < text.length - 1 ? end : 0;
}

/** Runs of 1 to 3 characters; spaces are not seen. */
export function eachFeature(text: string, block: number, on: OnFeature): void {
  const end = block === 0 ? Math.min(text.length, TEXT_LIMIT) : titleEnd(text);
  const codes = new Uint16Array(end);
  const places = new Uint16Array(end);
  let length = 0;
  for (let i = 0; i < end; i += 1) {
    const code = text.charCodeAt(i);
    if (code <= 32) continue;
    codes[length] = code;
    places[length] = i;
    length += 1;
  }
  for (let i = 0; i < length; i += 1) {
    let hash = block;
    const last = Math.min(length, i + LONGEST);
    for (let j = i; j < last; j += 1) {
      hash = mixed(hash, codes[j] as number);
      on(hash, places[i] as number, (places[j] as number) + 1);
    }
  }
}

function mixed(hash: number, code: number): number {
  const next = Math.imul(hash ^ code, 0x9e3779b1);
  return next ^ (next >>> 15);
}
