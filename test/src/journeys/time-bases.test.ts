import { withSmallJurisdiction } from '../small-jurisdiction';
import { clocksOf, TestWorld } from '../world';

jest.setTimeout(60_000);

/**
 * Offices close from noon to 15:00 in summer. Limits of kite lines count all hours of all days, those of stalls
 * city-management hours.
 */
const environment = withSmallJurisdiction((yaml) =>
  yaml
    .replace(
      'holidays: []',
      `otherHours: [{season: {from: "06-01", to: "09-30"}, hours: [{from: "08:00", to: "12:00"}, {from: "15:00", to: "18:30"}]}],
  timeBases: {urgent: {days: every-day, hours: [{from: "00:00", to: "24:00"}]}, city: {days: working-days, hours: [{from: "08:00", to: "20:00"}]}},
  holidays: []`,
    )
    .replace(
      'sla: [',
      `sla: [
  {id: kites, matter: kite, targets: {acknowledge: 3 urgent-hours, resolve: 2 urgent-days}},
  {id: stalls, matter: stall, targets: {acknowledge: 4 city-hours, first-contact: 7 calendar-days, resolve: 5 working-hours}},
  `,
    ),
);

describe('A county with summer office hours, and with other counting hours for some matters', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await TestWorld.open({ at: '2026-07-03T17:30:00+08:00', environment });
  });
  afterAll(() => world.close());

  const dueOf = async (narrative: string): Promise<Record<string, string | undefined>> => {
    const location = { address: '东镇', region: 'east' };
    const { ticketId } = await world.register({
      channel: 'phone',
      caller: { phone: '13805310001' },
      narrative,
      location,
    });
    const clocks = clocksOf(await world.read(ticketId));
    return Object.fromEntries(Object.values(clocks).map(({ name, dueAt }) => [name, dueAt]));
  };

  it('counts the limits of a call on Friday evening through the weekend', async () => {
    expect(await dueOf('公园里风筝线割伤人')).toMatchObject({
      acknowledge: '2026-07-03T12:30:00.000Z', // three hours later, at night
      resolve: '2026-07-05T16:00:00.000Z', // the end of Sunday
    });
    expect(await dueOf('路口摆摊占道')).toMatchObject({
      acknowledge: '2026-07-06T01:30:00.000Z', // 2.5 hours on Friday, 1.5 on Monday
      'first-contact': '2026-07-10T16:00:00.000Z', // the end of the seventh day
      resolve: '2026-07-06T04:00:00.000Z', // one hour on Friday, four on Monday morning
    });
  });
});
