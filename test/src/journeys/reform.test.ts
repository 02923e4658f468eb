import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { acknowledgeDispatch, recordCallback, recordContact, resolveTicket, simulateVersion } from '@hotline/contracts';
import { FairCounty } from '../fair-county';
import { admin, caller, leaderOf, of as unit, operator } from '../people';
import { TestWorld } from '../world';

jest.setTimeout(120_000);

const STALL = '上集镇集市街有人摆摊，摊位把路堵死了';
const SIGNS = '上集镇占道招牌挡路，招牌摆到路中间';

describe('A county that changes its power list while tickets are open', () => {
  let county: FairCounty;
  let world: TestWorld;
  beforeEach(async () => {
    county = new FairCounty();
    world = await TestWorld.open({ environment: county.settings });
    county.answersAt(world.running.url);
  });
  afterEach(async () => {
    await world.close();
    county.remove();
  });

  const register = async (narrative: string): Promise<string> =>
    (await world.register({ channel: 'phone', narrative, caller: { phone: '13800000001' } })).ticketId;

  it('the calendar decides whether a day is a fair day, and with it the lead; nobody is asked', async () => {
    expect(await world.read(await register(STALL))).toMatchObject({ state: 'dispatched', lead: 'bureau' });
    await world.moveTo('2026-01-07T09:00:00+08:00');
    expect(await world.read(await register(`${STALL}，请来看看`))).toMatchObject({
      lead: 'town-upper',
      why: { lead: { legalReview: 'legal', escort: ['police'] }, assistants: [{ unit: 'bureau', duty: 'assist' }] },
    });
  });

  it('simulates a draft on past tickets and publishes it from a date; old tickets keep their version', async () => {
    const before = world.running.world.home.version;
    const [old, again] = [await register(SIGNS), await register(STALL)];
    const refused = await county.run('publish', county.draft(), '--from', '2026-02-01');
    expect(refused).toMatchObject({ failed: true, data: { checked: { errors: 1 }, compared: { leads: 1, terms: 0 } } });
    const { version } = (refused.data as { checked: { version: string } }).checked;

    const tried = await world.client.call(simulateVersion, { params: { version }, body: {} }, { as: admin });
    expect(tried).toMatchObject({
      against: before,
      tickets: 2,
      kinds: { lead: 2, gap: 0 },
      units: [
        { unit: 'bureau', leads: 1, gained: 0, lost: 1 },
        { unit: 'police', leads: 1, gained: 1, lost: 0 },
      ],
      moved: [{ from: { unit: 'bureau' }, to: { unit: 'police' }, tickets: 1, examples: [{ ticketId: old }] }],
      unroutable: { tickets: 0, new: 0 },
    });

    const published = await county.run(
      'publish',
      county.draft(),
      '--from',
      '2026-02-01',
      '--note',
      '三定方案',
      '--accept-errors',
    );
    expect(published.lines.at(-1)).toContain(`now in force: version ${before}`);
    await world.moveTo('2026-02-01T09:00:00+08:00');
    const fresh = await register(SIGNS);
    expect(await world.read(fresh)).toMatchObject({ lead: 'police', why: { pack: version } });

    await world.give(acknowledgeDispatch, old, {}, unit('bureau'));
    await world.give(recordContact, old, { outcome: 'reached' }, unit('bureau'));
    const evidence = [await world.attach(old, leaderOf('bureau'))];
    await world.give(
      resolveTicket,
      old,
      { outcome: 'resolved', truth: 'confirmed', done: '已移走', publicReply: '已移走', evidence },
      leaderOf('bureau'),
    );
    await world.give(
      recordCallback,
      old,
      { caller: old, reached: true, resolution: 'not-resolved', satisfaction: 'dissatisfied', note: '还在' },
      caller,
    );
    expect(await world.read(old)).toMatchObject({ lead: 'bureau', round: 2, why: { pack: before } });
    expect((await county.run('why', old)).data).toMatchObject({
      version: before,
      decision: { kind: 'lead', lead: { unit: 'bureau' } },
    });
    expect((await county.run('why', old, '--version', version)).data).toMatchObject({
      version,
      decision: { lead: { unit: 'police' } },
    });
    expect((await county.run('why', again)).data).toMatchObject({
      version: before,
      decision: { lead: { unit: 'bureau' } },
    });
  });

  it('publishing fails with the reason: errors in the files, a date in the past, or no running hotline', async () => {
    const faulty = county.draft();
    writeFileSync(
      join(faulty, 'jurisdiction.yaml'),
      readFileSync(join(faulty, 'jurisdiction.yaml'), 'utf8').replace(
        'holder: police, duty: punish, matters: [signs]',
        'holder: polise, duty: punish, matters: [signs]',
      ),
    );
    expect((await county.run('publish', faulty)).lines[0]).toMatch(/jurisdiction\.yaml:\d+:\d+ .*是不是“police”？/);
    await expect(county.run('publish', county.draft(), '--from', '2025-12-31', '--accept-errors')).rejects.toThrow(
      'A new version cannot change decisions that were already taken',
    );
    const response = await world.client.send(
      'POST',
      '/api/v1/jurisdiction/versions/no-such/simulate',
      {},
      { as: admin },
    );
    expect([
      response.status,
      (await world.client.send('POST', '/api/v1/jurisdiction/versions/no-such/simulate', {}, { as: operator })).status,
    ]).toEqual([404, 403]);
    process.env.HOTLINE_PORT = '1';
    await expect(county.run('publish', county.draft())).rejects.toThrow('no hotline answers at http://127.0.0.1:1');
  });
});
