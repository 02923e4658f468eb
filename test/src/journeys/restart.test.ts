import * as api from '@hotline/contracts';
import { supervisor } from '../people';
import { TestWorld } from '../world';
import { shapes } from './shapes';
import { expectComplete, mainLine, contactAndResolve, stallCall, town } from './stall';

/** Timeout of a test in ms: starting the product twice takes some seconds, and longer on a busy machine. */
jest.setTimeout(180_000);

describe.each(shapes)('The product after a restart, with $shape', ({ shape: _, ...setting }) => {
  let world: TestWorld;
  afterEach(() => world.close());

  /** Stops the process and starts another one on the same folder. */
  async function restart(): Promise<void> {
    await world.running.close();
    world = await TestWorld.open({ ...setting, environment: { HOTLINE_DATA: world.folder } });
  }

  it('lets a lead that was designated before the restart acknowledge, contact and resolve the ticket', async () => {
    world = await TestWorld.open(setting);
    const { ticketId } = await world.register(stallCall(world));
    const designation = {
      lead: 'town-xushang',
      assistants: [],
      document: '指定〔2026〕1号',
      basis: '第25条',
      reason: '涉及多个单位',
    };
    await world.give(api.designateUnit, ticketId, designation, supervisor);

    await restart();

    await world.give(api.acknowledgeDispatch, ticketId, {}, town);
    await contactAndResolve(world, ticketId, town, '李镇长');
    const ticket = await world.read(ticketId);
    expect(ticket).toMatchObject({ state: 'resolved', lead: 'town-xushang' });
    expect(mainLine(ticket).slice(-5)).toEqual([
      'TicketDispatched',
      'DispatchAcknowledged',
      'CallerContacted',
      'TicketResolved',
      'CallbackOpened',
    ]);
    expectComplete(ticket);
  });
});
