import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { services } from '@hotline/all';
import { startEngines, type LocalEngines } from '@hotline/cli';
import { readTicket, registerTicket } from '@hotline/contracts';
import { readConfig, start, type Running } from '@hotline/host';
import { Redis } from 'ioredis';
import { ApiClient, pathOf, type TestPerson } from '../client';
import type { Engines } from '../engines';
import * as people from '../people';
import { sharedCache } from '../shared-cache';
import { withSmallJurisdiction } from '../small-jurisdiction';
import { eventsOf, insist, inTheEnd, Load, type Endings } from './load';
import { onEngines } from './required';
import { RunningCluster, undisturbed } from './running';

const TICKETS = 40;
/** Time in ms for which an engine stays stopped; its start takes additional time. */
const OUTAGE_MS = Number(process.env.HOTLINE_CLUSTER_OUTAGE_MS ?? 5000);
const MINUTE = 60_000;
const SHIPPED = join(__dirname, '../../../deploy/jurisdictions');
jest.setTimeout(4 * MINUTE + OUTAGE_MS);

const inSmall = (person: TestPerson): TestPerson => ({ ...person, jurisdiction: 'small' });
const stalls = [1, 2, 3, 4, 5].map((n) => ({
  narrative: `东镇路口摆摊占道，${n}号门前`,
  caller: { phone: `1990000000${n}` },
  channel: 'phone' as const,
}));

/** Registers tickets whose units have a quarter of a minute to acknowledge them. */
const registerStalls = (client: ApiClient): Promise<string[]> =>
  Promise.all(
    stalls.map(
      async (body, n) =>
        (await insist(() => client.call(registerTicket, { body }, { as: inSmall(people.operator), key: `stall-${n}` })))
          .ticketId,
    ),
  );

/** Events of the tickets once each has breached its time limit to acknowledge; throws before that. */
async function breached(client: ApiClient, ticketIds: readonly string[]): Promise<Endings> {
  const tickets = await Promise.all(
    ticketIds.map((ticketId) =>
      insist(() => client.call(readTicket, { params: { ticketId } }, { as: inSmall(people.supervisor) })),
    ),
  );
  for (const { history } of tickets) expect(history.map(({ type }) => type)).toContain('SlaTargetBreached');
  return tickets.map(eventsOf);
}

// These tests start their own engines, because they stop them and other tests may use the given ones.
onEngines(() => {
  describe('An engine that stops and starts again under load', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hotline-engines-'));
    const settings = withSmallJurisdiction((yaml) =>
      yaml.replace('acknowledge: 30 minutes', 'acknowledge: 0.25 minutes'),
    );
    const startAgain = (name: string): Promise<LocalEngines> => startEngines([name], ['--folder', folder]);
    let expected: Awaited<ReturnType<typeof undisturbed>>;
    let own: LocalEngines;
    let running: RunningCluster;
    let pids: (number | undefined)[];
    const pidsNow = (): typeof pids => running.cluster.replicas().map(({ pid }) => pid);
    beforeAll(async () => {
      [own, expected] = await Promise.all([
        startEngines(['kafka', 'mongo', 'redis'], ['--folder', folder]),
        undisturbed(TICKETS),
      ]);
      cpSync(SHIPPED, settings.HOTLINE_JURISDICTIONS, { recursive: true });
      running = await RunningCluster.open(own.settings as unknown as Engines, {
        ...settings,
        HOTLINE_JURISDICTION: 'shanghe,small',
      });
      pids = pidsNow();
    });
    afterAll(async () => {
      await running?.close();
      await own?.stop();
      for (const left of [folder, settings.HOTLINE_JURISDICTIONS]) rmSync(left, { recursive: true, force: true });
    });

    const register = () =>
      running.client.send(
        'POST',
        pathOf(registerTicket, {}),
        { ...expected.complaints[0]?.registration, separate: true },
        { as: people.operator },
      );
    const readiness = async (): Promise<string> => (await running.client.send('GET', '/readyz', undefined)).text;

    it.each([
      { engine: 'mongo', named: 'MongoDB', refuses: true },
      { engine: 'kafka', named: 'Kafka', refuses: false },
      { engine: 'redis', named: 'Redis', refuses: true },
    ])(
      'while $engine is stopped, the product says so; then all tickets end as if $engine had never stopped',
      async ({ engine, named, refuses }) => {
        const load = new Load(running.client, expected.complaints, engine);
        const run = load.run();
        await load.reached(TICKETS / 4);
        await own.stop([engine]);
        await inTheEnd(async () => expect(await readiness()).toContain(`${named} cannot be used now`));
        const { status, headers, text } = await register();
        if (refuses) {
          expect([status, headers.get('content-type'), JSON.parse(text)]).toEqual([
            503,
            'application/problem+json; charset=utf-8',
            expect.objectContaining({ code: 'unavailable' }),
          ]);
          expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
        } else expect(status).toBe(201);
        await pass(OUTAGE_MS);
        await startAgain(engine);
        await run;
        await inTheEnd(async () => expect(await load.endings()).toEqual(expected.endings));
        await inTheEnd(async () => expect(JSON.parse(await readiness())).toMatchObject({ ready: true }));
        expect(pidsNow()).toEqual(pids);
      },
    );

    it('after Redis has lost all data, each breach of a time limit is still published, and only once', async () => {
      const data = mkdtempSync(join(tmpdir(), 'hotline-embedded-'));
      const config = readConfig({
        ...settings,
        ...sharedCache,
        HOTLINE_PORT: '0',
        HOTLINE_LOG: 'silent',
        HOTLINE_DATA: data,
      });
      const embedded: Running = await start({ services, config });
      const alone = new ApiClient(
        () => embedded.url,
        (who) => embedded.token(who),
      );
      const [there, here] = await Promise.all([registerStalls(running.client), registerStalls(alone)]);
      await inTheEnd(async () =>
        expect(
          await Promise.all(
            there.map((ticketId) =>
              running.client.call(readTicket, { params: { ticketId } }, { as: inSmall(people.supervisor) }),
            ),
          ),
        ).toEqual(there.map(() => expect.objectContaining({ state: 'dispatched' }))),
      );
      const redis = new Redis(own.settings.REDIS_URL as string);
      await redis.flushall();
      await redis.quit();
      const undisturbedEnd = await inTheEnd(() => breached(alone, here));
      await inTheEnd(async () => expect(await breached(running.client, there)).toEqual(undisturbedEnd));
      expect(pidsNow()).toEqual(pids);
      await embedded.close();
      rmSync(data, { recursive: true });
    });
  });
});
