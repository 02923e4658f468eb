import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { admin } from '../people';
import { TestWorld } from '../world';
import { stallCall } from './stall';

jest.setTimeout(60_000);

const SHIPPED = resolve(__dirname, '../../../deploy/jurisdictions');

describe('A pack that is loaded again while tickets are open', () => {
  let folder: string;
  let world: TestWorld;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hotline-packs-'));
    for (const name of ['emergencies', 'jinan', 'shanghe'])
      cpSync(join(SHIPPED, name), join(folder, name), { recursive: true });
    world = await TestWorld.open({ environment: { HOTLINE_JURISDICTIONS: folder } });
  });
  afterEach(async () => {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const decidedBy = async (ticketId: string) => {
    const { lead, why } = await world.read(ticketId);
    return { lead, pack: why?.pack };
  };
  const reload = () => world.client.send('POST', '/api/v1/jurisdiction/reload', {}, { as: admin });

  it('decides new tickets by the new version, and open tickets keep the version that decided them', async () => {
    const before = world.running.world.home.version;
    const open = (await world.register(stallCall(world))).ticketId;
    expect(await decidedBy(open)).toEqual({ lead: 'squad-xushang', pack: before });

    // From now on the bureau itself leads on stalls without a permit.
    const file = join(folder, 'shanghe', 'jurisdiction.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"2017.1"', '"2026.1"'));
    const powers =
      'basis: {kind: assumption, text: 试验}\npowers:\n  - {id: stalls-to-bureau, holder: enforcement-bureau, duty: punish, matters: [street-trading.stall], ground: designation}\n';
    writeFileSync(join(folder, 'shanghe', 'new.yaml'), powers);
    expect(await reload()).toMatchObject({ status: 200 });
    const after = world.running.world.home.version;
    expect(after).not.toBe(before);

    const fresh = (await world.register(stallCall(world))).ticketId;
    expect(await decidedBy(fresh)).toEqual({ lead: 'enforcement-bureau', pack: after });
    expect(await decidedBy(open)).toEqual({ lead: 'squad-xushang', pack: before });
  });
});
