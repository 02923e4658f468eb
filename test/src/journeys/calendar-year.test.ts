import { acknowledgeDispatch } from '@hotline/contracts';
import { clocksOf, TestWorld } from '../world';
import { squad, stallCall } from './stall';

jest.setTimeout(120_000);

describe('a hotline whose calendar ends with 2026', () => {
  let world: TestWorld;
  afterEach(() => world.close());

  it('registers, dispatches and reads tickets in 2027 with their limits pending', async () => {
    world = await TestWorld.open({ at: '2027-01-05T09:00:00+08:00' });
    const { ticketId } = await world.register(stallCall(world));
    const ticket = await world.read(ticketId);
    expect(ticket).toMatchObject({ state: 'dispatched', lead: 'squad-xushang' });
    expect(ticket).not.toHaveProperty('dueAt');
    expect(ticket.clocks.map(({ name, stage, state }) => `${name}.${stage} ${state}`).sort()).toEqual([
      'acknowledge.1 pending',
      'first-contact.1 pending',
      'resolve.1 pending',
    ]);
    await world.give(acknowledgeDispatch, ticketId, {}, squad);
    expect(clocksOf(await world.read(ticketId))['acknowledge.1']).toMatchObject({ state: 'met' });
  });

  it('reads a ticket of 2026 in 2027 without the time counted so far', async () => {
    world = await TestWorld.open({ at: '2026-12-30T09:00:00+08:00' });
    const { ticketId } = await world.register(stallCall(world));
    await world.moveTo('2027-01-05T09:00:00+08:00');
    const clocks = clocksOf(await world.read(ticketId));
    expect(clocks['acknowledge.1']).toMatchObject({ state: 'breached', dueAt: '2026-12-30T06:30:00.000Z' });
    expect(clocks['acknowledge.1']).not.toHaveProperty('countedMs');
    expect(clocks['resolve.1']).toMatchObject({ state: 'pending' });
  });
});
