import * as api from '@hotline/contracts';
import { refusal, type TestPerson } from '../client';
import { caller, of, operator, supervisor } from '../people';
import { clocksOf, factsOf, TestWorld } from '../world';
import { shapes } from './shapes';
import { contactAndResolve, satisfied, squad, stallCall, town } from './stall';

/** Timeout of a test in ms: starting the product takes about a second, and longer on a busy machine. */
jest.setTimeout(60_000);

/** A unit that has nothing to do with the ticket. */
const other = of('squad-yuhuangmiao');

describe.each(shapes)('A promise to the callers, with $shape', ({ shape: _, ...setting }) => {
  let world: TestWorld;
  let id: string;
  let queryCode: string;
  beforeAll(async () => {
    world = await TestWorld.open({ at: '2026-03-02T09:00:00+08:00', ...setting });
    ({ ticketId: id, queryCode } = await world.register(stallCall(world)));
    await world.give(api.acknowledgeDispatch, id, {}, squad);
  });
  afterAll(() => world.close());

  const promise = (promisedOn: string, as: TestPerson = squad, promised = '清理医院门口的占道摊位') =>
    world.give(api.makePromise, id, { promisedOn, promised }, as);
  const keep = (number: number, as: TestPerson = squad) =>
    world.give(api.keepPromise, id, { promise: number, done: '摊位已清走，安排专人值守' }, as);
  const followed = () => world.client.call(api.followQuery, { params: { queryCode } });
  const listed = async (as: TestPerson) =>
    (await world.client.call(api.listTickets, { query: { promised: 'true' } }, { as })).tickets;

  it('a promise is refused for a day that is over or too far away, and from a unit without the ticket', async () => {
    expect(await refusal(promise('2026-03-01'))).toMatchObject({
      code: 'invalid-input',
      detail: expect.stringContaining('承诺的日期已过'),
      hint: { zh: '请选择2026年3月2日或以后的日期' },
    });
    expect(await refusal(promise('2026-06-01'))).toMatchObject({
      code: 'invalid-input',
      hint: { zh: expect.stringMatching(/^最晚可承诺至2026年5月31日/) },
    });
    expect(await refusal(promise('2026-03-05', other))).toMatchObject({ code: 'not-your-ticket' });
    expect(await refusal(promise('2026-02-30'))).toMatchObject({
      status: 400,
      errors: [{ path: 'body.promisedOn', messageZh: expect.stringContaining('承诺日期') }],
    });
    expect(await world.read(id)).not.toHaveProperty('promises');
  });

  it('the unit that promises has a clock of its own for it, and the callers see what was promised', async () => {
    await promise('2026-03-04');
    await promise('2026-03-20', operator, '派单后由热线回复进展');
    const ticket = await world.read(id);
    expect(ticket.promises).toMatchObject([
      { number: 1, unit: 'squad-xushang', on: '2026-03-04', what: '清理医院门口的占道摊位', state: 'running' },
      { number: 2, unit: 'shanghe-hotline', on: '2026-03-20', state: 'running' },
    ]);
    expect(clocksOf(ticket)['promise.1']).toMatchObject({
      party: 'squad-xushang',
      dueAt: '2026-03-04T16:00:00.000Z',
      state: 'running',
    });
    expect((await followed()).promises).toMatchObject([
      {
        ...{ on: '2026-03-04', state: 'running' },
        what: { zh: '清理医院门口的占道摊位' },
        by: { zh: expect.stringContaining('许商') },
      },
      { on: '2026-03-20', state: 'running' },
    ]);
    expect((await followed()).steps.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/承诺2026年3月4日前：清理医院门口的占道摊位$/),
    );
    const sent = ticket.history.filter(({ type, data }) => type === 'MessageSent' && data.template === 'promised');
    expect(sent).toHaveLength(2);
  });

  it('the list of promises holds the ticket for each of its units, and for no other unit', async () => {
    expect(await listed(squad)).toMatchObject([
      { ticketId: id, dueTarget: expect.any(String), promises: [{ number: 1 }, { number: 2 }] },
    ]);
    expect(await listed(other)).toEqual([]);
    expect(await listed(town)).toMatchObject([{ ticketId: id }]);
  });

  it('a broken promise is a breach, and the unit and a supervisor are notified of it', async () => {
    await world.moveTo('2026-03-05T08:31:00+08:00');
    const ticket = await world.read(id);
    expect(factsOf(ticket, 'SlaTargetBreached')).toContainEqual(['promise.1', '2026-03-04T16:00:00.000Z']);
    expect(ticket.promises).toMatchObject([{ state: 'broken' }, { state: 'running' }]);
    const noticesOf = async (as: TestPerson) =>
      (await world.client.call(api.listNotices, { query: { of: 'unit' } }, { as })).notices
        .filter(({ name }) => name === 'promise')
        .map(({ text }) => text.zh);
    const broken = expect.stringMatching(/“承诺（.*许商.*）”已超时（红牌）/);
    expect(await noticesOf(supervisor)).toContainEqual(broken);
    expect(await noticesOf(squad)).toContainEqual(broken);
    expect((await followed()).promises).toMatchObject([{ state: 'broken' }, { state: 'running' }]);
  });

  it('a promise that is kept late leaves the notices, and stays on the page of the callers as kept late', async () => {
    expect(await refusal(keep(1, other))).toMatchObject({ code: 'not-your-ticket' });
    expect(await refusal(keep(7))).toMatchObject({ code: 'not-now', detail: expect.stringContaining('没有这项承诺') });
    await keep(1);
    expect(await refusal(keep(1))).toMatchObject({ code: 'not-now', detail: expect.stringContaining('已兑现') });
    const ticket = await world.read(id);
    expect(ticket.promises).toMatchObject([
      { state: 'kept-late', kept: { at: '2026-03-05T00:31:00.000Z', done: '摊位已清走，安排专人值守' } },
      { state: 'running' },
    ]);
    const { notices } = await world.client.call(api.listNotices, { query: { of: 'unit' } }, { as: supervisor });
    expect(notices.filter(({ name }) => name === 'promise')).toEqual([]);
    expect((await followed()).promises).toMatchObject([{ state: 'kept-late' }, { state: 'running' }]);
    const explained = await world.client.call(api.explainSla, { params: { ticketId: id } }, { as: supervisor });
    expect(explained.targets.find(({ name }) => name === 'promise')?.ledger.map(({ text }) => text.zh)).toMatchObject([
      expect.stringMatching(/承诺2026年3月4日前：清理医院门口的占道摊位$/),
      expect.stringMatching(/^“承诺（.*许商.*）”已完成，停止计时$/),
    ]);
  });

  it('a promise runs on after the ticket is closed, and no other can be made then', async () => {
    await contactAndResolve(world, id, squad, '张队长');
    await world.give(api.recordCallback, id, { ...satisfied, caller: id }, caller);
    expect((await world.read(id)).state).toBe('closed');
    expect(await refusal(promise('2026-03-20'))).toMatchObject({
      code: 'not-now',
      detail: expect.stringContaining('工单已结束'),
    });
    expect(await listed(supervisor)).toMatchObject([{ ticketId: id, state: 'closed' }]);
    await world.moveTo('2026-03-21T09:00:00+08:00');
    expect(factsOf(await world.read(id), 'SlaTargetBreached')).toContainEqual([
      'promise.2',
      '2026-03-20T16:00:00.000Z',
    ]);
    await keep(2, operator);
    expect(await listed(supervisor)).toEqual([]);
    expect((await world.read(id)).state).toBe('closed');
  });
});
