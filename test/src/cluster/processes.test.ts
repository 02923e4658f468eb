import { SERVICES } from '@hotline/cli';
import { admin } from '../people';
import { inTheEnd, Load, type Endings } from './load';
import { onEngines } from './required';
import { RunningCluster, topicOf, undisturbed } from './running';

/** Number of tickets; `npm run attack` uses 2000. */
const TICKETS = Number(process.env.HOTLINE_CLUSTER_TICKETS ?? 120);
const MINUTE = 60_000;
jest.setTimeout(Math.max(6 * MINUTE, TICKETS * 600));

onEngines((engines) => {
  describe('A cluster with a process for each service', () => {
    let expected: Awaited<ReturnType<typeof undisturbed>>;
    let running: RunningCluster;
    beforeAll(async () => {
      [expected, running] = await Promise.all([undisturbed(TICKETS), RunningCluster.open(engines)]);
    });
    afterAll(() => running?.close());

    const loadOf = (count: number, name: string): Load =>
      new Load(running.client, expected.complaints.slice(0, count), name);

    /** Expects the result of a run in one process: each event of every ticket once, in the documents and in the log. */
    async function expectTheSameEnd(load: Load, count: number): Promise<void> {
      const wanted: Endings = expected.endings.slice(0, count);
      await inTheEnd(async () => expect(await load.endings()).toEqual(wanted));
      expect(JSON.parse((await running.client.send('GET', '/api/v1/parked', undefined, { as: admin })).text)).toEqual({
        parked: [],
      });
      const topic = await topicOf(running.space);
      for (const { ticketId, history } of await load.tickets()) {
        const ids = topic.get(ticketId) ?? [];
        expect([...ids].sort()).toEqual(history.map(({ id }) => id).sort());
        for (const source of new Set(ids.map((id) => id.split('.')[0] as string))) {
          const own = ids.filter((id) => id.startsWith(`${source}.`));
          expect(own).toEqual(own.map((_, n) => `${source}.${ticketId}.${n + 1}`));
        }
      }
    }

    it('adding a replica and removing the first one under load loses no event and keeps their order', async () => {
      const count = Math.ceil(TICKETS / 2);
      const load = loadOf(count, 'replicas');
      const first = running.cluster.replicasOf('routing')[0];
      const run = load.run();
      await load.reached(Math.ceil(count / 4));
      const second = await running.cluster.add('routing');
      await load.reached(Math.ceil(count / 2));
      if (first) await running.cluster.remove(first);
      expect(running.cluster.replicasOf('routing')).toEqual([second]);
      await run;
      await expectTheSameEnd(load, count);
    });

    it('killing each service once under load neither loses nor repeats an event of any ticket', async () => {
      const load = loadOf(TICKETS, 'killed');
      const run = load.run();
      const killed: (number | undefined)[] = [];
      for (const [i, service] of SERVICES.entries()) {
        await load.reached(Math.ceil((TICKETS * (i + 1)) / (SERVICES.length + 2)));
        const victim = running.cluster.replicasOf(service)[0];
        killed.push(victim?.pid);
        victim?.signal('SIGKILL');
        expect((await victim?.ended)?.signal).toBe('SIGKILL');
      }
      await run;
      expect(new Set(killed).size).toBe(SERVICES.length);
      await expectTheSameEnd(load, TICKETS);
    });
  });
});
