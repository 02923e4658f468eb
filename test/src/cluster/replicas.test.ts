import type { ServiceProcess } from '@hotline/cli';
import { followQuery, findSimilar, registerTicket, streamChanges, type RequestBodyOf } from '@hotline/contracts';
import { ApiClient, pathOf, refusal, type TestPerson } from '../client';
import * as people from '../people';
import { heardOn } from './heard';
import { inTheEnd } from './load';
import { onEngines } from './required';
import { RunningCluster } from './running';

const MINUTE = 60_000;
const WRITES = 10;
const PUBLIC = 20;
/** Number of commands, so large that one replica handles all of them in only one of 2^19 runs. */
const TICKETS = 20;
jest.setTimeout(3 * MINUTE);

const person = (id: string): TestPerson => ({ ...people.operator, id });
const call = (n: number): RequestBodyOf<typeof registerTicket> => ({
  channel: 'phone',
  narrative: `夜市占道经营，第${n}个摊位挡路`,
  caller: { phone: `1981111${String(n).padStart(4, '0')}` },
});

onEngines((engines) => {
  describe('A service with two replicas', () => {
    let running: RunningCluster;
    beforeAll(async () => {
      running = await RunningCluster.open(engines, {
        HOTLINE_WRITES_PER_MINUTE: String(WRITES),
        HOTLINE_PUBLIC_PER_MINUTE: String(PUBLIC),
      });
      await Promise.all(['intake', 'board'].map((service) => running.cluster.add(service)));
    });
    afterAll(() => running?.close());

    const both = (service: string): [ApiClient, ApiClient] => {
      const replicas = running.cluster.replicasOf(service);
      expect(replicas).toHaveLength(2);
      return replicas.map(
        ({ url }: ServiceProcess) =>
          new ApiClient(
            () => url as string,
            (who) => running.client.token(who),
          ),
      ) as [ApiClient, ApiClient];
    };

    it('allows a person no more writes in a minute than with one replica', async () => {
      const [first, second] = both('intake');
      const ask = async (client: ApiClient): Promise<number> =>
        (await client.send('POST', pathOf(findSimilar, {}), { narrative: '夜市占道经营' }, { as: person('eager') }))
          .status;
      const statuses: number[] = [];
      for (let n = 0; n < WRITES; n += 2) statuses.push(await ask(first), await ask(second));
      expect(statuses).toEqual(Array(WRITES).fill(200));
      expect([await ask(first), await ask(second)]).toEqual([429, 429]);
    });

    it('allows an address no more requests without a token than with one replica', async () => {
      const path = pathOf(followQuery, { params: { queryCode: '0000000000' } });
      const ask = async (url: string | undefined, address: string): Promise<number> =>
        (await fetch(`${url}${path}`, { headers: { 'x-forwarded-for': address } })).status;
      const [first, second] = running.cluster.replicasOf('board');
      const statuses: number[] = [];
      for (let n = 0; n < PUBLIC; n += 2)
        statuses.push(await ask(first?.url, '203.0.113.1'), await ask(second?.url, '203.0.113.1'));
      expect(statuses).toEqual(Array(PUBLIC).fill(404));
      expect([
        await ask(first?.url, '203.0.113.1'),
        await ask(second?.url, '203.0.113.1'),
        await ask(second?.url, '203.0.113.2'),
      ]).toEqual([429, 429, 404]);
    });

    it('executes a command sent to both replicas with one key only once, and refuses another body', async () => {
      const [first, second] = both('intake');
      const as = person('careful');
      for (const n of [1, 2, 3]) {
        const sender = { as, key: `same-${n}` };
        const [one, other] = await Promise.all(
          [first, second].map((client) => client.call(registerTicket, { body: call(n) }, sender)),
        );
        expect(one?.ticketNo).toBe(other?.ticketNo);
        expect([one?.ticketId, one?.recorded]).toEqual([other?.ticketId, other?.recorded]);
        expect([one?.repeated, other?.repeated].sort()).toEqual([false, true]);
      }
      expect(await refusal(second.call(registerTicket, { body: call(9) }, { as, key: 'same-1' }))).toMatchObject({
        code: 'key-reused',
      });
    });

    it('reports every change on the live streams of both replicas, whichever of them handled it', async () => {
      const replicas = running.cluster.replicasOf('board');
      const token = await running.client.token(people.supervisor);
      const streams = await Promise.all(
        replicas.map(({ url }) => heardOn(`${url}${pathOf(streamChanges, {})}`, token)),
      );
      const registered = await Promise.all(
        Array.from({ length: TICKETS }, (_, n) =>
          running.client.call(
            registerTicket,
            { body: call(100 + n) },
            { as: person(`operator-${n % 4}`), key: `followed-${n}` },
          ),
        ),
      );
      const ticketIds = registered.map(({ ticketId }) => ticketId).sort();
      await inTheEnd(async () => {
        for (const { heard } of streams)
          expect([...heard].filter((id) => ticketIds.includes(id)).sort()).toEqual(ticketIds);
      });
      for (const { url } of replicas)
        expect(await (await fetch(`${url}/metrics`)).text()).toMatch(
          /hotline_events_handled_total\{service="board",type="TicketRegistered"\} [1-9]/,
        );
      for (const { close } of streams) close();
    });

    it('shows the page of wake-ups only to administrators, who may not change a queue there', async () => {
      const page = async (as?: TestPerson): Promise<number> =>
        (await running.client.send('GET', '/admin/wake-ups/', undefined, as ? { as } : {})).status;
      expect([
        await page(),
        await page(people.operator),
        await page(people.supervisor),
        await page(people.admin),
      ]).toEqual([401, 403, 403, 200]);
      const queues = await running.client.send('GET', '/admin/wake-ups/api/queues', undefined, { as: people.admin });
      expect(JSON.parse(queues.text)).toMatchObject({ queues: [expect.objectContaining({ name: 'sla' })] });
      expect(
        (await running.client.send('GET', '/admin/wake-ups/api/queues', undefined, { as: people.dispatcher })).status,
      ).toBe(403);
      expect(
        (await running.client.send('PUT', '/admin/wake-ups/api/queues/sla/pause', undefined, { as: people.admin }))
          .status,
      ).toBe(405);
    });
  });
});
