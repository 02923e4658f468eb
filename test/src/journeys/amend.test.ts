import * as api from '@hotline/contracts';
import { refusal } from '../client';
import { caller, operator, readingBy } from '../people';
import { clocksOf, TestWorld, typesOf } from '../world';
import { contactAndResolve, satisfied, squad, stallCall } from './stall';

/** Timeout of a test in ms: starting the product takes about a second, and longer on a busy machine. */
jest.setTimeout(60_000);

describe('An operator corrects a ticket', () => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await TestWorld.open();
  });
  afterEach(() => world.close());

  const recordOf = (ticketId: string, as = operator) =>
    world.client.call(api.readCaller, { params: { ticketId }, body: readingBy(as) }, { as });
  const moved = { location: { region: '玉皇庙镇', address: '玉皇庙镇驻地' }, reason: '来电人说错了镇' };

  it('a new location sends it to the unit there; the due time stays, and the old location is recorded', async () => {
    const { ticketId } = await world.register(stallCall(world));
    const before = await world.read(ticketId);
    expect(before).toMatchObject({ state: 'dispatched', lead: 'squad-xushang', region: 'xushang' });
    await world.give(api.amendTicket, ticketId, moved, operator);
    const after = await world.read(ticketId);
    expect(after).toMatchObject({ state: 'dispatched', lead: 'squad-yuhuangmiao', address: '玉皇庙镇驻地' });
    expect(after.hop).toBe(before.hop + 1);
    expect(clocksOf(after)['resolve.1']?.dueAt).toBe(clocksOf(before)['resolve.1']?.dueAt);
    expect(typesOf(after.history)).toContain('TicketAmended');
    expect((await recordOf(ticketId)).amendments).toMatchObject([
      {
        by: operator.id,
        reason: moved.reason,
        fields: ['location'],
        before: { location: { region: 'xushang', address: '青年路医院门口' } },
      },
    ]);
    expect((await recordOf(ticketId, caller)).callers[0]?.name).toBe('王建国');
  });

  it('an earlier ticket is found as a duplicate once words and location are corrected to fit it', async () => {
    const first = await world.register({ ...stallCall(world), caller: { phone: '13900139000', anonymity: 'named' } });
    const second = await world.register({
      channel: 'phone',
      narrative: '小区水压太低，三楼洗澡没有水',
      location: { region: 'baiqiao', address: '白桥镇' },
    });
    expect(second.possiblySame).toEqual([]);
    const { narrative, location } = stallCall(world);
    await world.give(
      api.amendTicket,
      second.ticketId,
      { narrative, ...(location ? { location } : {}), reason: '听错了' },
      operator,
    );
    const { history } = await world.read(second.ticketId);
    const found = history.filter(({ type }) => type === 'PossiblySameFound').at(-1);
    expect(JSON.stringify(found?.data)).toContain(first.ticketId);
  });

  it('a closed ticket can be corrected, and stays closed', async () => {
    const { ticketId } = await world.register(stallCall(world));
    await world.give(api.acknowledgeDispatch, ticketId, {}, squad);
    await contactAndResolve(world, ticketId, squad, '张队长');
    await world.give(api.recordCallback, ticketId, { ...satisfied, caller: ticketId }, caller);
    await world.give(api.amendTicket, ticketId, { title: '医院门口摆摊', ...moved }, operator);
    expect(await world.read(ticketId)).toMatchObject({ state: 'closed', lead: 'squad-xushang' });
    expect(await recordOf(ticketId)).toMatchObject({
      title: '医院门口摆摊',
      amendments: [{ fields: ['title', 'location'] }],
    });
  });

  it('a corrected telephone number is stored in normal form, and another spelling finds the ticket', async () => {
    const { ticketId } = await world.register(stallCall(world));
    const by = { name: '王建国', phone: '(0531)84880001转802', anonymity: 'named' as const };
    await world.give(api.amendTicket, ticketId, { caller: by, reason: '换了号码' }, operator);
    const { tickets } = await world.client.call(
      api.findCallerTickets,
      { body: { phone: '84880001-802', code: 'caller-asks' } },
      { as: operator },
    );
    expect(tickets.map((ticket) => ticket.ticketId)).toEqual([ticketId]);
    expect(JSON.stringify((await world.read(ticketId)).history)).not.toMatch(/84880001|王建国/);
  });

  it('a correction is refused if a unit sends it, it changes nothing, or a region or number is invalid', async () => {
    const { ticketId } = await world.register(stallCall(world));
    const before = await world.read(ticketId);
    const give = (body: api.RequestBodyOf<typeof api.amendTicket>, as = operator) =>
      refusal(world.give(api.amendTicket, ticketId, body, as));
    expect(await give(moved, squad)).toMatchObject({ status: 403, code: 'not-allowed' });
    expect(await give({ demand: '请让他们搬走', reason: '核对' })).toMatchObject({ code: 'invalid-input' });
    expect(await give({ ...moved, location: { region: '月亮湾' } })).toMatchObject({ code: 'unknown-region' });
    expect(await give({ caller: { phone: '12345' }, reason: '换号' })).toMatchObject({
      errors: [{ path: 'body.caller.phone' }],
    });
    expect(await world.read(ticketId)).toEqual(before);
  });
});
