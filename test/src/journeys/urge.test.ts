import * as api from '@hotline/contracts';
import { refusal } from '../client';
import { caller, operator, supervisor, readingBy } from '../people';
import { clocksOf, TestWorld } from '../world';
import { contactAndResolve, satisfied, squad, stallCall } from './stall';

/** Timeout of a test in ms: starting the product takes about a second, and longer on a busy machine. */
jest.setTimeout(60_000);

describe('A caller who calls again about the same ticket', () => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await TestWorld.open();
  });
  afterEach(() => world.close());

  it('the second urging makes the ticket urgent, as the pack says, and changes no due time', async () => {
    const { ticketId } = await world.register(stallCall(world));
    const before = await world.read(ticketId);
    expect(before).toMatchObject({ urgency: 'normal', urged: 0 });
    await world.give(api.urgeTicket, ticketId, { reason: '两天没人来，电话13800138000' }, operator);
    expect(await world.read(ticketId)).toMatchObject({ urgency: 'normal', urged: 1 });
    await world.give(api.urgeTicket, ticketId, { reason: '还是没人来' }, supervisor);
    const after = await world.read(ticketId, squad);
    expect(after).toMatchObject({ urgency: 'urgent', urged: 2, lead: 'squad-xushang' });
    const dues = (ticket: typeof after) => Object.entries(clocksOf(ticket)).map(([name, { dueAt }]) => [name, dueAt]);
    expect(dues(after)).toEqual(dues(before));
    expect(JSON.stringify(after.history)).not.toContain('13800138000');
    await world.give(api.classifyTicket, ticketId, { matter: 'street-trading.stall' }, operator);
    expect(await world.read(ticketId)).toMatchObject({ urgency: 'urgent', urged: 2 });
  });

  it('new information from the caller is added to the record that the unit reads', async () => {
    const { ticketId } = await world.register(stallCall(world));
    await world.give(api.addInformation, ticketId, { text: '摊主晚上八点来，车牌尾号27' }, operator);
    const record = await world.client.call(
      api.readCaller,
      { params: { ticketId }, body: readingBy(squad) },
      { as: squad },
    );
    expect(record.additions).toMatchObject([{ text: '摊主晚上八点来，车牌尾号27' }]);
  });

  it('an urging counts once, however often the request is repeated with the same key', async () => {
    const { ticketId } = await world.register(stallCall(world));
    await world.give(api.urgeTicket, ticketId, { reason: '没人来' }, operator, 'urge-1');
    await world.give(api.urgeTicket, ticketId, { reason: '没人来' }, operator, 'urge-1');
    expect(await world.read(ticketId)).toMatchObject({ urged: 1 });
  });

  it('an urging by a unit, of a closed ticket, or without a reason is refused', async () => {
    const { ticketId } = await world.register(stallCall(world));
    const urged = (as = operator, body = { reason: '没人来' }) => world.give(api.urgeTicket, ticketId, body, as);
    expect(await refusal(urged(squad))).toMatchObject({ status: 403, code: 'not-allowed' });
    expect(await refusal(urged(operator, { reason: '' }))).toMatchObject({ errors: [{ path: 'body.reason' }] });
    await world.give(api.acknowledgeDispatch, ticketId, {}, squad);
    await contactAndResolve(world, ticketId, squad, '张队长');
    await world.give(api.recordCallback, ticketId, { ...satisfied, caller: ticketId }, caller);
    expect(await refusal(urged())).toMatchObject({ status: 409, code: 'not-now', hint: expect.anything() });
    expect(await world.read(ticketId)).toMatchObject({ state: 'closed', urged: 0 });
  });
});
