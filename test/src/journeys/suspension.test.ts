import * as api from '@hotline/contracts';
import { refusal, type TestPerson } from '../client';
import { coordinator, leaderOf, operator, reviewer, supervisor } from '../people';
import { clocksOf, TestWorld } from '../world';
import { shapes } from './shapes';
import { contactAndResolve, expectComplete, squad, stallCall } from './stall';

/** Timeout of a test in ms: starting the product takes about a second, and longer on a busy machine. */
jest.setTimeout(60_000);

const leader = leaderOf('squad-xushang');
const wish = {
  code: 'project',
  until: '2026-06-30',
  plan: '纳入老旧市场改造二期，先设计后施工，完工后清退占道摊位',
  milestones: [
    { on: '2026-03-31', what: '完成设计' },
    { on: '2026-06-15', what: '完工验收' },
  ],
  reason: '市场改造前无处安置摊位',
  evidence: '县住建局立项批复2026-4号',
};

describe.each(shapes)('A ticket that needs a long plan, with $shape', ({ shape: _, ...setting }) => {
  let world: TestWorld;
  let id: string;
  let queryCode: string;
  beforeEach(async () => {
    world = await TestWorld.open({ at: '2026-03-02T09:00:00+08:00', ...setting });
    ({ ticketId: id, queryCode } = await world.register(stallCall(world)));
    await world.give(api.acknowledgeDispatch, id, {}, squad);
  });
  afterEach(() => world.close());

  const ask = (more: object = {}, as: TestPerson = leader) =>
    world.give(api.requestSuspension, id, { ...wish, ...more }, as);
  const decide = (as: TestPerson, approve = true) =>
    world.give(api.decideSuspension, id, { approve, reason: '已核实立项批复' }, as);
  const suspend = async () => {
    await ask();
    await decide(supervisor);
    await decide(coordinator);
  };
  const listed = async () =>
    (await world.client.call(api.listTickets, { query: { suspended: 'true', count: 'true' } }, { as: supervisor }))
      .count?.tickets;
  const followed = () => world.client.call(api.followQuery, { params: { queryCode } });
  const notices = async (as: TestPerson) =>
    (await world.client.call(api.listNotices, { query: {} }, { as })).notices.map(({ text }) => text.zh);

  it('a request to suspend is refused without a plan, with a past milestone, from a clerk, or for too long a time', async () => {
    const bad = (more: object, as?: TestPerson) => refusal(ask(more, as));
    expect(await bad({ plan: undefined })).toMatchObject({ status: 400, errors: [{ path: 'body.plan' }] });
    expect(await bad({ milestones: [] })).toMatchObject({ status: 400, errors: [{ path: 'body.milestones' }] });
    const past = await bad({ milestones: [{ on: '2026-02-27', what: '完成设计' }] });
    expect(past).toMatchObject({ status: 400, code: 'invalid-input', hint: { zh: '请填写今后的日期' } });
    expect(past.detail).toContain('里程碑“完成设计”的日期2026年2月27日已过');
    expect((await bad({ until: '2026-12-01' })).detail).toContain('挂账的最长时间');
    expect((await bad({ milestones: [{ on: '2026-07-01', what: '完工' }] })).detail).toContain('晚于挂账期限');
    expect((await bad({ code: 'busy' })).detail).toContain('没有该挂账理由');
    expect(await bad({}, squad)).toMatchObject({ status: 403, code: 'not-allowed' });
    expect(await bad({}, supervisor)).toMatchObject({ status: 403 });
    expect(await refusal(world.give(api.endSuspension, id, { reason: '恢复' }, leader))).toMatchObject({
      code: 'not-now',
    });
    expect(await world.read(id)).not.toHaveProperty('suspensionRequest');
    await world.moveTo('2026-03-16T17:31:00+08:00');
    expect(await bad({})).toMatchObject({ status: 409, code: 'window-passed' });
  });

  it('a suspension is refused before the acknowledgement, for an urgent ticket, and with reviews that do not fit the plan', async () => {
    const acknowledgedId = id;
    ({ ticketId: id } = await world.register(stallCall(world)));
    expect((await refusal(ask())).detail).toContain('尚未签收');
    id = acknowledgedId;
    expect((await refusal(ask({ reviews: ['2026-03-02'] }))).detail).toContain('不晚于今天');
    expect((await refusal(ask({ reviews: ['2026-07-01'] }))).detail).toContain('晚于挂账期限');
    expect((await refusal(ask({ reviews: ['2026-06-29'] }))).detail).toContain('两次复核相隔过久');
    await ask({ until: '2026-04-15', milestones: [{ on: '2026-04-01', what: '完成设计' }] });
    await decide(supervisor);
    expect((await refusal(ask())).detail).toContain('该工单已挂账');
    expect(
      (await refusal(world.give(api.reachMilestone, id, { milestone: 2, done: '完工' }, leader))).detail,
    ).toContain('没有这个未完成的里程碑');
    const goOn = { goOn: true, reason: '按计划推进' };
    expect((await refusal(world.give(api.reviewSuspension, id, goOn, supervisor))).detail).toContain('复核都已完成');
    await world.give(api.endSuspension, id, { reason: '条件已具备' }, leader);
    ({ ticketId: id } = await world.register(stallCall(world)));
    await world.give(api.acknowledgeDispatch, id, {}, squad);
    const urgent = { matter: 'street-trading.stall', urgency: 'urgent' as const };
    await world.give(api.classifyTicket, id, urgent, operator);
    expect((await refusal(ask())).detail).toContain('这一紧急程度的工单不能挂账');
  });

  it('a suspended ticket is listed, is not resolved and has no running clock; its caller reads the planned end', async () => {
    await ask();
    const waiting = await world.client.call(api.listApprovals, {}, { as: supervisor });
    expect(waiting.approvals).toMatchObject([
      {
        kind: 'suspension',
        step: { number: 1, of: 2 },
        effect: { zh: expect.stringContaining('2026-03-31 完成设计') },
      },
    ]);
    expect(await refusal(decide({ ...supervisor, id: leader.id }))).toMatchObject({ code: 'same-approver' });
    expect(await refusal(decide(reviewer))).toMatchObject({ code: 'not-allowed' });
    await decide(supervisor);
    expect(clocksOf(await world.read(id))['resolve.1']).toMatchObject({ state: 'running' });
    await decide(coordinator);
    const ticket = await world.read(id);
    expect(ticket).toMatchObject({
      state: 'acknowledged',
      suspension: {
        until: '2026-06-30',
        plan: wish.plan,
        milestones: wish.milestones,
        reviews: [{ on: '2026-05-01' }],
      },
    });
    expect(ticket.clocks.filter(({ state }) => state === 'running')).toEqual([]);
    expect(await listed()).toBe(1);
    const { suspendedUntil, steps } = await followed();
    expect(suspendedUntil).toBe('2026-06-30');
    expect(steps.at(-1)).toMatchObject({ text: expect.stringContaining('预计至2026年6月30日；不视为办结') });
    const figures = await world.client.call(api.readFigures, {}, { as: supervisor });
    expect(figures).toMatchObject({ open: 1, suspended: 1, overdue: 0 });
    expect(await refusal(world.give(api.resumeClock, id, {}, leader))).toMatchObject({ code: 'not-now' });
    expectComplete(ticket);
  });

  it('a missed milestone and a review reach the supervisor; the clocks run on after the planned end', async () => {
    await world.moveTo('2026-03-03T08:30:00+08:00');
    await suspend();
    await world.moveTo('2026-04-01T08:31:00+08:00');
    expect((await notices(supervisor)).join()).toContain('挂账里程碑“完成设计”');
    await world.give(api.reachMilestone, id, { milestone: 1, done: '施工图已审查' }, leader);
    expect(await notices(supervisor)).toEqual([]);
    await world.moveTo('2026-05-06T08:31:00+08:00');
    expect((await notices(supervisor)).join()).toContain('挂账应于2026年5月2日复核');
    await world.give(api.reviewSuspension, id, { goOn: true, reason: '按计划推进' }, supervisor);
    expect(await notices(supervisor)).toEqual([]);
    expect((await world.read(id)).suspension?.milestones[0]).toHaveProperty('reachedAt');
    await world.moveTo('2026-07-01T09:00:00+08:00');
    const ticket = await world.read(id);
    expect(ticket).not.toHaveProperty('suspension');
    expect(clocksOf(ticket)['resolve.1']).toMatchObject({ state: 'running', dueAt: '2026-07-14T09:30:00.000Z' });
    const { fromRegistration } = await world.client.call(api.explainSla, { params: { ticketId: id } }, { as: squad });
    expect(fromRegistration).toMatchObject({ dueAt: '2026-03-16T09:30:00.000Z' });
    expect(await listed()).toBe(0);
    expect(await refusal(ask({ until: '2026-08-31', milestones: [{ on: '2026-08-20', what: '完工' }] }))).toMatchObject(
      {
        code: 'not-now',
      },
    );
    expectComplete(ticket);
  });

  it('the suspension ends when a supervisor ends it at a review, or when the unit resolves the ticket', async () => {
    await suspend();
    await world.give(api.reviewSuspension, id, { goOn: false, reason: '条件已具备' }, supervisor);
    expect(clocksOf(await world.read(id))['resolve.1']).toMatchObject({ state: 'running' });
    const other = await world.register(stallCall(world));
    id = other.ticketId;
    await world.give(api.acknowledgeDispatch, id, {}, squad);
    await suspend();
    await contactAndResolve(world, id, squad, 'leader');
    const ticket = await world.read(id);
    expect(ticket).toMatchObject({ state: 'resolved' });
    expect(ticket).not.toHaveProperty('suspension');
    expect(ticket.history.find(({ type }) => type === 'SuspensionEnded')).toMatchObject({
      data: { cause: 'resolved' },
    });
    expectComplete(ticket);
  });
});
