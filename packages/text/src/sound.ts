import type { pinyin } from 'pinyin-pro';
import { isHan } from './normal-form/normalise';

// Loading the dictionary takes about 0.1 s, so it is loaded for the first text and not when the process starts.
declare const require: (name: 'pinyin-pro') => { readonly pinyin: typeof pinyin };

const syllables = new Map<string, string>();

/** The Mandarin syllable of a character, without tone: 玉 → yu. Another character stands for itself. */
function syllableOf(character: string): string {
  let syllable = syllables.get(character);
  if (syllable === undefined) {
    syllable = isHan(character.charCodeAt(0))
      ? require('pinyin-pro').pinyin(character, { toneType: 'none', v: true })
      : character;
    syllables.set(character, syllable);
  }
  return syllable;
}

/** Sounds that many speakers do not distinguish: zh and z, ch and c, sh and s, l and n; ang and an, eng and en, ing and in. */
const alike = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^l/, 'n')
    .replace(/([aei]n)g$/, '$1');

/** First code point of a private use area: a syllable is written as one character of it. */
const PRIVATE_USE = 0xe000;
const signs = new Map<string, string>();

/** The sign of a Chinese character. */
function signOf(character: string): string {
  const sound = alike(syllableOf(character));
  let sign = signs.get(sound);
  if (sign === undefined) signs.set(sound, (sign = String.fromCharCode(PRIVATE_USE + signs.size)));
  return sign;
}

/**
 * A text with one sign for each Chinese character, the same for characters that sound alike: 玉皇庙 and 玉黄庙 give the
 * same signs. As long as the text, in UTF-16 units. The signs mean something in this process only.
 */
export const soundsOf = (text: string): string => text.replace(/[\u4e00-\u9fff]/g, signOf);

/** How a name is typed with a pinyin keyboard: 玉皇庙镇 → yuhuangmiaozhen, or by its initials, yhmz. */
export function typedForms(name: string): readonly [full: string, initials: string] {
  const spelled = [...name].map(syllableOf);
  return [spelled.join(''), spelled.map((one) => one.slice(0, 1)).join('')];
}
