import * as api from '@hotline/contracts';
import { refusal, type TestPerson } from '../client';
import { caller, dispatcher, operator, supervisor } from '../people';
import { TestWorld } from '../world';
import { shapes } from './shapes';
import { contactAndResolve, satisfied, squad, stallCall } from './stall';

/** Timeout of a test in ms: starting the product takes about a second, and longer on a busy machine. */
jest.setTimeout(60_000);

describe.each(shapes)('The queue of callbacks, with $shape', ({ shape: _, ...setting }) => {
  let world: TestWorld;
  const other: TestPerson = { ...caller, id: 'caller-2' };
  beforeEach(async () => {
    world = await TestWorld.open(setting);
  });
  afterEach(() => world.close());

  /** A resolved ticket. Its caller may be called at any hour unless `contactWindow` limits the hours. */
  async function resolvedStall(phone: string, contactWindow?: string): Promise<string> {
    const { ticketId } = await world.register({
      ...stallCall(world),
      caller: { name: '王建国', phone, anonymity: 'named', ...(contactWindow ? { contactWindow } : {}) },
    });
    await world.give(api.acknowledgeDispatch, ticketId, {}, squad);
    await contactAndResolve(world, ticketId, squad, '张队长');
    return ticketId;
  }
  const next = (as: TestPerson = caller) => world.client.call(api.takeNextCallback, {}, { as });

  it('gives two agents different calls, the urged one first, and passes a call on when its lease expires', async () => {
    const usual = await resolvedStall('13800138001');
    const urged = await resolvedStall('13800138002');
    for (const reason of ['没人来', '还是没人来']) await world.give(api.urgeTicket, urged, { reason }, operator);
    const first = await next();
    expect(first).toMatchObject({ call: { ticketId: urged, next: urged, attempt: 1, about: 'result' } });
    expect(first.call?.script.map(({ zh }) => zh).join('')).toContain('{unit}已回复办结');
    expect(await next()).toMatchObject({ call: { ticketId: urged } });
    expect(await next(other)).toMatchObject({ call: { ticketId: usual }, queue: { later: 2 } });
    expect(await next({ ...caller, id: 'caller-3' })).not.toHaveProperty('call');

    const taken = await refusal(world.give(api.recordCallback, urged, { ...satisfied, caller: urged }, other));
    expect(taken).toMatchObject({ status: 409, code: 'not-now', detail: expect.stringContaining('另一位回访员') });
    await world.moveTo('2026-01-05T09:11:00+08:00');
    expect(await next({ ...caller, id: 'caller-3' })).toMatchObject({ call: { ticketId: urged } });
    await world.give(api.recordCallback, urged, { ...satisfied, caller: urged }, { ...caller, id: 'caller-3' });
    expect(await world.read(urged)).toMatchObject({ state: 'closed' });
    const { calls } = await world.client.call(api.readCallbackQueue, { query: {} }, { as: supervisor });
    expect(calls.map(({ ticketId }) => ticketId)).toEqual([usual]);
  });

  it('offers a call at the hours that the caller named, a day after no answer, and at a promised time', async () => {
    const ticketId = await resolvedStall('13800138003', '18:00 后');
    expect(await next()).not.toHaveProperty('call');
    await world.moveTo('2026-01-05T18:30:00+08:00');
    expect((await next()).call?.callers).toMatchObject([{ state: 'to-call', contactHours: { from: '18:00' } }]);
    await world.give(api.recordCallback, ticketId, { caller: ticketId, reached: false }, caller);
    expect(await next()).not.toHaveProperty('call');
    await world.moveTo('2026-01-06T18:30:00+08:00');
    expect(await next()).toMatchObject({ call: { attempt: 2, callers: [{ triedAt: ['2026-01-05T10:30:00.000Z'] }] } });
    const wish = { caller: ticketId, at: '2026-01-07T12:30:00+08:00' };
    await world.give(api.scheduleCallback, ticketId, wish, caller);
    await world.moveTo('2026-01-07T12:31:00+08:00');
    expect(await next()).toMatchObject({ call: { attempt: 2, callers: [{ promised: true }] } });
    expect(await refusal(world.give(api.scheduleCallback, ticketId, wish, caller))).toMatchObject({
      code: 'invalid-input',
      hint: { zh: expect.stringContaining('1月14日12:31') },
    });
    const seenByUnit = await world.read(ticketId, squad);
    expect(JSON.stringify(seenByUnit.history)).not.toContain('12:30');
    expect(seenByUnit.history.map(({ type }) => type)).not.toContain('CallbackScheduled');
  });

  it('an agent can put a call back; a caller who wants to withdraw is called before the unit resolves', async () => {
    const ticketId = await resolvedStall('13800138004');
    const skip = (as: TestPerson) => world.give(api.skipCallback, ticketId, { reason: '线路故障' }, as);
    expect(await refusal(skip(caller))).toMatchObject({ code: 'not-now' });
    await next();
    expect(await refusal(skip(other))).toMatchObject({ code: 'not-now' });
    expect(await refusal(skip(squad))).toMatchObject({ status: 403 });
    await skip(caller);
    expect(await next()).not.toHaveProperty('call');
    await world.moveTo('2026-01-05T09:16:00+08:00');
    expect(await next()).toMatchObject({ call: { ticketId } });

    const open = await world.register(stallCall(world));
    await world.give(api.requestWithdrawal, open.ticketId, { caller: open.ticketId, reason: '不用了' }, operator);
    await world.moveTo('2026-01-05T18:30:00+08:00');
    expect(await next(other)).toMatchObject({ call: { ticketId: open.ticketId, about: 'withdrawal' } });
    await world.give(
      api.recordCallback,
      open.ticketId,
      { caller: open.ticketId, reached: true, withdraws: true },
      other,
    );
    expect(await world.read(open.ticketId)).toMatchObject({ state: 'closed' });
  });

  it('offers a merged ticket once for each caller, with the answers that other callers gave', async () => {
    const first = await world.register({ ...stallCall(world), caller: { phone: '13800138005', anonymity: 'named' } });
    const second = await world.register({ ...stallCall(world), caller: { phone: '13800138006', anonymity: 'named' } });
    const { ticketId } = first;
    await world.give(api.mergeTicket, second.ticketId, { into: ticketId, reason: '同一路口' }, dispatcher);
    await world.give(api.acknowledgeDispatch, ticketId, {}, squad);
    await contactAndResolve(world, ticketId, squad, '张队长');
    expect(await next()).toMatchObject({ call: { next: ticketId } });
    await world.give(api.recordCallback, ticketId, { ...satisfied, caller: ticketId }, caller);
    expect(await next()).toMatchObject({
      call: {
        next: second.ticketId,
        callers: [{ state: 'answered', satisfaction: 'satisfied' }, { state: 'to-call' }],
      },
    });
  });
});
