import * as api from '@hotline/contracts';
import { refusal } from '../client';
import { dispatcher, of } from '../people';
import { clocksOf, TestWorld } from '../world';
import { squad, stallCall } from './stall';

jest.setTimeout(60_000);

describe('The explanation of how the time of a limit was counted', () => {
  let world: TestWorld;
  let id: string;
  beforeAll(async () => {
    world = await TestWorld.open({ at: '2025-09-30T16:30:00+08:00' });
    id = (await world.register(stallCall(world))).ticketId;
    await world.moveTo('2025-10-09T09:30:00+08:00');
  });
  afterAll(() => world.close());

  const explain = (as = squad, ticketId = id) => world.client.call(api.explainSla, { params: { ticketId } }, { as });

  it('tells the unit which hours counted, and why those of the holiday did not', async () => {
    const { targets } = await explain();
    const acknowledge = targets.find(({ name }) => name === 'acknowledge');
    expect(acknowledge?.intervals.map(({ ms, counted, why }) => [ms / 3_600_000, counted, why.zh])).toEqual([
      [1, true, '工作时间'],
      [6.5, false, '非工作时间'],
      [192, false, '法定节假日'],
      [8.5, false, '非工作时间'],
      [1, true, '工作时间'],
    ]);
    expect(acknowledge).toMatchObject({ state: 'running', countedMs: 2 * 3_600_000, remainingMs: 2 * 3_600_000 });
    expect(acknowledge?.ledger.map(({ text }) => text.zh)).toEqual(['“签收”开始计时，时限4个工作小时']);
  });

  it('the due times and counted times are the same as those of the ticket', async () => {
    const clocks = clocksOf(await world.read(id));
    for (const { name, stage, dueAt, countedMs } of (await explain(dispatcher)).targets)
      expect(clocks[`${name}.${stage}`]).toMatchObject({ dueAt, countedMs });
  });

  it('refuses to explain the clocks of another unit’s ticket, or of a ticket that does not exist', async () => {
    expect(await refusal(explain(of('squad-yuhuangmiao')))).toMatchObject({ code: 'not-your-ticket', status: 403 });
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect(await refusal(explain(dispatcher, nobody))).toMatchObject({ code: 'not-found', status: 404 });
  });
});
