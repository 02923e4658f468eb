import * as api from '@hotline/contracts';
import { refusal, type TestPerson } from '../client';
import { caller, reviewer } from '../people';
import { TestWorld } from '../world';
import { squad, stallCall, town } from './stall';

jest.setTimeout(90_000);

type Visit = api.RequestBodyOf<typeof api.recordVisit>;
const there: Visit = {
  outcome: 'as-reported',
  at: '2026-01-05T10:30:00+08:00',
  location: { address: '青年路医院门口', longitude: 117.15, latitude: 37.31 },
  note: '现场有摊位3处',
};

describe('A squad that records a visit to the location of a ticket', () => {
  let world: TestWorld;
  let id: string;
  beforeEach(async () => {
    world = await TestWorld.open();
    ({ ticketId: id } = await world.register(stallCall(world)));
    await world.give(api.acknowledgeDispatch, id, {}, squad);
    await world.moveTo('2026-01-05T11:00:00+08:00');
  });
  afterEach(() => world.close());

  const visit = (change: Partial<Visit> = {}, as: TestPerson = squad) =>
    world.give(api.recordVisit, id, { ...there, ...change }, as);

  it('the history shows location, time, result and photos, also to reviewer and callback agent', async () => {
    const photo = await world.attach(id, squad);
    await visit({ evidence: [photo, photo] });
    await visit({ outcome: 'nobody-there', at: undefined, location: { region: 'xushang' }, evidence: [] }, town);
    for (const person of [squad, reviewer, caller]) {
      const visits = (await world.read(id, person)).history.filter(({ type }) => type === 'LocationVisited');
      expect(visits.map(({ data }) => data)).toEqual([
        {
          unit: 'squad-xushang',
          outcome: 'as-reported',
          visitedAt: '2026-01-05T02:30:00.000Z',
          location: there.location,
          note: '现场有摊位3处',
          evidence: [photo],
          hop: 1,
        },
        {
          unit: 'town-xushang',
          outcome: 'nobody-there',
          visitedAt: '2026-01-05T03:00:00.000Z',
          location: { region: 'xushang' },
          note: '现场有摊位3处',
          hop: 1,
        },
      ]);
    }
  });

  it('refuses a visit without a location, in the future, before the call, or with an unknown result', async () => {
    const before = await world.read(id);
    const refused = async (change: Partial<Visit>) => refusal(visit(change));
    expect(await refused({ location: { longitude: 117.15 } })).toMatchObject({
      status: 400,
      errors: [{ path: 'body.location', messageZh: '请填写地址、区域或经纬度' }],
    });
    expect(await refused({ location: { region: 'nowhere' } })).toMatchObject({ code: 'unknown-region' });
    expect(await refused({ at: '2026-01-05T12:00:00+08:00' })).toMatchObject({
      detail: expect.stringContaining('到场时间不能晚于现在'),
    });
    expect(await refused({ at: '2026-01-04T12:00:00+08:00' })).toMatchObject({
      detail: expect.stringContaining('到场时间早于工单登记'),
    });
    expect(await refused({ outcome: 'fine' })).toMatchObject({ hint: { zh: expect.stringContaining('情况属实') } });
    expect(await world.read(id)).toEqual(before);
  });
});
