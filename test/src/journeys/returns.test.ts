import * as api from '@hotline/contracts';
import { refusal, type TestPerson } from '../client';
import { coordinator, dispatcher, of, supervisor } from '../people';
import { withSmallJurisdiction } from '../small-jurisdiction';
import { clocksOf, TestWorld } from '../world';
import { expectComplete, mainLine, squad, stallCall, town } from './stall';

jest.setTimeout(60_000);

const bureau = of('enforcement-bureau');
const ask = (proposedUnit?: string) => ({
  code: 'not-our-power',
  reason: '不属于本单位职责',
  basis: '商河县权责清单第12项',
  ...(proposedUnit ? { proposedUnit } : {}),
});

describe('A ticket that units ask to return', () => {
  let world: TestWorld;
  let id: string;
  beforeEach(async () => {
    world = await TestWorld.open();
    ({ ticketId: id } = await world.register(stallCall(world)));
  });
  afterEach(() => world.close());

  const returns = (days = 30, as: TestPerson = supervisor) =>
    world.client.call(api.readReturnFigures, { query: { days } }, { as });

  it('the lead sees until when it can return the ticket, and no longer once it has asked for it', async () => {
    const until = async () => (await world.read(id, squad)).returnBy;
    const listed = await world.client.call(api.listTickets, { query: { state: 'dispatched' } }, { as: squad });
    expect([await until(), listed.tickets[0]?.returnBy]).toEqual([
      '2026-01-06T09:30:00.000Z',
      '2026-01-06T09:30:00.000Z',
    ]);
    await world.give(api.acknowledgeDispatch, id, {}, squad);
    await world.moveTo('2026-01-06T17:31:00+08:00');
    expect(await until()).toBe('2026-01-06T09:30:00.000Z');
    const refused = await refusal(world.give(api.requestReturn, id, ask('town-xushang'), squad));
    expect(refused).toMatchObject({ code: 'window-passed', detail: expect.stringContaining('1月6日17:30') });
  });

  it('a unit that has asked to return a ticket has no return window any more, also after a rejection', async () => {
    await world.give(api.requestReturn, id, ask('town-xushang'), squad);
    expect(await world.read(id)).not.toHaveProperty('returnBy');
    await world.give(api.decideReturn, id, { grant: false, reason: '属于你单位职责' }, dispatcher);
    expect(await world.read(id)).toMatchObject({ state: 'dispatched', lead: 'squad-xushang' });
    expect(await world.read(id)).not.toHaveProperty('returnBy');
  });

  it('a dispatcher decides the first return, a supervisor the second, the coordination body the third', async () => {
    await world.give(api.requestReturn, id, ask('town-xushang'), squad);
    const [first] = (
      await world.client.call(api.listTickets, { query: { state: 'return-requested' } }, { as: dispatcher })
    ).tickets;
    expect(first?.returnRequest).toMatchObject({
      ...ask('town-xushang'),
      unit: 'squad-xushang',
      decides: 'dispatcher',
    });
    await world.give(api.decideReturn, id, { grant: true, reason: '同意转派' }, dispatcher);

    await world.give(api.requestReturn, id, ask('enforcement-bureau'), town);
    expect((await world.read(id)).returnRequest).toMatchObject({ decides: 'supervisor' });
    expect(await refusal(world.give(api.decideReturn, id, { grant: true, reason: '同意' }, dispatcher))).toMatchObject({
      status: 403,
      code: 'not-allowed',
      hint: { zh: '请提交督办员' },
    });
    await world.give(api.decideReturn, id, { grant: true, reason: '同意转派' }, supervisor);

    await world.give(api.requestReturn, id, ask('squad-xushang'), bureau);
    const problem = await world.read(id);
    expect(problem).toMatchObject({
      state: 'disputed',
      problem: true,
      question: { zh: '已3次退单，列为问题工单，提交协商' },
    });
    expect(problem.returnRequest).toBeUndefined();
    expect(clocksOf(problem)).toMatchObject({
      'resolve.1': { state: 'running', startedAt: '2026-01-05T01:00:00.000Z' },
    });
    expect(await world.client.call(api.readFigures, {}, { as: supervisor })).toMatchObject({ problems: 1 });

    await world.give(
      api.designateUnit,
      id,
      {
        lead: 'squad-xushang',
        assistants: ['town-xushang'],
        reason: '占道经营由中队主办',
        document: '会商纪要〔2026〕1号',
        basis: '行政处罚法第二十五条',
      },
      coordinator,
    );
    const designated = await world.read(id);
    expect(designated).toMatchObject({ state: 'dispatched', lead: 'squad-xushang', hop: 4, problem: true });
    expect(await refusal(world.give(api.requestReturn, id, ask('town-xushang'), squad))).toMatchObject({
      code: 'not-now',
    });
    expectComplete(designated);
    expect(mainLine(designated).slice(-4)).toEqual([
      'ReturnRequested',
      'JurisdictionDisputed',
      'UnitDesignated',
      'TicketDispatched',
    ]);
  });

  it('the figures of a unit count its requests to return, and which of them were granted or rejected', async () => {
    await world.give(api.requestReturn, id, ask('town-xushang'), squad);
    await world.give(api.decideReturn, id, { grant: false, reason: '许商街道的占道经营归中队' }, dispatcher);
    expect(await world.read(id)).toMatchObject({ state: 'dispatched', lead: 'squad-xushang' });
    expect(await refusal(world.give(api.requestReturn, id, ask('town-xushang'), squad))).toMatchObject({
      code: 'not-now',
      hint: { zh: expect.stringContaining('只能退单一次') },
    });
    const { ticketId } = await world.register({ ...stallCall(world), narrative: '青年路路口又有人占道摆摊卖水果' });
    expect(await world.read(ticketId)).toMatchObject({ lead: 'squad-xushang' });
    expect(await returns()).toMatchObject({
      total: { dispatched: 2, requested: 1, rejected: 1, granted: 0, returnRate: 0.5, wrongfulRate: 1 },
      units: [{ unit: 'squad-xushang', dispatched: 2, lapsed: 0 }],
    });
    await world.moveTo('2026-01-07T09:00:00+08:00');
    expect((await returns(1)).total).toMatchObject({ requested: 0 });
    expect(await refusal(returns(30, squad))).toMatchObject({ status: 403 });
    expect(await refusal(returns(0))).toMatchObject({
      status: 400,
      errors: [{ messageZh: expect.stringContaining('天数') }],
    });
  });

  it('a return is refused with an unknown reason, without a required unit, or after its time limit', async () => {
    await world.give(api.acknowledgeDispatch, id, {}, squad);
    const before = await world.read(id);
    expect(await refusal(world.give(api.requestReturn, id, { ...ask(), code: 'no-mood' }, squad))).toMatchObject({
      status: 400,
      hint: { zh: expect.stringContaining('不属于本单位职责') },
    });
    expect(await refusal(world.give(api.requestReturn, id, ask(), squad))).toMatchObject({
      status: 400,
      detail: expect.stringContaining('以“不属于本单位职责”退单须建议接收单位'),
    });
    expect(
      await refusal(world.give(api.requestReturn, id, { ...ask('town-xushang'), basis: '' }, squad)),
    ).toMatchObject({
      status: 400,
      errors: [{ path: 'body.basis' }],
    });
    expect(await world.read(id)).toEqual(before);
    await world.moveTo('2026-01-06T18:00:00+08:00');
    expect(await refusal(world.give(api.requestReturn, id, ask('town-xushang'), squad))).toMatchObject({
      status: 409,
      code: 'window-passed',
      detail: expect.stringContaining('1月6日17:30'),
    });
  });
});

describe('A ticket that its unit does not acknowledge in time, if the pack returns it to a dispatcher', () => {
  const east = of('squad-east');
  let world: TestWorld;
  beforeEach(async () => {
    const environment = withSmallJurisdiction((yaml) =>
      yaml.replace('unacknowledged: stays', 'unacknowledged: to-dispatcher'),
    );
    world = await TestWorld.open({ environment });
  });
  afterEach(() => world.close());

  it('a dispatcher dispatches it again; its resolve limit counts on, and the figures show the lapse', async () => {
    const { ticketId: id } = await world.register({
      channel: 'phone',
      narrative: '路口摆摊占道',
      location: { region: 'east' },
    });
    await world.moveTo('2026-01-05T09:29:00+08:00');
    expect(await world.read(id)).toMatchObject({ state: 'dispatched', lead: 'squad-east' });
    await world.moveTo('2026-01-05T09:30:00+08:00');
    expect(await world.read(id)).toMatchObject({
      state: 'awaiting-dispatch',
      assistants: [],
      question: { zh: '东中队未按时签收，请重新派单' },
      breached: 1,
    });
    expect(await refusal(world.read(id, east))).toMatchObject({ code: 'not-your-ticket' });
    expect(await refusal(world.give(api.acknowledgeDispatch, id, {}, east))).toMatchObject({ code: 'not-now' });
    expect((await world.client.call(api.readReturnFigures, {}, { as: supervisor })).units).toMatchObject([
      { unit: 'squad-east', lapsed: 1 },
    ]);
    const send = (lead: string) =>
      world.give(api.dispatchTicket, id, { lead, assistants: [], reason: '已电话催办，重新派单' }, dispatcher);
    expect(await refusal(send('no-such'))).toMatchObject({ status: 422, code: 'unknown-unit' });
    await send('squad-east');
    const again = await world.read(id);
    expect(again).toMatchObject({ state: 'dispatched', lead: 'squad-east', hop: 2 });
    expect(clocksOf(again)).toMatchObject({
      'acknowledge.2': { state: 'running', startedAt: '2026-01-05T01:30:00.000Z' },
      'resolve.1': { state: 'running', startedAt: '2026-01-05T01:00:00.000Z' },
    });
    await world.give(api.acknowledgeDispatch, id, {}, east);
    expect(await refusal(send('squad-west'))).toMatchObject({ code: 'not-now' });
  });
});
