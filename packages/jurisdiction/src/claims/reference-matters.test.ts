import { tinyPack } from '@hotline/jurisdiction-files/testing';
import { compile } from '../compile';

const REFERENCES = `basis: {kind: assumption, text: t}
references:
  - code: streets
    name: {zh: 街面, en: Streets}
    matters:
      - {code: streets.stall, name: {zh: 摊点, en: Stall}, synonyms: [地摊], legal: [占道经营], examples: [门口有人摆摊]}
      - {code: streets.shed, name: {zh: 棚, en: Shed}, examples: [邻居搭棚子]}
      - {code: streets.sign, name: {zh: 招牌, en: Sign}, examples: [招牌要掉了]}
`;
const likesOf = (stall: string, shed: string) => {
  const { matters } = compile(
    tinyPack(REFERENCES, (files) =>
      files.replace('words: [摆摊]}', `words: [摆摊]${stall}}`).replace('words: [棚子]}', `words: [棚子]${shed}}`),
    ),
  );
  return [matters.get('stall')?.like, matters.get('shed')?.like];
};

test('a matter resembles the reference matters in its `like`: none if the list is empty, unknown without a list', () => {
  expect(likesOf(', like: [streets.stall]', '')).toEqual([['streets.stall'], undefined]);
  expect(likesOf(', like: []', '')).toEqual([[], undefined]);
});

test('a field in `like` means all its reference matters, except those that a matter names by their own code', () => {
  expect(likesOf(', like: [streets]', ', like: [streets.shed]')).toEqual([
    ['streets.stall', 'streets.sign'],
    ['streets.shed'],
  ]);
});

test('the words of a reference matter are its other names and its terms of law', () => {
  expect(compile(tinyPack(REFERENCES)).references?.get('streets.stall')).toEqual({
    code: 'streets.stall',
    name: { zh: '摊点', en: 'Stall' },
    field: 'streets',
    words: ['地摊', '占道经营'],
    examples: ['门口有人摆摊'],
  });
  expect(compile(tinyPack('fields: []')).references).toBeUndefined();
});
