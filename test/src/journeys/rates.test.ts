import * as api from '@hotline/contracts';
import { refusal } from '../client';
import { caller as agent, operator, supervisor } from '../people';
import { TestWorld } from '../world';
import { shapes } from './shapes';
import { contactAndResolve, dissatisfied, satisfied, squad, stallCall } from './stall';

jest.setTimeout(60_000);

type Query = api.InputOf<typeof api.readRates>['query'];

describe.each(shapes)('The figures of a month, with $shape', ({ shape: _, ...setting }) => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await TestWorld.open({ at: '2026-03-02T09:00:00+08:00', ...setting });
  });
  afterEach(() => world.close());

  const rates = (more: Partial<Query> = {}, as = supervisor) =>
    world.client.call(api.readRates, { query: { from: '2026-03-01', until: '2026-03-31', ...more } }, { as });
  const resolvedTicket = async (phone: string): Promise<string> => {
    const call = stallCall(world);
    const { ticketId } = await world.register({
      ...call,
      caller: { name: '王建国', phone, anonymity: 'named' },
    });
    await world.give(api.acknowledgeDispatch, ticketId, {}, squad);
    await contactAndResolve(world, ticketId, squad, `leader-${phone}`);
    return ticketId;
  };
  const say = (id: string, result: object) =>
    world.give(api.recordCallback, id, { ...satisfied, ...result, caller: id }, agent);

  it('show the claim of the unit beside the word of the callers, with coverage, by unit, region and matter', async () => {
    const one = await resolvedTicket('13800138001');
    const two = await resolvedTicket('13800138002');
    await resolvedTicket('13800138003');
    await say(one, {});
    await say(two, dissatisfied);
    const { total, groups, rates: definitions } = await rates({ by: 'unit' });
    expect(total).toMatchObject({
      coverage: 2 / 3,
      counts: {
        registered: 3,
        dispatched: 3,
        called: 3,
        answered: 2,
        confirmed: 1,
        denied: 1,
        asserted: 2,
        assertedAnswered: 2,
        overclaimed: 1,
      },
      rates: { response: 1, resolution: 0.5, claimed: 2 / 3, gap: 0.5, satisfaction: 0.5, redo: 1 / 3, bounce: 1 },
    });
    expect(definitions.find(({ id }) => id === 'resolution')).toMatchObject({
      formula: '(confirmed + 0.5 * confirmedPartly) / answered',
    });
    expect(groups).toMatchObject([
      { key: 'squad-xushang', peerGroup: 'squads', coverage: 2 / 3, counts: { called: 3 } },
    ]);
    const byRegion = await rates({ by: 'region' });
    expect(byRegion.groups.map(({ key }) => key)).toEqual(expect.arrayContaining(['xushang', 'shanghe']));
    const byMatter = await rates({ by: 'matter' });
    expect(byMatter.groups.find(({ key }) => key === 'street-trading.stall')?.parent).toMatchObject({
      name: { zh: expect.any(String) },
    });
    const byOperator = await rates({ by: 'operator' });
    expect(byOperator.groups).toMatchObject([{ key: operator.id, counts: { registered: 3 } }]);
    expect((await rates({ region: 'shanghe', channel: 'phone', peerGroup: 'squads' })).total.counts.called).toBe(3);
    expect((await rates({ peerGroup: 'towns' })).total.counts.called).toBe(0);
  });

  it('a reopened ticket leaves "resolved" at once, and the figures as of an earlier time stay what they were', async () => {
    const id = await resolvedTicket('13800138001');
    await say(id, {});
    await world.moveTo('2026-03-05T09:00:00+08:00');
    const before = await rates();
    expect(before.total).toMatchObject({
      counts: { confirmed: 1, closed: 1, asserted: 1 },
      rates: { satisfaction: 1 },
    });
    await world.moveTo('2026-03-06T09:00:00+08:00');
    await world.give(api.reopenTicket, id, { reason: '摊位又回来了', caller: id }, operator);
    const now = (await rates()).total;
    expect(now.counts).toMatchObject({ confirmed: 0, asserted: 0, closed: 0, reopened: 1 });
    expect(now.rates).not.toHaveProperty('satisfaction');
    expect(await rates({ asOf: before.asOf })).toEqual(before);
    const series = (await rates({ series: 'week' })).series;
    expect(series.map(({ from, until, counts }) => [from, until, counts.reopened])).toEqual([
      ['2026-03-01', '2026-03-01', 0],
      ['2026-03-02', '2026-03-08', 1],
      ['2026-03-09', '2026-03-15', 0],
      ['2026-03-16', '2026-03-22', 0],
      ['2026-03-23', '2026-03-29', 0],
      ['2026-03-30', '2026-03-31', 0],
    ]);
  });

  it('the wall counts tickets at risk, tickets that nobody handles, and tickets that nobody in the unit was given', async () => {
    const { ticketId } = await world.register(stallCall(world));
    await world.register({
      channel: 'phone',
      narrative: '喂喂喂，听得见吗',
      location: { region: 'xushang' },
      caller: { phone: '13800138009', anonymity: 'named' },
    });
    const wall = () => world.client.call(api.readFigures, {}, { as: supervisor });
    const units = (await wall()).byUnit;
    expect(await wall()).toMatchObject({ atRisk: 0, nobodys: 1 });
    expect(units.find(({ unit }) => unit === 'squad-xushang')).toMatchObject({ open: 1, unassigned: 1 });
    const { dueAt, warnAt } = await world.read(ticketId);
    await world.moveTo(warnAt as string);
    expect((await wall()).atRisk).toBeGreaterThan(0);
    await world.moveTo(dueAt as string);
    expect(await wall()).toMatchObject({ overdue: expect.any(Number) });
    expect((await wall()).overdue).toBeGreaterThan(0);
  });

  it('a period that ends before it begins, is too long, or a time in the future is refused, as are units', async () => {
    expect(await refusal(rates({ until: '2026-02-01' }))).toMatchObject({
      status: 400,
      detail: expect.stringContaining('所选时间段的结束早于开始'),
    });
    expect(await refusal(rates({ from: '2024-01-01' }))).toMatchObject({
      detail: expect.stringContaining('统计时段不能超过366天'),
    });
    expect(await refusal(rates({ asOf: '2026-03-03T00:00:00Z' }))).toMatchObject({
      detail: expect.stringContaining('截至时间在将来，届时的数据尚不存在'),
    });
    expect(await refusal(rates({ from: 'yesterday' }))).toMatchObject({ errors: [{ path: 'query.from' }] });
    expect(await refusal(rates({}, squad))).toMatchObject({ status: 403 });
  });
});
