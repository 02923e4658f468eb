import { slowTexts } from '@hotline/text/testing';
import { fingerprintOf, sharedPhrases } from '.';

const noise = fingerprintOf({ text: '工地半夜施工噪音扰民' });

it.each([
  ['fingerprints', (text: string) => fingerprintOf({ text, address: text.slice(0, 500) })],
  ['shared phrases', (text: string) => sharedPhrases(text, noise)],
])('computes %s in linear time on texts that make regular expressions backtrack', (_name, read) => {
  expect(slowTexts(read)).toEqual([]);
});
