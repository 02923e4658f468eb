import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { compile, countNames, type Counts, type ScoreScheme } from '@hotline/jurisdiction';
import { powers, problemsOf, tinyPack } from '@hotline/jurisdiction-files/testing';
import { ratesOf } from '../figures/measure';
import { ranksOf, scoreBy, type SchemeScore } from './score';

const published = readFileSync(resolve(__dirname, '../../../../deploy/samples/score-schemes.yaml'), 'utf8')
  .split('\n')
  .filter((line) => !line.startsWith('basis:'))
  .join('\n');
const held = powers('id: a, holder: bureau, duty: punish, fields: [streets]');
const { evaluation } = compile(tinyPack(`${held}\n${published}`));
const schemeOf = (id: string): ScoreScheme => {
  const found = evaluation.schemes.find((scheme) => scheme.id === id);
  if (!found) throw new Error(`no scheme ${id}`);
  return found;
};

const none = Object.fromEntries(Object.keys(countNames).map((name) => [name, 0])) as unknown as Counts;
const score = (id: string, counts: Partial<Counts>, stated: Readonly<Record<string, number>> = {}): SchemeScore => {
  const all = { ...none, ...counts };
  return scoreBy(schemeOf(id), { counts: all, rates: ratesOf(all, evaluation.rates), stated });
};
const pointsOf = ({ items }: SchemeScore) => items.map(({ points }) => points);

describe('the published rules', () => {
  /**
   * 180 = 200 due - 20 suspended; 117 in time = 65 %: 50 - 5; 153 resolved = 85 %: 20 - 5; urgent 18 of 20 = 90 %:
   * 10 × 0.5 off; 17 of 20 in time = 85 %: 10 × 0.5 off. Six sent back: five fewer than three times, one of them of a
   * leader = 6 × 0.2; one of a leader three times = 2 × 0.5. Two faked tickets, one of them of a leader: 3 off.
   */
  it('Jinhua: points below a threshold, deductions for urgent tickets and rework, and leaders and media twice', () => {
    const counts = { due: 200, suspended: 20, resolvedInTime: 117, resolved: 153 };
    const urgent = { dueUrgent: 20, urgentResolved: 18, urgentInTime: 17 };
    const rework = { redone: 6, redoneOften: 1, redoneNotable: 2, redoneOftenNotable: 1 };
    const given = score('jinhua', { ...counts, ...urgent, ...rework }, { faked: 2, fakedNotable: 1 });
    expect(pointsOf(given)).toEqual([45, 15, 5, 5, 2.2, 3, 0]);
    expect([given.score, given.outOf]).toEqual([44.8, 70]);
  });

  it('Jinhua: without urgent tickets nothing is deducted for them, and the total is never below 0', () => {
    const counts = { due: 100, resolvedInTime: 90, resolved: 95 };
    expect(score('jinhua', counts)).toMatchObject({ score: 70, outOf: 70 });
    expect(score('jinhua', counts, { faked: 90 }).score).toBe(0);
  });

  it('sixty points in time and ten for supervised tickets, all ten where no ticket was supervised', () => {
    const counts = { due: 180, resolvedInTime: 171 };
    expect(score('sixty-and-ten', counts, { supervisedDue: 4, supervisedInTime: 3 }).score).toBe(64.5);
    const without = score('sixty-and-ten', counts);
    expect([without.score, without.items[1]]).toEqual([67, expect.objectContaining({ points: 10, given: true })]);
  });

  it('Yangzhou: 100 points and at most 5 added; stated points count up to the most of their item', () => {
    const counts = { due: 100, resolvedInTime: 90, called: 50, redone: 5 };
    const stated = { hotlineStated: 4.8, specialStated: 9, basicsStated: 8.5 };
    expect(score('yangzhou', counts, { ...stated, eventsStated: 3 }).score).toBe(92.8);
    expect(score('yangzhou', counts, { ...stated, specialStated: 12, eventsStated: 9 }).score).toBe(95.8);
  });

  it('Jungar: response gives 30 points, resolution and satisfaction give 35 each', () => {
    const counts = { called: 60, contacted: 54, answered: 50, confirmed: 38, confirmedPartly: 4 };
    expect(pointsOf(score('jungar', { ...counts, satisfied: 30, mostlySatisfied: 12 }))).toEqual([27, 28, 29.4]);
    expect(score('jungar', { ...counts, satisfied: 30, mostlySatisfied: 12 }).score).toBe(84.4);
  });

  it('Suizhou: five points', () => {
    const counts = { called: 40, contacted: 38, due: 50, resolvedInTime: 45, answered: 30, satisfied: 24 };
    expect(score('suizhou', counts)).toMatchObject({ score: 4.25, outOf: 5 });
  });

  it.each([
    [120, 96, 5],
    [167, 150, 14.82],
    [3, 2, 0],
    [100, 97, 20],
  ])('Lianyungang: %d due and %d in time give the printed %d points', (due, resolvedInTime, points) => {
    expect(pointsOf(score('lianyungang', { due, resolvedInTime }))[0]).toBe(points);
  });

  it.each([
    ['lianyungang', 17, 12, 12.8],
    ['lianyungang-province', 8, 7, 19.75],
    ['lianyungang-province', 6, 5, 17.67],
    ['lianyungang-province', 4, 3, 13.5],
    ['lianyungang-province', 2, 1, 12.5],
  ])('%s: of %d callers %d are satisfied, which gives the printed %d points', (id, answered, satisfied, points) => {
    const { items } = score(id, { answered, satisfied });
    expect(items.find(({ item }) => item.id === 'satisfactionPoints')?.points).toBe(points);
  });

  it('Lianyungang: acknowledging gives 0 points at 80 %, and each poor reply takes one of ten', () => {
    const [, , signed, replies] = pointsOf(
      score('lianyungang', { acknowledgeDue: 50, acknowledgedInTime: 40 }, { poorReplies: 1 }),
    );
    expect([signed, replies]).toEqual([0, 9]);
  });

  it('Lianyungang: the data quality is the printed 29.45', () => {
    const stated = { fieldsStated: 9.48, contentStated: 9.99, promptStated: 4.98, interfaceStated: 5 };
    expect(score('lianyungang-data', {}, stated)).toMatchObject({ score: 29.45, outOf: 30 });
  });
});

describe('a score', () => {
  it('an item without a value is not scored, and the points of the others are out of less', () => {
    expect(score('jungar', { called: 10, contacted: 9 })).toMatchObject({ score: 27, outOf: 30 });
    const empty = score('jungar', {});
    expect([empty.score, empty.outOf]).toEqual([undefined, 0]);
  });

  it('ranks compare shares of the possible points; equal shares have the same rank, and no score has no rank', () => {
    const of = (points: number | undefined, outOf: number): SchemeScore => ({
      ...(points === undefined ? {} : { score: points }),
      outOf,
      items: [],
    });
    const ranks = ranksOf(
      new Map([
        ['a', of(45, 50)],
        ['b', of(80, 100)],
        ['c', of(90, 100)],
        ['d', of(undefined, 0)],
      ]),
    );
    expect([...ranks]).toEqual([
      ['a', 1],
      ['b', 3],
      ['c', 1],
    ]);
  });
});

describe('the check of a scheme', () => {
  const said = (more: string, items: string) => {
    const name = '{zh: 考核, en: Scores}';
    const scheme = `{id: own, name: ${name}, full: 10, ${more} items: [${items.replaceAll('NAME', name)}]}`;
    return problemsOf(`${held}\nevaluation: {schemes: [${scheme}]}`).map(({ message, hint }) => [message.zh, hint.zh]);
  };
  const ten = '{id: ten, name: NAME, full: 10, formula: due}';

  it('items may use counts, stated numbers and the items before them', () => {
    const off = '{id: off, name: NAME, kind: deducted, formula: 0.5 * ten + visits}';
    expect(said('stated: [{id: visits, name: {zh: 走访, en: Visits}}],', `${ten}, ${off}`)).toEqual([]);
  });

  it('refuses an unknown name, a later item, and a name that stands for something else already', () => {
    expect(said('', '{id: ten, name: NAME, full: 10, formula: onTimee}')[0]?.[0]).toBe('公式中没有“onTimee”这一项');
    const off = '{id: off, name: NAME, kind: deducted, formula: ten}';
    expect(said('', `${off}, ${ten}`)[0]?.[0]).toBe('公式中没有“ten”这一项');
    expect(said('', `${ten}, {id: due, name: NAME, kind: added, formula: ten}`)).toEqual([
      ['“due”已是另一项的名称', '请换一个名称'],
    ]);
  });

  it('refuses a total that differs from its items, an earned item without points, and an unknown peer group', () => {
    expect(said('', ten.replace('full: 10', 'full: 9'))).toEqual([
      ['“own”满分10分，各得分项合计9分', '请改正其中一个数'],
    ]);
    expect(said('', ten.replace('full: 10, ', ''))[0]?.[1]).toContain('得分项须写明满分');
    expect(said('', ten.replace('full: 10', 'full: 10, atLeast: 11'))[0]?.[1]).toContain('最低分');
    expect(said('peerGroups: [towns],', ten)[0]?.[0]).toBe('没有可比组“towns”');
  });
});
