import * as api from '@hotline/contracts';
import { refusal, type TestPerson } from '../client';
import { admin, caller as agent, dispatcher, operator, supervisor } from '../people';
import { TestWorld } from '../world';
import { shapes } from './shapes';
import { contactAndResolve, dissatisfied, satisfied, squad, stallCall, town } from './stall';

jest.setTimeout(60_000);

const sheet = { scheme: 'three-rates', from: '2026-03-01', until: '2026-03-03' };

describe.each(shapes)('Decisions about the scores of a month, with $shape', ({ shape: _, ...setting }) => {
  let world: TestWorld;
  let good: string;
  let bad: string;
  beforeEach(async () => {
    world = await TestWorld.open({ at: '2026-03-02T09:00:00+08:00', ...setting });
    good = await answered('13800138001', {});
    bad = await answered('13800138002', dissatisfied);
  });
  afterEach(() => world.close());

  const answered = async (phone: string, result: object): Promise<string> => {
    const caller = { name: '王建国', phone, anonymity: 'named' as const };
    const { ticketId } = await world.register({ ...stallCall(world), caller });
    await world.give(api.acknowledgeDispatch, ticketId, {}, squad);
    await contactAndResolve(world, ticketId, squad, `leader-${phone}`);
    await world.give(api.recordCallback, ticketId, { ...satisfied, ...result, caller: ticketId }, agent);
    return ticketId;
  };
  const scores = (as: TestPerson = supervisor, asOf?: string) =>
    world.client.call(api.readScores, { query: { ...sheet, ...(asOf ? { asOf } : {}) } }, { as });
  const scoreOf = async (as?: TestPerson, asOf?: string) =>
    (await scores(as, asOf)).units.find(({ unit }) => unit === 'squad-xushang')?.score;
  const exclude = (ticketId: string, code = 'untrue', as: TestPerson = dispatcher) =>
    world.client.call(api.requestExclusion, { body: { ...sheet, ticketId, code, evidence: '现场照片两张' } }, { as });
  const decideExclusion = (ticketId: string, as: TestPerson, approve = true) =>
    world.client.call(
      api.decideExclusion,
      { params: { ticketId }, body: { ...sheet, approve, reason: '经查不属实' } },
      { as },
    );
  const freeze = () => world.client.call(api.freezeScores, { body: sheet }, { as: supervisor });
  const appeal = (as: TestPerson, item?: string) =>
    world.client.call(api.appealScore, { body: { ...sheet, reason: '已当场解决', ...(item ? { item } : {}) } }, { as });
  const decideAppeal = (id: string, answer: { accept: boolean; points?: number }) =>
    world.client.call(
      api.decideScoreAppeal,
      { params: { appeal: id }, body: { ...sheet, ...answer, reason: '核实后更正' } },
      { as: supervisor },
    );

  it('a ticket is left out once a second person approves it, stays visible, and counts as of an earlier time', async () => {
    expect(await scoreOf()).toBe(65);
    const before = await scores();
    await world.moveTo('2026-03-03T09:00:00+08:00');
    const open = await scoreOf();
    await exclude(bad);
    expect(await scoreOf()).toBe(open);
    await decideExclusion(bad, supervisor);
    const after = await scores();
    expect(after.units).toMatchObject([{ score: 100, excluded: 1, counts: { called: 1 } }]);
    expect(after.exclusions).toMatchObject([
      {
        ticketId: bad,
        unit: 'squad-xushang',
        name: { zh: '经查不属实' },
        evidence: '现场照片两张',
        by: { id: dispatcher.id },
        decided: { approved: true, by: { id: supervisor.id } },
      },
    ]);
    expect((await scores(squad)).exclusions).toHaveLength(1);
    expect((await scores(town)).exclusions).toEqual([]);
    expect(await scores(supervisor, before.asOf)).toEqual(before);
  });

  it('a frozen month keeps its scores although a ticket is reopened; an accepted appeal corrects them', async () => {
    expect(await refusal(freeze())).toMatchObject({ detail: expect.stringContaining('考核期尚未结束') });
    await world.moveTo('2026-03-04T09:00:00+08:00');
    const score = (await scoreOf()) as number;
    expect(await freeze()).toEqual({ ...sheet, frozen: true });
    await world.moveTo('2026-03-04T10:00:00+08:00');
    await world.give(api.reopenTicket, good, { reason: '摊位又回来了', caller: good }, operator);
    expect(await scoreOf()).toBe(score);
    const cold = await scores();
    expect(cold.frozen).toMatchObject({ by: { id: supervisor.id } });
    await world.moveTo('2026-03-05T09:00:00+08:00');
    const { appeal: id } = await appeal(squad, 'resolutionPoints');
    expect(await scoreOf()).toBe(score);
    await decideAppeal(id, { accept: true, points: 5.5 });
    expect((await scores(squad)).units).toMatchObject([{ score: score + 5.5, correction: 5.5 }]);
    expect((await scores(town)).appeals).toEqual([]);
    expect(await scores(supervisor, cold.asOf)).toEqual(cold);
  });

  it('refuses an own approval, unknown reasons, tickets and numbers, a second appeal and changes of a frozen month', async () => {
    const said = async (call: Promise<unknown>) => (await refusal(call)).detail;
    await exclude(bad, 'untrue', supervisor);
    expect(await said(decideExclusion(bad, supervisor))).toContain('剔除须由申请人以外的人批准');
    expect(await said(exclude(bad))).toContain('该工单已申请剔除或已剔除');
    expect(await said(exclude(good, 'other'))).toContain('没有这一剔除事由');
    expect(await refusal(exclude('0198f3a0-0000-7000-8000-000000000000'))).toMatchObject({ status: 404 });
    expect(await said(decideExclusion(good, admin))).toContain('该工单没有待决定的剔除申请');
    const state = (unit: string) =>
      world.client.call(
        api.stateNumber,
        { body: { ...sheet, unit, statedNumber: 'visits', value: 1, source: '台账' } },
        { as: supervisor },
      );
    expect(await said(state('squad-xushang'))).toContain('该考核办法没有这一填报项');
    expect(await said(state('nobody'))).toContain('本辖区没有这一单位');
    const { appeal: id } = await appeal(squad);
    expect(await said(appeal(squad))).toContain('该项已在申诉中');
    expect(await said(appeal(squad, 'other'))).toContain('该考核办法没有这一计分项');
    expect(await said(decideAppeal(id, { accept: true }))).toContain('同意申诉须写明更正的分数');
    await decideAppeal(id, { accept: false });
    expect(await said(decideAppeal(id, { accept: false }))).toContain('该申诉已有决定');
    expect(await said(decideAppeal('none', { accept: false }))).toContain('没有这一申诉');
    await world.moveTo('2026-03-04T09:00:00+08:00');
    expect(await said(freeze())).toContain('还有剔除申请未决定');
    await decideExclusion(bad, admin, false);
    await freeze();
    expect(await said(freeze())).toContain('该考核期的得分已冻结');
    expect(await refusal(exclude(good, 'untrue', squad))).toMatchObject({ status: 403 });
  });
});
