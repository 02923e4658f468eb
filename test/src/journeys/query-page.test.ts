import * as api from '@hotline/contracts';
import { refusal } from '../client';
import { caller, dispatcher, operator, readingBy, supervisor } from '../people';
import { TestWorld } from '../world';
import { shapes } from './shapes';
import { contactAndResolve, dissatisfied, expectComplete, mainLine, satisfied, squad, stallCall } from './stall';

/** Timeout of a test in ms: starting the product takes about a second, and longer on a busy machine. */
jest.setTimeout(60_000);

type CodeOperation =
  | typeof api.addByCode
  | typeof api.urgeByCode
  | typeof api.withdrawByCode
  | typeof api.answerByCode
  | typeof api.appealByCode;

describe.each(shapes)('A caller with the query code, with $shape', ({ shape: _, ...setting }) => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await TestWorld.open(setting);
  });
  afterEach(() => world.close());

  const follow = (queryCode: string) => world.client.call(api.followQuery, { params: { queryCode } });
  async function act<O extends CodeOperation>(operation: O, queryCode: string, body: object, key?: string) {
    const given = { params: { queryCode }, body: body as api.RequestBodyOf<O> };
    const answer = await world.client.call(operation, given, key ? { key } : {});
    await world.settled();
    return answer;
  }
  async function resolve(ticketId: string, leader = '张队长'): Promise<void> {
    await world.give(api.acknowledgeDispatch, ticketId, {}, squad);
    await contactAndResolve(world, ticketId, squad, leader);
  }
  async function resolvedStall() {
    const receipt = await world.register(stallCall(world));
    await resolve(receipt.ticketId);
    return receipt;
  }
  const good = { resolution: 'resolved', satisfaction: 'satisfied' };
  const bad = { resolution: 'not-resolved', satisfaction: 'dissatisfied', note: '第二天又来了，电话13800138000' };

  it('the caller follows the ticket until the reply, with the code typed in any way', async () => {
    const { ticketId, ticketNo, queryCode } = await world.register(stallCall(world));
    const spoken = ` ${queryCode.slice(0, 4).toLowerCase()}-${queryCode.slice(4)} `
      .replaceAll('0', 'O')
      .replaceAll('1', 'l');
    const fullWidth = [...spoken].map((sign) => (/[A-Za-z0-9]/.test(sign) ? toFullWidth(sign) : sign)).join('');
    const first = await follow(fullWidth);
    expect(first).toMatchObject({
      ticketNo,
      state: 'dispatched',
      lead: { zh: '综合行政执法局许商街道中队' },
      readBy: [],
    });
    expect(first.may).toEqual(['add', 'urge', 'withdraw']);
    expect(first.dueAt).toBeDefined();
    expect(first.reply).toBeUndefined();
    await world.client.call(api.readCaller, { params: { ticketId }, body: readingBy(squad) }, { as: squad });
    await world.settled();
    await resolve(ticketId);
    expect(await follow(queryCode)).toMatchObject({
      state: 'resolved',
      reply: '摊位已经搬走，路口恢复通行。',
      answeredAt: '2026-01-05T01:00:00.000Z',
      readBy: [{ who: { zh: '综合行政执法局许商街道中队' } }],
      may: ['answer', 'add', 'urge', 'withdraw'],
    });
  });

  it('the caller adds information and urges: both reach those who handle the ticket, and an urging counts once a day', async () => {
    const { ticketId, queryCode } = await world.register(stallCall(world));
    await act(api.addByCode, queryCode, { text: '摊主晚上八点来，请打13900139000' });
    await act(api.urgeByCode, queryCode, { reason: '两天没人来' }, 'page-1');
    expect(await act(api.urgeByCode, queryCode, { reason: '两天没人来' }, 'page-1')).toEqual({ repeated: true });
    const again = await refusal(act(api.urgeByCode, queryCode, { reason: '还没人来' }));
    expect(again).toMatchObject({ code: 'not-now', hint: { zh: expect.stringContaining('1月6日09:00后') } });
    const ticket = await world.read(ticketId, squad);
    expect(ticket).toMatchObject({ urged: 1 });
    expect(ticket.history.find(({ type }) => type === 'InformationAdded')).toMatchObject({
      by: { role: 'caller' },
      data: { text: '摊主晚上八点来，请打＊＊＊' },
    });
    expect(JSON.stringify(ticket)).not.toContain(queryCode);
    expect((await follow(queryCode)).steps.map(({ what }) => what.zh)).toEqual(
      expect.arrayContaining(['您补充了情况', '您催办了']),
    );
    await world.moveTo('2026-01-06T09:00:00+08:00');
    await act(api.urgeByCode, queryCode, { reason: '还没人来' });
    expect(await world.read(ticketId)).toMatchObject({ urged: 2, urgency: 'urgent' });
    expectComplete(await world.read(ticketId));
  });

  it('a satisfied caller closes the ticket by their rating, and nobody has to call', async () => {
    const { ticketId, queryCode } = await resolvedStall();
    await act(api.answerByCode, queryCode, { ...good, attitude: 'good' });
    const ticket = await world.read(ticketId);
    expect(ticket.state).toBe('closed');
    expect(mainLine(ticket).slice(-2)).toEqual(['CallbackRecorded', 'TicketClosed']);
    expect(ticket.history.find(({ type }) => type === 'CallbackRecorded')?.data).toMatchObject({
      caller: ticketId,
      through: 'page',
      attitude: 'good',
    });
    expect(await follow(queryCode)).toMatchObject({ closure: { zh: '办结' }, may: ['appeal'] });
    const { queue } = await world.client.call(api.readCallbackQueue, { query: { limit: 5 } }, { as: caller });
    expect(queue).toMatchObject({ due: { normal: 0 }, later: 0 });
    const twice = await refusal(act(api.answerByCode, queryCode, good));
    expect(twice).toMatchObject({ code: 'not-now', detail: expect.stringContaining('您已评价过这次办理') });
    expect(
      await refusal(world.give(api.recordCallback, ticketId, { ...satisfied, caller: ticketId }, caller)),
    ).toMatchObject({
      code: 'not-now',
    });
  });

  it('a dissatisfied caller sends the ticket back by their rating, and after the last round to a supervisor', async () => {
    const { ticketId, queryCode } = await resolvedStall();
    const early = await refusal(act(api.answerByCode, queryCode, { ...bad, note: undefined }));
    expect(early).toMatchObject({ errors: [{ path: 'body.note' }] });
    await act(api.answerByCode, queryCode, bad);
    const again = await world.read(ticketId);
    expect(again).toMatchObject({ state: 'dispatched', round: 2, lead: 'squad-xushang' });
    expect(JSON.stringify(again.history)).not.toContain('13800138000');
    expect((await follow(queryCode)).may).not.toContain('answer');
    await resolve(ticketId, '李队长');
    await act(api.answerByCode, queryCode, bad);
    expect(await world.read(ticketId)).toMatchObject({ state: 'supervised' });
    expect((await follow(queryCode)).may).toEqual(['add', 'urge', 'withdraw']);
  });

  it('a rating before the reply or after a closure is refused, and so is an appeal before the closure', async () => {
    const { queryCode } = await world.register(stallCall(world));
    const rated = await refusal(act(api.answerByCode, queryCode, good));
    expect(rated).toMatchObject({ code: 'not-now', detail: expect.stringContaining('现在没有需要您评价的答复') });
    const nameless = await world.register({ ...stallCall(world), caller: { anonymity: 'anonymous' } });
    expect((await follow(nameless.queryCode)).may).toEqual(['add', 'urge']);
    await resolve(nameless.ticketId);
    const closed = await refusal(act(api.answerByCode, nameless.queryCode, good));
    expect(closed).toMatchObject({ code: 'not-now', detail: expect.stringContaining('工单已结案，不再评价') });
    const appealed = await refusal(act(api.appealByCode, queryCode, { reason: '没人管' }));
    expect(appealed).toMatchObject({ code: 'not-now', detail: expect.stringContaining('工单尚未结案') });
  });

  it('the caller appeals within thirty days of the closure, and is told when the time has passed', async () => {
    const { ticketId, queryCode } = await resolvedStall();
    await act(api.answerByCode, queryCode, good);
    await world.moveTo('2026-02-03T10:00:00+08:00');
    await act(api.appealByCode, queryCode, { reason: '摊位又回来了' });
    expect(await world.read(ticketId)).toMatchObject({ state: 'dispatched', round: 2 });
    await resolve(ticketId, '李队长');
    await act(api.answerByCode, queryCode, good);
    await world.moveTo('2026-03-20T10:00:00+08:00');
    expect(await follow(queryCode)).toMatchObject({ state: 'closed', may: [] });
    const late = await refusal(act(api.appealByCode, queryCode, { reason: '摊位又回来了' }));
    expect(late).toMatchObject({ code: 'window-passed', detail: expect.stringContaining('3月5日') });
  });

  it('the ticket is withdrawn only after the hotline has called and the caller has confirmed it', async () => {
    const { ticketId, queryCode } = await world.register(stallCall(world));
    await act(api.withdrawByCode, queryCode, { reason: '已经自己解决了' });
    expect((await world.read(ticketId)).state).toBe('dispatched');
    expect((await follow(queryCode)).steps.at(-1)?.what.zh).toBe('已申请撤回，待回访核实');
    const { queue } = await world.client.call(api.readCallbackQueue, { query: { limit: 5 } }, { as: caller });
    expect(queue.due.urgent + queue.later).toBe(1);
    await world.give(api.recordCallback, ticketId, { caller: ticketId, reached: true, withdraws: true }, caller);
    expect(await follow(queryCode)).toMatchObject({ state: 'closed', closure: { zh: '诉求人撤回' }, may: [] });
    const closed = await refusal(act(api.addByCode, queryCode, { text: '还有一件事' }));
    expect(closed).toMatchObject({ code: 'not-now' });
  });

  it('the caller of a merged ticket follows the ticket into which it was merged, and rates it only for themselves', async () => {
    const first = await world.register(stallCall(world));
    const second = await world.register({
      ...stallCall(world),
      caller: { name: '李梅', phone: '13900139000', anonymity: 'named' },
    });
    await world.give(api.mergeTicket, second.ticketId, { into: first.ticketId, reason: '同一路口' }, dispatcher);
    await act(api.addByCode, second.queryCode, { text: '我这边也有三个摊' });
    await resolve(first.ticketId);
    const seen = await follow(second.queryCode);
    expect(seen).toMatchObject({
      ticketNo: second.ticketNo,
      answeredTogether: first.ticketNo,
      state: 'resolved',
      reply: '摊位已经搬走，路口恢复通行。',
    });
    expect(seen.may).toContain('answer');
    await act(api.answerByCode, second.queryCode, good);
    expect(await world.read(first.ticketId)).toMatchObject({ state: 'resolved' });
    expect((await follow(first.queryCode)).may).toContain('answer');
    expect(JSON.stringify(await follow(first.queryCode))).not.toMatch(/三个摊|您已评价/);
    await world.give(api.recordCallback, first.ticketId, { ...dissatisfied, caller: first.ticketId }, caller);
    expect(await world.read(first.ticketId)).toMatchObject({ round: 2 });
  });

  it('a wrong code is answered by every operation in the same words', async () => {
    const { queryCode } = await world.register(stallCall(world));
    const wrong = `${queryCode.slice(0, -1)}${queryCode.endsWith('2') ? '3' : '2'}`;
    const answers = [
      await refusal(follow(wrong)),
      await refusal(act(api.addByCode, wrong, { text: '补充' })),
      await refusal(act(api.urgeByCode, wrong, { reason: '催办' })),
      await refusal(act(api.withdrawByCode, wrong, { reason: '撤回' })),
      await refusal(act(api.answerByCode, wrong, good)),
      await refusal(act(api.appealByCode, wrong, { reason: '不满意' })),
    ];
    expect(new Set(answers.map(({ code, detail }) => `${code} ${detail}`)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 404, code: 'not-found' });
    const malformed = await refusal(follow('七K3M'));
    expect(malformed).toMatchObject({ code: 'invalid-input', errors: [{ path: 'params.queryCode' }] });
  });
});

const toFullWidth = (sign: string): string => String.fromCharCode(sign.charCodeAt(0) + 0xfee0);

describe('Somebody who reports on the web page', () => {
  let world: TestWorld;
  afterEach(() => world.close());
  const report = (body: object, key?: string) =>
    world.client.call(
      api.reportOnline,
      { body: body as api.RequestBodyOf<typeof api.reportOnline> },
      key ? { key } : {},
    );
  const stall = () => ({ narrative: world.example('street-trading.stall'), address: '许商街道青年路医院门口' });

  it('the caller gets a code at once, and a repeated report is registered once', async () => {
    world = await TestWorld.open();
    const given = { ...stall(), demand: '请清理', name: '王建国', phone: '138 0013 8000' };
    const receipt = await report(given, 'form-1');
    expect(receipt).toMatchObject({ repeated: false, next: { zh: expect.stringContaining('回访') } });
    await world.settled();
    expect(await report(given, 'form-1')).toMatchObject({ repeated: true, queryCode: receipt.queryCode });
    expect(await refusal(report({ ...given, demand: '请处罚' }, 'form-1'))).toMatchObject({ code: 'key-reused' });
    const { tickets } = await world.client.call(api.listTickets, { query: { channel: 'web' } }, { as: supervisor });
    expect(tickets).toMatchObject([{ ticketNo: receipt.ticketNo }]);
    const ticketId = tickets[0]?.ticketId ?? '';
    const record = { params: { ticketId }, body: readingBy(operator) };
    expect((await world.client.call(api.readCaller, record, { as: operator })).callers).toMatchObject([
      { name: '王建国', phone: '+8613800138000', anonymity: 'named' },
    ]);
    const hidden = await report({ ...given, hideIdentity: true });
    await world.settled();
    const listed = await world.client.call(api.listTickets, { query: { channel: 'web' } }, { as: supervisor });
    const hiddenId = listed.tickets.find(({ ticketNo }) => ticketNo === hidden.ticketNo)?.ticketId ?? '';
    const asked = { params: { ticketId: hiddenId }, body: readingBy(operator) };
    expect(await refusal(world.client.call(api.readCaller, asked, { as: operator }))).toMatchObject({
      code: 'second-person',
    });
    const nameless = await report(stall());
    expect(nameless.next.zh).toContain('未留电话');
  });

  it('the caller is warned at once when the text tells of a danger, but not for an ordinary complaint', async () => {
    world = await TestWorld.open();
    const check = (text: string) => world.client.call(api.checkForDanger, { body: { text } });
    expect(await check('许商街道青年路12号三楼着火了，有人被困在里面')).toMatchObject({
      danger: { contact: expect.stringMatching(/119/), text: { zh: expect.anything() } },
    });
    expect(await check(world.example('street-trading.stall'))).toEqual({});
  });

  it('a report is refused for a field that is wrong, and for an address that sends too many', async () => {
    world = await TestWorld.open({ environment: { HOTLINE_PUBLIC_WRITES_PER_MINUTE: '5' } });
    expect(await refusal(report({ ...stall(), phone: '12' }))).toMatchObject({
      code: 'invalid-input',
      errors: [{ path: 'body.phone' }],
    });
    expect(await refusal(report({ narrative: ' ' }))).toMatchObject({ errors: [{ path: 'body.narrative' }] });
    expect(await refusal(report({ ...stall(), channel: 'phone' }))).toMatchObject({
      errors: [{ path: 'body.channel' }],
    });
    for (let n = 0; n < 2; n += 1) await report(stall());
    expect(await refusal(report(stall()))).toMatchObject({ status: 429, code: 'too-busy' });
    const body = { text: '补充' };
    expect(
      await refusal(world.client.call(api.addByCode, { params: { queryCode: '0000000000' }, body })),
    ).toMatchObject({
      code: 'too-busy',
    });
  });
});
