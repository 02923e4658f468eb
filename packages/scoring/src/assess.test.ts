import { resolve } from 'node:path';
import { readPackFolder } from '@hotline/jurisdiction-files';
import type { Pack } from '@hotline/jurisdiction';
import { powers, problemsOf, tinyPack } from '@hotline/jurisdiction-files/testing';
import { assess } from './assess';
import { BadLapses, type Lapse } from './scorecard';

const name = (zh: string) => `name: {zh: ${zh}, en: ${zh}}`;
const scheme = (more = '') => `
assessments:
  - id: yearly
    ${name('年度考核')}
    full: 20
    units: [bureau, planning]
    parts:
      - {id: basics, ${name('基础')}, full: 6, items: [{id: b1, ${name('重视')}, full: 6}]}
      - {id: execution, ${name('执行')}, full: 14, items: [{id: e1, ${name('程序')}, full: 10, each: 2}, {id: e2, ${name('错案')}, full: 4, each: 2}]}${more}`;
const held = 'id: a, holder: bureau, duty: punish, fields: [streets]';
const packWith = (more = scheme()): Pack => tinyPack(powers(held) + more);
const lapse = (more: Partial<Lapse>): Lapse => ({
  unit: 'bureau',
  item: 'e1',
  on: '2026-03-01',
  what: '超期',
  source: '案卷3号',
  ...more,
});
const scorecards = (lapses: readonly Lapse[], pack = packWith()) =>
  assess(pack, pack.assessments[0] as Pack['assessments'][number], lapses);

describe('an assessment', () => {
  test('gives every assessed unit the full points when there is no record', () => {
    expect(scorecards([]).map((c) => [c.unit, c.score, c.taken])).toEqual([
      ['bureau', 20, 0],
      ['planning', 20, 0],
    ]);
  });

  test('deducts fixed points for each event, or for an item with a range the points that the record states', () => {
    const [bureau, planning] = scorecards([
      lapse({ times: 2 }),
      lapse({ item: 'b1', points: 1.5, what: '无实施意见', source: '检查记录' }),
    ]);
    expect([bureau?.score, bureau?.parts.map((p) => [p.score, p.taken]), planning?.score]).toEqual([
      14.5,
      [
        [4.5, 1.5],
        [10, 4],
      ],
      20,
    ]);
    expect(bureau?.text.map((t) => t.zh)).toEqual([
      '局：14.5分（满分20分，扣5.5分）',
      '重视：扣1.5分，得4.5分；2026-03-01 无实施意见（酌情扣1.5分；凭据：检查记录）',
      '程序：扣4分，得6分；2026-03-01 超期（2起，每起2分；凭据：案卷3号）',
    ]);
  });

  test('deducts at most the full points of an item', () => {
    const [bureau] = scorecards([lapse({ item: 'e2', times: 3 })]);
    expect([bureau?.score, bureau?.parts[1]?.items[1]]).toMatchObject([
      16,
      { taken: 4, score: 0, lapses: [{ taken: 6 }] },
    ]);
    expect(bureau?.text[1]?.en).toContain('4 points off (all of its points), 0 of 4 left');
  });

  test('deducts points for a wrong decision from every unit that is liable for the power in that region', () => {
    const joint = `\nassessments: [{id: yearly, ${name('年度')}, parts: [{id: p, ${name('执法')}, items: [{id: wrong, ${name('错案')}, joint: true}]}]}]`;
    const pack = tinyPack(
      powers(
        'id: a, holder: {local: squad}, duty: punish, fields: [streets], inNameOf: bureau, liable: [{local: squad}, bureau]',
      ) + joint,
    );
    const scored = scorecards(
      [lapse({ unit: undefined as unknown as string, item: 'wrong', points: 2, power: 'a', region: 'west' })],
      pack,
    );
    expect(scored.map((c) => [c.unit, c.taken, c.score])).toEqual([
      ['squad-west', 2, undefined],
      ['bureau', 2, undefined],
    ]);
    expect(scored[0]?.text[0]).toEqual({ zh: '西中队：扣2分', en: 'West squad: 2 points taken off' });
  });

  test('refuses records that cannot be counted and reports all of them at once', () => {
    const bad = () =>
      scorecards([
        lapse({ item: 'e9' }),
        lapse({ unit: 'office' }),
        lapse({ points: 3 }),
        lapse({ item: 'b1' }),
        lapse({}),
      ]);
    expect(bad).toThrow(BadLapses);
    expect(bad).toThrow(
      /record 1: there is no item "e9" — write one of b1, e1, e2\nrecord 2: "office" is not assessed.*\nrecord 3: "e1" takes 2 points for each event, not 3.*\nrecord 4: "b1" leaves the points to discretion/,
    );
  });
});

describe('the responsibility of the judicial bureau', () => {
  const bureau = readPackFolder(resolve(__dirname, '../../../deploy/jurisdictions/judicial-bureau'));
  const scored = async (lapses: readonly Lapse[]) => {
    const pack = await bureau;
    return assess(pack, pack.assessments[0] as Pack['assessments'][number], lapses);
  };

  /** 100 - 2 × 2 (two events of execution.5, 2 points each) - 3 at discretion. */
  test('has one hundred points, and a record names its fault and its sanctions', async () => {
    const reversed = lapse({ unit: 'notary', item: 'execution.5', times: 2, what: '处罚被撤销', fault: 'fault.6' });
    const [card] = (
      await scored([
        { ...reversed, sanctions: ['sanction.criticism', 'sanction.correction'] },
        lapse({ unit: 'notary', item: 'basics.1', points: 3, what: '无实施意见' }),
      ])
    ).filter(({ unit }) => unit === 'notary');
    expect([card?.full, card?.taken, card?.score]).toEqual([100, 7, 93]);
    expect(card?.text.map(({ zh }) => zh).join()).toContain(
      '过错情形：被人民法院判决撤销、部分撤销或者重新作出行政行为；责任追究：批评教育、责令检讨改正',
    );
  });

  test('lists seven faults and six sanctions, and refuses any other, and a sanction without a fault', async () => {
    const pack = await bureau;
    const [{ faults, sanctions } = {}] = pack.assessments;
    const inField = (field: string | undefined) => pack.matters.filter((matter) => matter.field === field).length;
    expect([inField(faults), inField(sanctions)]).toEqual([7, 6]);
    const notary = { unit: 'notary', item: 'execution.4' };
    await expect(scored([lapse({ ...notary, fault: 'fault.8' })])).rejects.toThrow('there is no fault "fault.8"');
    await expect(scored([lapse({ ...notary, sanctions: ['sanction.criticism'] })])).rejects.toThrow(
      'a sanction needs a fault',
    );
    await expect(scored([lapse({ ...notary, fault: 'fault.1', sanctions: ['fault.1'] })])).rejects.toThrow(
      'there is no sanction "fault.1"',
    );
  });
});

describe('the joint deduction of Xiema', () => {
  test('takes the points of a wrong case from the town and from the department that entrusted the power', async () => {
    const pack = await readPackFolder(resolve(__dirname, '../../../deploy/jurisdictions/xiema'));
    const power = pack.powers.find(({ liable = [] }) => liable.includes('environment'));
    const wrong = lapse({ item: 'wrong-case', points: 2, power: power?.id ?? '', region: 'xiema', what: '错案' });
    const { unit: _, ...joint } = wrong;
    const cards = assess(pack, pack.assessments[0] as Pack['assessments'][number], [joint]);
    expect(cards.map(({ unit, taken }) => [unit, taken])).toEqual([
      ['town-xiema', 2],
      ['environment', 2],
    ]);
  });
});

describe('the check of an assessment scheme', () => {
  const said = (change: (text: string) => string) =>
    problemsOf(powers(held) + change(scheme())).map((p) => `${p.line} ${p.message.en}`);

  test('reports wrong totals, missing points, a repeated item and an unknown unit, each with its line', () => {
    expect(said((s) => s.replace('full: 14,', 'full: 13,'))).toEqual([
      '7 "yearly" has 20 points, but its parts have 19',
      '11 "execution" has 13 points, but its parts have 14',
    ]);
    expect(said((s) => s.replace('full: 4,', ''))).toEqual(['11 "execution" states only some of its points']);
    expect(said((s) => s.replace('id: e2', 'id: b1'))).toEqual(['11 "b1" occurs twice']);
    expect(said((s) => s.replace('[bureau, planning]', '[bureua, planning]'))).toEqual(['8 no unit "bureua"']);
  });
});
