import { join } from 'node:path';
import { compile, type Jurisdiction, type Pack } from '@hotline/jurisdiction';
import { readPackFolder } from './loader';

jest.setTimeout(60_000);

const read = (name: string): Promise<Pack> => readPackFolder(join(__dirname, '../../../deploy/jurisdictions', name));
const inFields = (pack: Pack, ...fields: string[]): number =>
  pack.matters.filter((m) => fields.includes(m.field)).length;
const inClass = (pack: Pack, ...classes: string[]): number =>
  pack.units.filter((u) => classes.includes(u.class ?? '')).length;
const ofKind = (pack: Pack, kind: string): number => pack.units.filter((u) => u.kind === kind).length;
function leadOf(jurisdiction: Jurisdiction, matter: string, region: string, on: string): string | undefined {
  const decision = jurisdiction.decide({ matter, region, facts: {}, on });
  return decision.kind === 'lead' ? decision.lead.unit : undefined;
}

describe('Numbers that documents state, counted in the packs', () => {
  test('Changzhou has 3,005 items in 25 classes, 806 and 2,199 in two editions, and squads lead on 100', async () => {
    const pack = await read('changzhou');
    const edition = (id: string): number => pack.matters.filter((m) => m.catalogue === id).length;
    const classes = (prefix: string): number => pack.fields.filter((f) => f.code.startsWith(prefix)).length;
    expect([inFields(pack, 'first-batch', 'second-batch'), edition('batch-one'), edition('batch-two')]).toEqual([
      3005, 806, 2199,
    ]);
    expect([classes('class-'), classes('class-one'), classes('class-two'), classes('squad.')]).toEqual([25, 9, 16, 4]);
    const jurisdiction = compile(pack);
    expect(
      pack.matters.filter((m) => leadOf(jurisdiction, m.code, 'place', '2022-02-23') === 'squad-place'),
    ).toHaveLength(100);
  });

  test('Jiaozhou has 130 items of streets and 89 of towns, and its squads lead in seven fields each', async () => {
    const pack = await read('jiaozhou');
    const jurisdiction = compile(pack);
    const named = pack.matters.filter((m) => m.field.startsWith('f-')).map((m) => m.code);
    const fields = (squad: string, region: string): number =>
      named.filter((matter) => leadOf(jurisdiction, matter, region, '2015-01-01') === squad).length;
    expect([
      fields('squad-street', 'street'),
      inFields(pack, 'street-items'),
      fields('squad-town', 'town'),
      inFields(pack, 'town-items'),
    ]).toEqual([7, 130, 7, 89]);
  });

  test('Beilun has 83 bodies, 24 pilot powers, seven fields, and the stated departments in each mode', async () => {
    const pack = await read('beilun');
    const kinds = [
      'district-organ',
      'dispatched-organ',
      'authorised-sub-body',
      'authorised-institution',
      'authorised-organisation',
      'entrusted-institution',
      'in-municipal-name',
    ];
    expect([inClass(pack, ...kinds), ...kinds.map((kind) => inClass(pack, kind))]).toEqual([
      83, 30, 3, 19, 14, 2, 13, 2,
    ]);
    expect([inFields(pack, 'pilot'), inFields(pack, 'seven')]).toEqual([24, 7]);
    const one = (await read('beilun-one')).powers.find((p) => p.id === 'district-penalties');
    const two = (await read('beilun-two')).units.find((u) => u.id === 'joint-brigade');
    const entrusted = (await read('beilun-two-entrusted')).powers.filter(
      (p) => p.id.endsWith('-entrusted') && p.fields.length > 0,
    );
    expect([one?.fields.length, two?.staffedBy?.length, new Set(entrusted.flatMap((p) => p.fields)).size]).toEqual([
      13, 8, 19,
    ]);
  });

  test('Shanghe has 13 squads, Huaiyin eight teams, and Xiema 17 towns, 13 departments and 14 powers', async () => {
    const [shanghe, huaiyin, xiema] = await Promise.all([read('shanghe'), read('huaiyin'), read('xiema')]);
    expect([ofKind(shanghe, 'squad'), inClass(huaiyin, 'team')]).toEqual([13, 8]);
    expect([
      ofKind(xiema, 'town'),
      inClass(xiema, 'entrusting', 'not-entrusting'),
      inClass(xiema, 'entrusting'),
      inFields(xiema, 'entrusted'),
    ]).toEqual([17, 13, 11, 14]);
  });

  test('Chengkou has three squads, Qinhuai has eight powers and Qingyang has sixteen tasks', async () => {
    const [chengkou, qinhuai, qingyang, caps, seven] = (await Promise.all(
      ['chengkou', 'qinhuai', 'qingyang', 'many-caps', 'chongqing'].map(read),
    )) as [Pack, Pack, Pack, Pack, Pack];
    expect([ofKind(chengkou, 'squad'), inFields(chengkou, 'six'), inFields(qinhuai, 'eight')]).toEqual([3, 6, 8]);
    expect([
      inFields(qingyang, 'tasks'),
      inClass(caps, 'cap'),
      inFields(caps, 'seven'),
      inFields(seven, 'seven'),
    ]).toEqual([16, 12, 7, 7]);
  });

  test('the judicial bureau has seven sections with their duties, seven faults, six sanctions and 100 points', async () => {
    const pack = await read('judicial-bureau');
    const sections = pack.units.filter((u) => u.class === 'section').map((u) => u.id);
    expect(sections.map((section) => inFields(pack, section))).toEqual([12, 5, 9, 5, 4, 5, 4]);
    expect([inFields(pack, 'faults'), inFields(pack, 'sanctions')]).toEqual([7, 6]);
    const [scheme] = pack.assessments;
    expect([scheme?.full, scheme?.parts.map((p) => [p.full, p.items.map((i) => [i.full, i.each])])]).toEqual([
      100,
      [
        [30, Array(5).fill([6, undefined])],
        [50, Array(5).fill([10, 2])],
        [20, [[20, undefined]]],
      ],
    ]);
  });

  test('entries that a document counts but does not name are marked as placeholders', async () => {
    for (const name of ['changzhou', 'jiaozhou', 'beilun', 'xiema', 'chongqing']) {
      const numbered = (await read(name)).matters.filter((m) => m.placeholder);
      expect(numbered.length).toBeGreaterThan(0);
      for (const { name: said } of numbered.slice(0, 5))
        expect([said.zh, said.en]).toEqual([expect.stringContaining('占位'), expect.stringContaining('placeholder')]);
    }
  });
});
