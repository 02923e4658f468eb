import { formulaOf, type ScoreScheme } from '@hotline/jurisdiction';
import type { CommandContext, Decided } from '@hotline/runtime';
import { appeal, decideAppeal, decideExclusion, freeze, requestExclusion, stateNumber } from './commands';
import { sheetAt, type ScoreSheet, type SheetView } from './sheet';

const name = { zh: '名称', en: 'name' };
const scheme: ScoreScheme = {
  id: 'monthly',
  name,
  full: 10,
  stated: [{ id: 'visits', name }],
  items: [
    {
      id: 'ten',
      name,
      kind: 'earned',
      full: 10,
      atLeast: 0,
      without: 'not-scored',
      written: 'visits',
      formula: formulaOf('visits'),
    },
  ],
};
const END = 1000;
const view: SheetView = {
  schemes: new Map([['monthly', scheme]]),
  exclusions: new Map([['untrue', name]]),
  units: new Map([['squad', { name }]]),
  endOf: () => END,
};
const sheet = { scheme: 'monthly', from: '2026-03-01', until: '2026-03-31' };
const as = (id: string, now: number): CommandContext<SheetView> => ({
  now,
  view,
  jurisdiction: 'county',
  actor: id === 'clerk' ? { id, role: 'unit', unit: 'squad' } : { id, role: 'supervisor' },
});
const after = (decided: Decided<ScoreSheet>): ScoreSheet => {
  if (!decided || 'refused' in decided || !decided.state) throw new Error(`refused: ${JSON.stringify(decided)}`);
  return decided.state;
};
const refusalOf = (decided: Decided<ScoreSheet>): string | undefined =>
  decided && 'refused' in decided ? decided.detail.zh : undefined;
const asked = (state?: ScoreSheet, ticketId = 't1', now = 1) => {
  const exclusion = { ticketId, ticketNo: `No ${ticketId}`, code: 'untrue', evidence: '现场照片' };
  return requestExclusion(state, { sheet, ...exclusion }, as('lin', now));
};
const decide = (state: ScoreSheet, approve = true, by = 'wang', now = 2) =>
  decideExclusion(state, { sheet, ticketId: 't1', approve, reason: '属实' }, as(by, now));
const stated = (state?: ScoreSheet, value = 7, now = 1) =>
  stateNumber(state, { sheet, unit: 'squad', statedNumber: 'visits', value, source: '台账' }, as('lin', now));

describe('a sheet of scores', () => {
  it('leaves a ticket out only once a second person has approved it, and keeps the evidence and both people', () => {
    const open = after(asked());
    expect([...sheetAt(open, 5).excluded]).toEqual([]);
    const approved = after(decide(open));
    expect([...sheetAt(approved, 5).excluded]).toEqual(['t1']);
    expect(sheetAt(approved, 5).shown.exclusions).toMatchObject([
      { code: 'untrue', evidence: '现场照片', by: 'lin', decided: { approved: true, by: 'wang' } },
    ]);
    expect([...sheetAt(after(decide(open, false)), 5).excluded]).toEqual([]);
  });

  it('refuses an approval by the person who asked, an unknown reason, and a second request', () => {
    const open = after(asked());
    expect(refusalOf(decide(open, true, 'lin'))).toBe('剔除须由申请人以外的人批准');
    expect(refusalOf(asked(open))).toBe('该工单已申请剔除或已剔除');
    const other = { ticketId: 't2', ticketNo: 'No 2', code: 'other', evidence: '无' };
    expect(refusalOf(requestExclusion(undefined, { sheet, ...other }, as('lin', 1)))).toBe('没有这一剔除事由');
    expect(refusalOf(decide(after(decide(open))))).toBe('该工单没有待决定的剔除申请');
    expect(refusalOf(asked(after(decide(open, false))))).toBeUndefined();
  });

  it('the latest number that was stated counts, and earlier ones count as of their time', () => {
    const sheetNow = after(stated(after(stated(undefined, 7, 1)), 9, 3));
    expect([sheetAt(sheetNow, 2).stated.get('squad'), sheetAt(sheetNow, 3).stated.get('squad')]).toEqual([
      { visits: 7 },
      { visits: 9 },
    ]);
    const wrong = { unit: 'squad', statedNumber: 'walks', value: 1, source: '台账' };
    expect(refusalOf(stateNumber(undefined, { sheet, ...wrong }, as('lin', 1)))).toBe('该考核办法没有这一填报项');
    expect(refusalOf(stateNumber(undefined, { sheet, ...wrong, unit: 'nobody' }, as('lin', 1)))).toBe(
      '本辖区没有这一单位',
    );
    expect(refusalOf(stateNumber(undefined, { sheet: { ...sheet, scheme: 'x' }, ...wrong }, as('lin', 1)))).toBe(
      '没有这一考核办法',
    );
  });

  it('a sheet is frozen only after its period and once all requests are decided; then only appeals change the scores', () => {
    const open = after(stated(after(asked())));
    expect(refusalOf(freeze(open, { sheet }, as('lin', END)))).toBe('还有剔除申请未决定');
    const ready = after(decide(open));
    expect(refusalOf(freeze(ready, { sheet }, as('lin', END - 1)))).toBe('考核期尚未结束，不能冻结');
    const cold = after(freeze(ready, { sheet }, as('lin', END)));
    expect(sheetAt(cold, END + 9).figuresAt).toBe(END);
    expect(sheetAt(cold, END - 5)).toMatchObject({ figuresAt: END - 5 });
    for (const change of [stated(cold), asked(cold, 't2'), decide(cold), freeze(cold, { sheet }, as('lin', END + 1))])
      expect(refusalOf(change)).toBe('该考核期的得分已冻结');
  });

  it('an accepted appeal corrects the score from its decision on, and a rejected one does not', () => {
    const contested = after(appeal(undefined, { sheet, id: 'a1', item: 'ten', reason: '漏计走访' }, as('clerk', 1)));
    const answer = (accept: boolean, points?: number) =>
      decideAppeal(contested, { sheet, id: 'a1', accept, points, reason: '核实' }, as('wang', 4));
    const accepted = after(answer(true, 1.5));
    expect([sheetAt(accepted, 3).corrections.size, sheetAt(accepted, 4).corrections.get('squad')]).toEqual([0, 1.5]);
    expect(sheetAt(accepted, 3).shown.appeals).toMatchObject([{ id: 'a1', unit: 'squad' }]);
    expect(sheetAt(accepted, 3).shown.appeals[0]).not.toHaveProperty('decided');
    expect(sheetAt(after(answer(false)), 9).corrections.size).toBe(0);
    const points = '同意申诉须写明更正的分数，驳回申诉不写分数';
    expect([refusalOf(answer(true)), refusalOf(answer(false, 1))]).toEqual([points, points]);
    const again = decideAppeal(accepted, { sheet, id: 'a1', accept: false, reason: '再议' }, as('wang', 5));
    expect(refusalOf(again)).toBe('该申诉已有决定');
    expect(refusalOf(decideAppeal(accepted, { sheet, id: 'a2', accept: false, reason: '无' }, as('wang', 5)))).toBe(
      '没有这一申诉',
    );
    const item = (of: string) => appeal(contested, { sheet, id: 'a3', item: of, reason: '又一次' }, as('clerk', 5));
    expect([refusalOf(item('ten')), refusalOf(item('other'))]).toEqual(['该项已在申诉中', '该考核办法没有这一计分项']);
  });
});
