import * as api from '@hotline/contracts';
import { refusal } from '../client';
import { caller, dispatcher, operator, supervisor } from '../people';
import { clocksOf, TestWorld, typesOf } from '../world';
import { contactAndResolve, satisfied, squad, stallCall } from './stall';

/** Timeout of a test in ms: starting the product takes about a second, and longer on a busy machine. */
jest.setTimeout(60_000);

const wang = { phone: '13800138000', name: '王建国', anonymity: 'named' as const };
const again = '我昨天反映的那个摆摊的，说今天来人，到现在还没人来，帮我催一催';

describe('A caller who calls again', () => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await TestWorld.open();
  });
  afterEach(() => world.close());

  const similar = (narrative: string) => world.client.call(api.findSimilar, { body: { narrative } }, { as: operator });
  const earlier = async (phone: string) =>
    (
      await world.client.call(
        api.findCallerTickets,
        { body: { phone, code: 'caller-asks', reason: '' } },
        { as: operator },
      )
    ).tickets;
  const tell = (narrative: string, extra: object = {}) =>
    world.tell({ channel: 'phone', narrative, caller: wang, ...extra });

  it('the call is offered on the existing ticket, where the urging is counted and moves no clock', async () => {
    const first = await world.register({ ...stallCall(world), caller: wang });
    const before = clocksOf(await world.read(first.ticketId));
    expect((await similar(again)).followUp).toEqual({ act: 'urge', quotes: false });
    const problem = await refusal(tell(again));
    expect(problem).toMatchObject({ status: 409, code: 'follow-up' });
    expect(problem.detail).toContain('听来像是对该号码名下1张工单之一的“催办”');
    expect(await earlier('138 0013 8000')).toMatchObject([{ ticketId: first.ticketId, situation: 'open' }]);
    await world.give(api.urgeTicket, first.ticketId, { reason: again }, operator);
    const after = await world.read(first.ticketId);
    expect(after.urged).toBe(1);
    expect(Object.entries(clocksOf(after)).map(([name, { dueAt }]) => [name, dueAt])).toEqual(
      Object.entries(before).map(([name, { dueAt }]) => [name, dueAt]),
    );
  });

  it('the call gets a new ticket after the operator confirmed that it is something new', async () => {
    const first = await world.register({ ...stallCall(world), caller: wang });
    await refusal(tell(again));
    const second = await tell(again, { separate: true });
    expect(second.ticketNo).not.toBe(first.ticketNo);
    expect(second.ticketNo.slice(-6)).toBe('000002');
    expect(await world.read(second.ticketId)).not.toHaveProperty('followUp');
  });

  it('the operator must confirm a call that repeats the trouble of an open ticket, but not a call about another trouble', async () => {
    const first = await world.register({ ...stallCall(world), caller: wang });
    expect(await refusal(world.tell({ ...stallCall(world), caller: wang }))).toMatchObject({ code: 'follow-up' });
    expect((await tell('玉皇路的路灯三盏都不亮，晚上看不见路')).ticketNo).not.toBe(first.ticketNo);
  });

  it('a number without tickets makes the hotline ask for the ticket number first', async () => {
    const problem = await refusal(tell(again));
    expect(problem).toMatchObject({ code: 'follow-up', hint: { zh: expect.stringContaining('工单号') } });
    expect(problem.detail).toContain('该号码名下没有工单');
  });

  it('the words about a second matter are returned separately, and can be registered as a ticket of their own', async () => {
    await world.register({ ...stallCall(world), caller: wang });
    const { followUp } = await similar(`${again}。顺便再反映一件，东门的垃圾三天没清运了`);
    expect(followUp?.second).toContain('东门的垃圾三天没清运了');
    if (followUp?.second) expect((await tell(followUp.second)).ticketId).toBeDefined();
  });

  it('a closed ticket takes further words and thanks, and stays closed', async () => {
    const { ticketId } = await world.register({ ...stallCall(world), caller: wang });
    await world.give(api.acknowledgeDispatch, ticketId, {}, squad);
    await contactAndResolve(world, ticketId, squad, '张队长');
    await world.give(api.recordCallback, ticketId, { ...satisfied, caller: ticketId }, caller);
    const thanks = '昨天反映的那个摆摊的清走了，办得好，谢谢你们';
    expect((await similar(thanks)).followUp).toMatchObject({ act: 'thank' });
    expect((await refusal(tell(thanks))).detail).toContain('1张工单');
    await world.give(api.noteFollowUp, ticketId, { act: 'thank', text: '清走了，谢谢，回电13800138000' }, operator);
    await world.give(api.addInformation, ticketId, { text: '今天又来了一次' }, operator);
    const { state, history } = await world.read(ticketId);
    expect(state).toBe('closed');
    expect(typesOf(history)).toEqual(expect.arrayContaining(['FollowUpNoted', 'InformationAdded']));
    expect(JSON.stringify(history)).not.toContain('13800138000');
  });

  it('thanks without words, or on a ticket that does not exist, are refused', async () => {
    const { ticketId } = await world.register({ ...stallCall(world), caller: wang });
    expect(await refusal(world.give(api.noteFollowUp, ticketId, { act: 'thank', text: '' }, operator))).toMatchObject({
      errors: [{ path: 'body.text' }],
    });
    const unknown = ticketId.replace(/[0-9a-f]/g, '0');
    expect(
      await refusal(world.give(api.noteFollowUp, unknown, { act: 'status', text: '办到哪了' }, operator)),
    ).toMatchObject({ code: 'not-found' });
  });

  it('a quoted number counts only for a ticket of the caller; a hidden or anonymous caller is linked to nobody', async () => {
    const named = await world.register({ ...stallCall(world), caller: wang });
    const quoting = `工单号${named.ticketNo}办到哪一步了`;
    expect((await refusal(tell(quoting))).detail).toContain(`听来像是对工单${named.ticketNo}的“查询进度”`);
    const other = { phone: '13700137000', anonymity: 'named' as const };
    expect((await refusal(tell(quoting, { caller: other }))).detail).toContain('该号码名下没有工单');
    for (const anonymity of ['hidden', 'anonymous'] as const)
      expect((await refusal(tell(quoting, { caller: { ...wang, anonymity } }))).detail).not.toContain(named.ticketNo);
  });
});

describe('A follow-up by a channel without an operator', () => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await TestWorld.open();
  });
  afterEach(() => world.close());

  const deliver = async (text: string) => {
    const body = { messageId: 'm1', from: wang.phone, text };
    const answer = await world.client.call(api.receiveMessage, { params: { channel: 'sms' }, body }, { as: operator });
    await world.settled();
    return answer;
  };

  it('a person decides about it, and its words go to the earlier ticket', async () => {
    const first = await world.register({ ...stallCall(world), caller: wang });
    const answer = await deliver(again);
    expect(answer.followUp).toMatchObject({ act: 'urge', tickets: [{ ticketNo: first.ticketNo }] });
    expect(answer.next.zh).toContain('跟进');
    const held = await world.read(answer.ticketId, dispatcher);
    expect(held).toMatchObject({
      state: 'awaiting-classification',
      followUp: { act: 'urge', tickets: [{ ticketId: first.ticketId }] },
    });
    expect(held.history.find(({ type }) => type === 'TicketRegistered')?.data).not.toHaveProperty('followUp');
    await world.give(api.mergeTicket, answer.ticketId, { into: first.ticketId, reason: '同一诉求' }, operator);
    expect(await world.read(first.ticketId)).toMatchObject({ urged: 1, callers: 2 });
  });

  it('a unit gets it only after a person has classified it as something new', async () => {
    await world.register({ ...stallCall(world), caller: wang });
    const { ticketId } = await deliver(again);
    expect(await world.read(ticketId)).not.toHaveProperty('lead');
    await world.give(
      api.classifyTicket,
      ticketId,
      { matter: 'street-trading.stall', region: 'xushang', facts: { permit: 'none' } },
      operator,
    );
    const dispatched = await world.read(ticketId, squad);
    expect(dispatched).toMatchObject({ lead: 'squad-xushang' });
    expect(dispatched).not.toHaveProperty('followUp');
  });

  it('no automatic answer closes a call that quotes a ticket', async () => {
    const guide = [...world.running.world.home.guides.values()].find(({ kind }) => kind === 'answer');
    const question = guide?.examples[0] ?? '';
    const answered = await deliver(question);
    expect(await world.read(answered.ticketId, supervisor)).toMatchObject({ state: 'answered' });
    const quoting = await world.register({
      channel: 'web',
      narrative: `${question}，工单号20260101-000007`,
      separate: true,
    });
    expect(await world.read(quoting.ticketId, supervisor)).toMatchObject({ state: 'awaiting-classification' });
  });
});
