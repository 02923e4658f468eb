import * as api from '@hotline/contracts';
import { refusal, type TestPerson } from '../client';
import { dispatcher, operator, supervisor } from '../people';
import { clocksOf, factsOf, TestWorld } from '../world';
import { shapes } from './shapes';
import { squad } from './stall';

jest.setTimeout(60_000);

describe.each(shapes)('A call about somebody in danger, with $shape', ({ shape: _, ...setting }) => {
  let world: TestWorld;
  let id: string;
  beforeAll(async () => {
    world = await TestWorld.open({ ...setting, at: '2026-01-10T23:00:00+08:00' });
    const call = {
      channel: 'phone' as const,
      caller: { phone: '13805310002' },
      narrative: '我家楼下着火了，浓烟很大，楼上还有老人出不来',
      location: { region: 'xushang' },
    };
    id = (await world.register(call)).ticketId;
  });
  afterAll(() => world.close());

  const takeOver = (body: object, as: TestPerson = operator) =>
    world.give(api.acknowledgeHandOver, id, { guide: 'emergency.fire', takenBy: '119指挥中心3号席', ...body }, as);

  it('the service that is informed has five minutes to take over, and the ticket is in the list of due tickets', async () => {
    const ticket = await world.read(id);
    expect(ticket).toMatchObject({
      handOvers: [{ guide: 'emergency.fire', toldAt: '2026-01-10T15:00:00.000Z' }],
      dueTarget: 'hand-over',
      dueAt: '2026-01-10T15:05:00.000Z',
    });
    expect(clocksOf(ticket)['hand-over.1']).toMatchObject({ party: 'emergency.fire', state: 'running' });
    const due = await world.client.call(
      api.listTickets,
      { query: { dueBefore: '2026-01-10T23:06:00+08:00' } },
      { as: supervisor },
    );
    expect(due.tickets).toMatchObject([{ ticketId: id, dueTarget: 'hand-over' }]);
  });

  it('the hotline is notified, at night too, when the service has not taken over', async () => {
    await world.moveTo('2026-01-10T23:06:00+08:00');
    const ticket = await world.read(id);
    expect(factsOf(ticket, 'SlaTargetBreached')).toEqual([['hand-over.1', '2026-01-10T15:05:00.000Z']]);
    const { notices } = await world.client.call(api.listNotices, { query: { of: 'me' } }, { as: supervisor });
    expect(notices.map(({ name, text }) => [name, text.zh])).toEqual([
      ['hand-over', expect.stringMatching(/^工单\S+“转接确认（.*119.*）”已超时（红牌），应于1月10日23:05前完成$/)],
    ]);
  });

  it('only the hotline can record that a service took over, and only for a service that was informed', async () => {
    expect(await refusal(takeOver({}, squad))).toMatchObject({ status: 403 });
    expect(await refusal(takeOver({ guide: 'emergency.police' }))).toMatchObject({
      code: 'not-now',
      titleZh: expect.any(String),
      hint: { zh: expect.stringMatching(/^已转接：.*119/) },
    });
    expect(await refusal(takeOver({ takenBy: ' ' }))).toMatchObject({
      code: 'invalid-input',
      errors: [{ path: 'body.takenBy', messageZh: expect.stringContaining('接收人') }],
    });
  });

  it('the takeover stops the clock, removes the notices, and is in the history with who took over', async () => {
    await takeOver({ reference: '2026011000123' }, dispatcher);
    const ticket = await world.read(id);
    expect(clocksOf(ticket)['hand-over.1']).toMatchObject({ state: 'met-late', elapsedMs: 6 * 60_000 });
    expect(ticket.handOvers).toMatchObject([{ taken: { by: '119指挥中心3号席', at: '2026-01-10T15:06:00.000Z' } }]);
    expect(ticket.history.find(({ type }) => type === 'HandOverAcknowledged')).toMatchObject({
      by: { id: dispatcher.id },
      data: { guide: 'emergency.fire', takenBy: '119指挥中心3号席' },
    });
    expect(ticket.dueTarget).toBe('dispatch');
    const { notices } = await world.client.call(api.listNotices, { query: { of: 'unit' } }, { as: supervisor });
    expect(notices.filter(({ name }) => name === 'hand-over')).toEqual([]);
    expect(await refusal(takeOver({}))).toMatchObject({
      code: 'not-now',
      detail: expect.stringContaining('已确认接收'),
    });
  });

  it('an emergency service that a person informs later has a clock of its own', async () => {
    await world.give(api.handOverEmergency, id, { guide: 'emergency.ambulance', reason: '有人被呛伤' }, operator);
    expect(clocksOf(await world.read(id))['hand-over.2']).toMatchObject({
      party: 'emergency.ambulance',
      state: 'running',
    });
    await takeOver({ guide: 'emergency.ambulance', takenBy: '120调度员' });
    const explained = await world.client.call(api.explainSla, { params: { ticketId: id } }, { as: supervisor });
    expect(explained.targets.filter(({ name }) => name === 'hand-over')).toMatchObject([
      { party: 'emergency.fire', of: { zh: expect.stringContaining('119') }, state: 'met', limit: { unit: 'minutes' } },
      { party: 'emergency.ambulance', of: { zh: expect.stringContaining('120') }, state: 'met' },
    ]);
  });
});

describe('A call about nothing dangerous', () => {
  it('has no hand-over that somebody could acknowledge', async () => {
    const world = await TestWorld.open();
    const { ticketId } = await world.register({
      channel: 'phone',
      narrative: world.example('street-trading.stall'),
      location: { region: 'xushang' },
    });
    expect(
      await refusal(
        world.give(api.acknowledgeHandOver, ticketId, { guide: 'emergency.fire', takenBy: '3号席' }, operator),
      ),
    ).toMatchObject({ code: 'not-now', detail: expect.stringContaining('该工单未转接紧急服务') });
    await world.close();
  });
});
