import * as api from '@hotline/contracts';
import { refusal } from '../client';
import { caller, of, operator, supervisor, readingBy } from '../people';
import { clocksOf, TestWorld, type ReadTicket } from '../world';
import { shapes } from './shapes';
import { expectComplete, mainLine, contactAndResolve, satisfied } from './stall';

/** Timeout of a test in ms: starting the product takes about a second, and longer on a busy machine. */
jest.setTimeout(60_000);

const dancing = '温泉广场每天晚上8点到10点有人跳广场舞，音响声音特别大，吵得孩子没法写作业';
const dark = '温泉广场东边的路灯坏了一个月了，晚上黑灯瞎火的，回电13800138000';
const both = `${dancing}。另外${dark}`;
const parts = [
  { text: dancing, matter: 'noise.dance' },
  { text: dark, matter: 'municipal.streetlight' },
];

describe.each(shapes)('A call about two matters, with $shape', ({ shape: _, ...setting }) => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await TestWorld.open(setting);
  });
  afterEach(() => world.close());

  const call = (more: Partial<api.RequestBodyOf<typeof api.registerTicket>> = {}) =>
    world.register({
      channel: 'phone',
      narrative: both,
      caller: { name: '王建国', phone: '13800138000' },
      location: { region: 'xushang', address: '温泉广场' },
      ...more,
    });
  const proposed = (ticketId: string) =>
    world.client.call(api.readClassification, { params: { ticketId } }, { as: operator });
  const callers = (ticketId: string) =>
    world.client.call(api.readCaller, { params: { ticketId }, body: readingBy(caller) }, { as: caller });

  it('waits for a person, with a proposed split that quotes its original words', async () => {
    const { ticketId } = await call();
    expect(await world.read(ticketId)).toMatchObject({
      state: 'awaiting-classification',
      question: { en: expect.stringContaining('split') },
    });
    const { text, proposal } = await proposed(ticketId);
    expect(proposal.passages?.map(({ matter }) => matter)).toEqual(['noise.dance', 'municipal.streetlight']);
    for (const { text: words, offset, length } of [...(proposal.passages ?? []), ...(proposal.mentions ?? [])])
      expect(text.slice(offset, offset + length)).toBe(words);
    expect(proposal.mentions).toContainEqual({
      kind: 'time',
      text: '每天晚上8点到10点',
      offset: text.indexOf('每天'),
      length: 10,
      every: 'day',
      from: '20:00',
      to: '22:00',
    });
  });

  it('becomes two tickets, each with its own lead and callback, whose limits count from the call', async () => {
    const { ticketId, ticketNo } = await call();
    await world.moveTo('2026-01-05T15:00:00+08:00');
    const answer = await world.give(api.splitTicket, ticketId, { parts }, operator, 'split-1');
    expect(answer).toMatchObject({ repeated: false, parts: [{ ticketId, ticketNo }, {}] });
    const other = answer.parts[1]?.ticketId ?? '';
    const [first, second] = [await world.read(ticketId), await world.read(other)];
    expect(first).toMatchObject({
      state: 'dispatched',
      matter: 'noise.dance',
      narrative: both.replace('13800138000', '＊＊＊'),
      part: dancing,
      splitInto: [{ ticketId: other, ticketNo: second.ticketNo }],
    });
    expect(second).toMatchObject({
      state: 'dispatched',
      matter: 'municipal.streetlight',
      narrative: dark.replace('13800138000', '＊＊＊'),
      splitFrom: ticketId,
      address: '温泉广场',
      region: 'xushang',
      registeredAt: first.registeredAt,
    });
    expect(second.lead).not.toBe(first.lead);
    expect(clocksOf(second)['resolve.1']).toMatchObject({ startedAt: '2026-01-05T01:00:00.000Z' });
    expect(clocksOf(second)['acknowledge.1']).toMatchObject({ startedAt: '2026-01-05T07:00:00.000Z' });
    expect((await callers(other)).callers).toEqual((await callers(ticketId)).callers);
    expect((await callers(other)).narrative).toBe(dark);
    expect([mainLine(first), mainLine(second)].map((line) => line.filter((type) => type !== 'CallerViewed'))).toEqual([
      [
        'TicketRegistered',
        'ClassificationDeferred',
        'TicketSplit',
        'PartSplitOff',
        'TicketClassified',
        'TicketDispatched',
      ],
      ['TicketRegistered', 'TicketClassified', 'TicketDispatched'],
    ]);
    for (const ticket of [first, second]) await finish(ticket);
    for (const id of [ticketId, other]) {
      const ticket = await world.read(id);
      expect(ticket.state).toBe('closed');
      expectComplete(ticket);
    }
    const rows = (await world.client.call(api.listTrainingRows, {}, { as: supervisor })).rows;
    expect(rows).toContainEqual(
      expect.objectContaining({ ticketId: other, matter: 'municipal.streetlight', chosenBy: 'operator-1' }),
    );
  });

  async function finish({ ticketId, lead }: ReadTicket): Promise<void> {
    const unit = of(lead ?? '');
    await world.give(api.acknowledgeDispatch, ticketId, {}, unit);
    await contactAndResolve(world, ticketId, unit, '张队长');
    expect(await world.read(ticketId)).toMatchObject({ state: 'resolved' });
    await world.give(api.recordCallback, ticketId, { ...satisfied, caller: ticketId }, caller);
  }

  it('splits once, with one message to the caller, however often the command is repeated', async () => {
    const { ticketId, ticketNo } = await call();
    const [answer, again] = [
      await world.give(api.splitTicket, ticketId, { parts }, operator, 'split-1'),
      await world.give(api.splitTicket, ticketId, { parts }, operator, 'split-1'),
    ];
    expect(again).toEqual({ ...answer, repeated: true });
    expect((await world.client.call(api.listTickets, {}, { as: supervisor })).tickets).toHaveLength(2);
    const sent = (await world.read(ticketId)).history.filter(
      ({ type, data }) => type === 'MessageSent' && data.template === 'split',
    );
    expect(sent).toHaveLength(1);
    expect(
      (await world.read(answer.parts[1]?.ticketId ?? '')).history.filter(({ type }) => type === 'MessageSent'),
    ).toEqual([]);
    expect(answer.parts.map((part) => part.ticketNo)).toEqual([ticketNo, '20260105-000002']);
    expect(
      await refusal(world.give(api.splitTicket, ticketId, { parts: [...parts].reverse() }, operator, 'split-1')),
    ).toMatchObject({ code: 'key-reused' });
  });

  it('a split without chosen matters classifies each part by its own text', async () => {
    const { ticketId } = await call();
    const { parts: tickets } = await world.give(
      api.splitTicket,
      ticketId,
      { parts: parts.map(({ text }) => ({ text })) },
      operator,
    );
    const matters = [];
    for (const part of tickets) matters.push((await world.read(part.ticketId)).matter);
    expect(matters).toEqual(['noise.dance', 'municipal.streetlight']);
  });

  it('a part that is split off after the time limit of the call is overdue at once', async () => {
    const { ticketId } = await call();
    await world.moveTo('2026-02-05T09:00:00+08:00');
    const { parts: tickets } = await world.give(api.splitTicket, ticketId, { parts }, operator);
    const late = await world.read(tickets[1]?.ticketId ?? '');
    expect(clocksOf(late)['resolve.1']).toMatchObject({ startedAt: '2026-01-05T01:00:00.000Z', state: 'breached' });
  });

  it('its parts are not proposed as duplicates of each other', async () => {
    const { ticketId } = await call();
    const { parts: tickets } = await world.give(api.splitTicket, ticketId, { parts }, operator);
    for (const part of tickets)
      expect((await world.read(part.ticketId)).history.filter(({ type }) => type === 'PossiblySameFound')).toEqual([]);
  });

  it('a split is refused with one part, an empty part or an unknown matter, and for an unknown ticket', async () => {
    const { ticketId } = await call();
    const into = await call({ narrative: '喂喂听得见吗' });
    const split = (body: unknown, id = ticketId) =>
      refusal(world.give(api.splitTicket, id, body as api.RequestBodyOf<typeof api.splitTicket>, operator));
    expect(await split({ parts: parts.slice(0, 1) })).toMatchObject({
      code: 'invalid-input',
      errors: [{ path: 'body.parts' }],
    });
    expect(await split({ parts: [{ text: dancing }, { text: '   ' }] })).toMatchObject({
      code: 'invalid-input',
      errors: [{ path: 'body.parts.1.text' }],
    });
    expect(await split({ parts: [{ text: dancing }, { text: dark, matter: 'kite' }] })).toMatchObject({
      code: 'unknown-matter',
      errors: [{ path: 'parts.1.matter' }],
    });
    expect(await split({ parts }, '0'.repeat(8) + ticketId.slice(8))).toMatchObject({ code: 'not-found' });
    await world.give(api.mergeTicket, ticketId, { into: into.ticketId, reason: '同一来电' }, operator);
    expect(await split({ parts })).toMatchObject({ code: 'not-now' });
    expect((await world.client.call(api.listTickets, {}, { as: supervisor })).tickets).toHaveLength(2);
  });
});
