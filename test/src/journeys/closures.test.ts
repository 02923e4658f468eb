import * as api from '@hotline/contracts';
import { refusal, type TestPerson } from '../client';
import { caller, coordinator, dispatcher, operator, supervisor } from '../people';
import { clocksOf, TestWorld } from '../world';
import { shapes } from './shapes';
import { contactAndResolve, dissatisfied, expectComplete, mainLine, satisfied, squad, stallCall } from './stall';

/** Timeout of a test in ms: starting the product takes about a second, and longer on a busy machine. */
jest.setTimeout(60_000);

describe.each(shapes)('Closing, reopening and withdrawing a ticket, with $shape', ({ shape: _, ...setting }) => {
  let world: TestWorld;
  const another: TestPerson = { ...supervisor, id: 'supervisor-2' };
  const head: TestPerson = { ...coordinator };
  beforeEach(async () => {
    world = await TestWorld.open(setting);
  });
  afterEach(() => world.close());

  async function resolve(ticketId: string, leader: string): Promise<void> {
    await world.give(api.acknowledgeDispatch, ticketId, {}, squad);
    await contactAndResolve(world, ticketId, squad, leader);
  }
  async function resolvedStall(more: object = {}) {
    const receipt = await world.register({ ...stallCall(world), ...more });
    await resolve(receipt.ticketId, '张队长');
    return receipt;
  }
  /**
   * A ticket whose caller is dissatisfied after the last round that the pack allows, so that a supervisor must decide.
   */
  async function supervisedStall() {
    const receipt = await resolvedStall();
    const { ticketId } = receipt;
    await world.give(api.recordCallback, ticketId, { ...dissatisfied, caller: ticketId }, caller);
    await resolve(ticketId, '李队长');
    await world.give(api.recordCallback, ticketId, { ...dissatisfied, caller: ticketId }, caller);
    return receipt;
  }
  const partly = {
    closure: 'partly-resolved' as const,
    reason: '已清走三处，余下一处待市场改造',
    evidence: ['photo-9'],
    promisedOn: '2026-03-31',
  };
  const progress = async (queryCode: string) =>
    (await world.client.call(api.followQuery, { params: { queryCode } })).steps.map(({ what }) => what.zh);

  it('after a dissatisfied answer, a supervisor closes it only with the approval of a second person', async () => {
    const { ticketId, queryCode } = await supervisedStall();
    const ask = (body: object, as = supervisor) => world.give(api.requestClosure, ticketId, { ...partly, ...body }, as);
    const incomplete = await refusal(ask({ evidence: [], promisedOn: undefined }));
    expect(incomplete).toMatchObject({ status: 409, code: 'incomplete-closure' });
    expect(incomplete.detail).toContain('证明材料');
    expect(await refusal(ask({ promisedOn: '2026-01-04' }))).toMatchObject({
      code: 'invalid-input',
      detail: expect.stringContaining('承诺的日期已过'),
      hint: { zh: '请选择2026年1月5日或以后的日期' },
    });
    expect(await refusal(ask({ closure: 'unreachable' }))).toMatchObject({ code: 'not-now' });
    expect(await refusal(ask({}, caller))).toMatchObject({ code: 'not-allowed' });
    expect(await refusal(ask({}, squad))).toMatchObject({ status: 403 });
    const supervised = await world.read(ticketId);
    expect(supervised).toMatchObject({ state: 'supervised', dueTarget: 'supervise' });
    expect(clocksOf(supervised)['supervise.1']).toMatchObject({ state: 'running', dueAt: expect.any(String) });

    await ask({});
    expect(await world.read(ticketId)).toMatchObject({ state: 'awaiting-closure', question: expect.anything() });
    const decide = (approve: boolean, as: TestPerson) =>
      world.give(api.decideClosure, ticketId, { approve, reason: '已核对现场照片' }, as);
    expect(await refusal(decide(true, supervisor))).toMatchObject({ code: 'same-approver' });
    await decide(false, another);
    expect(await world.read(ticketId)).toMatchObject({ state: 'supervised' });
    await ask({});
    await decide(true, another);
    const ticket = await world.read(ticketId);
    expect(ticket.state).toBe('closed');
    expect(clocksOf(ticket)['supervise.1']).toMatchObject({ state: 'met' });
    expect(ticket.promises).toMatchObject([{ unit: 'squad-xushang', on: '2026-03-31', state: 'running' }]);
    expect(clocksOf(ticket)['promise.1']).toMatchObject({ dueAt: '2026-03-31T16:00:00.000Z', state: 'running' });
    expect(ticket.history.find(({ type }) => type === 'TicketClosed')?.data).toMatchObject({
      closure: 'partly-resolved',
      satisfaction: 'dissatisfied',
      approval: { requestedBy: supervisor.id, approvedBy: another.id, evidence: ['photo-9'], promisedOn: '2026-03-31' },
    });
    expect(await progress(queryCode)).toContain('已结案');
    expectComplete(ticket);
  });

  it('within thirty days a caller can have it reopened, and its limit still counts from the registration', async () => {
    const { ticketId } = await resolvedStall();
    await world.give(api.recordCallback, ticketId, { ...satisfied, caller: ticketId }, caller);
    const reopen = () => world.give(api.reopenTicket, ticketId, { caller: ticketId, reason: '摊位又回来了' }, operator);
    await world.moveTo('2026-02-03T10:00:00+08:00');
    await reopen();
    const ticket = await world.read(ticketId);
    expect(ticket).toMatchObject({ state: 'dispatched', round: 2, lead: 'squad-xushang' });
    expect(ticket.clocks.find(({ name }) => name === 'resolve')).toMatchObject({
      state: 'breached',
      startedAt: '2026-01-05T01:00:00.000Z',
    });
    await resolve(ticketId, '李队长');
    await world.give(api.recordCallback, ticketId, { ...satisfied, caller: ticketId }, caller);
    await world.moveTo('2026-03-20T10:00:00+08:00');
    const late = await refusal(reopen());
    expect(late).toMatchObject({ code: 'window-passed' });
    expect(late.detail).toContain('3月5日');
  });

  it('it is withdrawn only if the caller confirms the wish when the hotline calls back', async () => {
    const { ticketId, queryCode } = await world.register(stallCall(world));
    await world.give(api.acknowledgeDispatch, ticketId, {}, squad);
    const asked = { caller: ticketId, reason: '承办单位说已经不用管了' };
    expect(await refusal(world.give(api.requestWithdrawal, ticketId, asked, squad))).toMatchObject({ status: 403 });
    await world.give(api.requestWithdrawal, ticketId, asked, operator);
    expect(await world.read(ticketId)).toMatchObject({ state: 'acknowledged' });
    expect(await progress(queryCode)).toContain('已申请撤回，待回访核实');
    const says = (withdraws: boolean) =>
      world.give(api.recordCallback, ticketId, { caller: ticketId, reached: true, withdraws }, caller);
    await says(false);
    expect(await world.read(ticketId)).toMatchObject({ state: 'acknowledged' });
    expect(await refusal(says(true))).toMatchObject({ code: 'not-now' });
    await world.give(api.requestWithdrawal, ticketId, asked, operator);
    await says(true);
    const ticket = await world.read(ticketId);
    expect(ticket.state).toBe('closed');
    expect(mainLine(ticket).slice(-4)).toEqual([
      'CallbackRecorded',
      'WithdrawalRequested',
      'CallbackRecorded',
      'TicketClosed',
    ]);
    expect(await refusal(world.give(api.recordContact, ticketId, { outcome: 'reached' }, squad))).toMatchObject({
      code: 'not-now',
    });
  });

  it('a merged ticket needs one call to a person who reported twice, and none where no number was left', async () => {
    const first = await world.register(stallCall(world));
    const again = await world.register(stallCall(world));
    const nameless = await world.register({ ...stallCall(world), caller: { anonymity: 'anonymous' } });
    for (const { ticketId } of [again, nameless])
      await world.give(api.mergeTicket, ticketId, { into: first.ticketId, reason: '同一路口' }, dispatcher);
    await resolve(first.ticketId, '张队长');
    await world.give(api.recordCallback, first.ticketId, { ...satisfied, caller: again.ticketId }, caller);
    const ticket = await world.read(first.ticketId);
    expect(ticket).toMatchObject({ state: 'closed', callers: 3 });
    expect(JSON.stringify(ticket.history)).not.toContain('samePersonAs');
  });

  it('it closes on resolution if its only caller left no number, and records why nobody was called', async () => {
    const { ticketId } = await resolvedStall({ caller: { anonymity: 'anonymous' } });
    const ticket = await world.read(ticketId);
    expect(ticket.state).toBe('closed');
    expect(ticket.history.find(({ type }) => type === 'TicketClosed')?.data).toEqual({
      closure: 'resolved',
      rounds: 1,
      uncalled: 'no-number',
    });
    expect(
      await refusal(world.give(api.recordCallback, ticketId, { ...satisfied, caller: ticketId }, head)),
    ).toMatchObject({ status: 403 });
  });

  it('a callback result is refused without the words of a dissatisfied caller, or with half the answers', async () => {
    const { ticketId } = await resolvedStall();
    const give = (body: object) =>
      refusal(world.give(api.recordCallback, ticketId, { caller: ticketId, reached: true, ...body }, caller));
    expect(await give({ satisfaction: 'dissatisfied', resolution: 'not-resolved' })).toMatchObject({
      errors: [{ path: 'body.note', messageZh: '诉求人认为未解决或不满意时，请记录其原话' }],
    });
    expect(await give({ satisfaction: 'satisfied' })).toMatchObject({ errors: [{ path: 'body.satisfaction' }] });
    expect(await world.read(ticketId)).toMatchObject({ state: 'resolved' });
  });
});
