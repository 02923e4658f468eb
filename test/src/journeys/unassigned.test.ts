import * as api from '@hotline/contracts';
import { operator, supervisor } from '../people';
import { clocksOf, factsOf, TestWorld } from '../world';

jest.setTimeout(60_000);

/** A text that reports a danger clearly but names no matter, so a person has to classify it. */
const call = {
  channel: 'phone' as const,
  caller: { phone: '13805310002' },
  narrative: '她说活着没意思，站在天台上要跳下来，快救救她',
  location: { region: 'xushang' },
};

describe('A call for help that nobody classifies', () => {
  let world: TestWorld;
  let id: string;
  beforeAll(async () => {
    world = await TestWorld.open({ at: '2026-01-10T23:00:00+08:00' });
    id = (await world.register(call)).ticketId;
  });
  afterAll(() => world.close());

  it('its time limit for the dispatch counts from the call, on a Saturday night too', async () => {
    const ticket = await world.read(id);
    expect(ticket).toMatchObject({ state: 'awaiting-classification', urgency: 'critical' });
    expect(clocksOf(ticket)['dispatch.1']).toMatchObject({
      startedAt: '2026-01-10T15:00:00.000Z',
      dueAt: '2026-01-10T15:10:00.000Z',
    });
  });

  it('it is overdue after ten minutes, and supervisors find it in the list of due tickets', async () => {
    await world.moveTo('2026-01-10T23:32:00+08:00');
    const ticket = await world.read(id);
    expect(factsOf(ticket, 'SlaTargetBreached')).toEqual([
      ['hand-over.1', '2026-01-10T15:05:00.000Z'],
      ['dispatch.1', '2026-01-10T15:10:00.000Z'],
    ]);
    expect(clocksOf(ticket)['dispatch.1']).toMatchObject({ state: 'breached', countedMs: 32 * 60_000 });
    const { tickets } = await world.client.call(
      api.listTickets,
      { query: { dueBefore: '2026-01-10T23:32:00+08:00' } },
      { as: supervisor },
    );
    expect(tickets).toMatchObject([{ ticketId: id, breached: 2 }]);
  });

  it('its dispatch counts as late once a person classifies it and a unit gets it', async () => {
    await world.give(api.classifyTicket, id, { matter: 'power-supply.line' }, operator);
    expect(clocksOf(await world.read(id))).toMatchObject({
      'dispatch.1': { state: 'met-late', elapsedMs: 32 * 60_000 },
      'acknowledge.1': { state: 'running' },
    });
  });
});
