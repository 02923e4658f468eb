import { tinyPack } from '@hotline/jurisdiction-files/testing';
import { catalogueFindings } from './catalogue-findings';
import { likeProposer } from './propose-likes';

const REFERENCES = `basis: {kind: assumption, text: t}
references:
  - code: trading
    name: {zh: 占道经营, en: Street trading}
    matters:
      - {code: trading.stall, name: {zh: 流动摊贩占道经营, en: Stall}, synonyms: [摆地摊], examples: [门口有人摆摊]}
  - code: parking
    name: {zh: 停车, en: Parking}
    matters:
      - {code: parking.lock, name: {zh: 私装地锁, en: Lock}, legal: [擅自设置地锁], examples: [车位装了锁]}
`;
const propose = (zh: string, ...words: string[]) =>
  likeProposer(tinyPack(REFERENCES))({ name: { zh }, words }).map(({ code }) => code);

test('a matter resembles the reference matter with the most similar name, other name or term of law', () => {
  expect(propose('装地锁')).toEqual(['parking.lock']);
  expect(propose('擅自设置地锁的处罚')).toEqual(['parking.lock']);
  expect(propose('乱停放', '地锁')).toEqual(['parking.lock']);
  expect(propose('婚姻登记')).toEqual([]);
});

test('a field is proposed instead of its matters if the name is that of the field', () => {
  expect(propose('占道经营')).toEqual(['trading']);
});

test('a proposal states its score and the two terms that are similar', () => {
  const [proposal] = likeProposer(tinyPack(REFERENCES))({ name: { zh: '摆地摊' }, words: [] });
  expect(proposal).toMatchObject({ score: 1, reason: { own: '摆地摊', reference: '摆地摊' } });
});

const findings = (change: (files: string) => string) =>
  catalogueFindings(tinyPack(REFERENCES, change)).map(({ kind, matters }) => [kind, ...matters]);

test('a matter without words, examples and reference matters cannot be recognised', () => {
  expect(findings((files) => files)).toEqual([]);
  expect(findings((files) => files.replace(', words: [棚子]', ''))).toEqual([['unrecognised', 'shed']]);
  expect(findings((files) => files.replace('words: [棚子]', 'like: [parking.lock]'))).toEqual([]);
  expect(findings((files) => files.replace('words: [棚子]', 'like: []'))).toEqual([['unrecognised', 'shed']]);
});

test('a matter that the frame has under the same name occurs twice', () => {
  const pack = tinyPack(REFERENCES);
  const [stall, shed] = pack.matters;
  if (!stall || !shed) throw new Error('the tiny pack has two matters');
  const twice = {
    ...pack,
    matters: [
      { ...stall, inherited: true as const },
      { ...shed, name: stall.name },
    ],
  };
  expect(catalogueFindings(twice)).toMatchObject([{ kind: 'twice', matters: ['shed', 'stall'] }]);
});
