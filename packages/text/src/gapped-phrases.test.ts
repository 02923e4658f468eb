import fc from 'fast-check';
import { gappedPhraseGroups, gappedPhraseMatcher } from './gapped-phrases';
import { spanOf } from './span';

it('finds the longest phrase at each position, and phrases with up to eight characters in a gap', () => {
  const find = gappedPhraseMatcher([
    ['水', 'water'],
    ['水管', 'pipe'],
    ['出…来', 'trapped'],
  ]);
  expect(find('水管里出不来')).toEqual([
    { offset: 0, length: 2, values: ['pipe'] },
    { offset: 3, length: 3, values: ['trapped'] },
  ]);
  expect(find('出了一二三四五六七八九来')).toEqual([]);
});

it('finds the phrases of several groups in one pass, as one matcher for each group finds them', () => {
  const phrase = fc
    .string({ unit: fc.constantFrom('水', '管', '火', '…'), maxLength: 4 })
    .filter((it) => it[0] !== '…');
  const text = fc.string({ unit: fc.constantFrom('水', '管', '火', ','), maxLength: 20 });
  fc.assert(
    fc.property(fc.array(fc.uniqueArray(phrase, { maxLength: 5 }), { maxLength: 4 }), text, (groups, said) => {
      const apart = groups.map((phrases) => gappedPhraseMatcher(phrases.map((it) => [it, true])));
      const found = gappedPhraseGroups(groups)(said);
      expect(groups.map((_, group) => found.get(group) ?? [])).toEqual(apart.map((find) => find(said).map(spanOf)));
    }),
  );
});
