import * as api from '@hotline/contracts';
import { refusal } from '../client';
import { caller as agent, operator, supervisor } from '../people';
import { TestWorld } from '../world';
import { shapes } from './shapes';
import { contactAndResolve, dissatisfied, satisfied, squad, stallCall, town } from './stall';

jest.setTimeout(60_000);

type Query = api.InputOf<typeof api.readScores>['query'];

describe.each(shapes)('The scores of a month, with $shape', ({ shape: _, ...setting }) => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await TestWorld.open({ at: '2026-03-02T09:00:00+08:00', ...setting });
  });
  afterEach(() => world.close());

  const scores = (more: Partial<Query> = {}, as = supervisor) =>
    world.client.call(api.readScores, { query: { from: '2026-03-01', until: '2026-03-31', ...more } }, { as });
  const answered = async (phone: string, result: object): Promise<string> => {
    const caller = { name: '王建国', phone, anonymity: 'named' as const };
    const { ticketId } = await world.register({ ...stallCall(world), caller });
    await world.give(api.acknowledgeDispatch, ticketId, {}, squad);
    await contactAndResolve(world, ticketId, squad, `leader-${phone}`);
    await world.give(api.recordCallback, ticketId, { ...satisfied, ...result, caller: ticketId }, agent);
    return ticketId;
  };

  /** Response 2 of 2: 30; resolution 1 of 2: 17.5; satisfaction 1 of 2: 17.5. */
  it('a unit has its points item by item, with the numbers behind them and its rank among its peers', async () => {
    await answered('13800138001', {});
    await answered('13800138002', dissatisfied);
    const { scheme, schemes, units } = await scores();
    expect(schemes.map(({ id }) => id)).toEqual(['three-rates']);
    expect(scheme).toMatchObject({ full: 100, items: [{ full: 30, formula: '30 * response' }, {}, {}, {}] });
    expect(units).toMatchObject([
      {
        unit: 'squad-xushang',
        peerGroup: 'squads',
        score: 65,
        outOf: 100,
        rank: 1,
        peers: 1,
        coverage: 1,
        counts: { called: 2, confirmed: 1, denied: 1 },
        rates: { response: 1, resolution: 0.5, satisfaction: 0.5 },
        items: [{ points: 30 }, { points: 17.5 }, { points: 17.5 }, { id: 'wrongfulReturnsOff', points: 0 }],
      },
    ]);
  });

  it('a reopened ticket lowers the score at once, and the score as of an earlier time stays what it was', async () => {
    const id = await answered('13800138001', {});
    const before = await scores();
    expect(before.units).toMatchObject([{ score: 100 }]);
    await world.moveTo('2026-03-06T09:00:00+08:00');
    await world.give(api.reopenTicket, id, { reason: '摊位又回来了', caller: id }, operator);
    expect((await scores()).units[0]?.score).not.toBe(100);
    expect(await scores({ asOf: before.asOf })).toEqual(before);
  });

  it('a unit reads its own score and rank only; others, an unknown scheme and a wrong period are refused', async () => {
    await answered('13800138001', {});
    expect((await scores({}, squad)).units).toMatchObject([{ unit: 'squad-xushang', rank: 1 }]);
    expect((await scores({}, town)).units).toEqual([]);
    expect(await refusal(scores({ scheme: 'other' }))).toMatchObject({
      status: 400,
      detail: expect.stringContaining('没有这一考核办法'),
    });
    expect(await refusal(scores({ until: '2026-02-01' }))).toMatchObject({ status: 400 });
    expect(await refusal(scores({}, agent))).toMatchObject({ status: 403 });
  });
});
