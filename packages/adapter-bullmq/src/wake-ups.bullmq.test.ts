import type { Ring, WakeUpChange } from '@hotline/runtime';
import { eventually, gate, ticket, upTo } from '@hotline/runtime/testing';
import { openRedis, type OpenRedis, type RedisOptions } from './redis';
import { freshPrefix, sharedRedis, withRedis } from './testing/require-redis';

/** Time limit: about ten times the time that an idle machine needs. */
const SOME_SECONDS_MS = 20_000;
jest.setTimeout(30_000);

const soon = (ms: number): number => Date.now() + ms;
const wakeUp = (n: number, dueAt?: number): WakeUpChange => ({
  service: 'sla',
  id: ticket(n),
  name: 'warn',
  ...(dueAt === undefined ? {} : { dueAt }),
});

withRedis(() => {
  describe('BullMQ wake-ups', () => {
    let prefix: string;
    let opened: OpenRedis[];
    const open = async (over: Partial<RedisOptions> = {}): Promise<OpenRedis> => {
      const redis = await openRedis({ url: sharedRedis(), prefix, retryDelayMs: () => 1, ...over });
      opened.push(redis);
      return redis;
    };
    const listen = async (
      redis: OpenRedis,
      handle: (ring: Ring) => Promise<void> = async () => undefined,
    ): Promise<Ring[]> => {
      const heard: Ring[] = [];
      await redis.wakeUps.listen('sla', async (ring) => {
        heard.push(ring);
        await handle(ring);
      });
      return heard;
    };
    beforeEach(() => {
      prefix = freshPrefix();
      opened = [];
    });
    afterEach(async () => void (await Promise.all(opened.map((redis) => redis.close()))));

    it('each wake-up rings in exactly one of two replicas', async () => {
      const [here, there] = [await open(), await open()];
      const [first, second] = [await listen(here), await listen(there)];
      await here.wakeUps.schedule(upTo(300).map((n) => wakeUp(n, soon(n % 50))));
      await eventually(() => expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(300));
      expect(first.length + second.length).toBe(300);
      expect(Math.min(first.length, second.length)).toBeGreaterThan(0);
    });

    it('a waiting wake-up that is replaced, even in the same batch, rings once, at its last due time', async () => {
      const redis = await open();
      const heard = await listen(redis);
      const dueAt = soon(300);
      await redis.wakeUps.schedule([wakeUp(1, soon(50)), wakeUp(1, soon(3_600_000))]);
      await redis.wakeUps.schedule([wakeUp(1, dueAt)]);
      await redis.wakeUps.schedule([wakeUp(2, soon(400))]);
      await eventually(() => expect(heard.map(({ id }) => id)).toContain(ticket(2)));
      expect(heard.map(({ id }) => id)).toEqual([ticket(1), ticket(2)]);
      expect(Date.now()).toBeGreaterThanOrEqual(dueAt);
    });

    it('a waiting wake-up that is cancelled does not ring', async () => {
      const redis = await open();
      const heard = await listen(redis);
      await redis.wakeUps.schedule([wakeUp(1, soon(100))]);
      await redis.wakeUps.schedule([wakeUp(1), wakeUp(2, soon(150))]);
      await eventually(() => expect(heard.map(({ id }) => id)).toEqual([ticket(2)]));
    });

    it('a wake-up that is replaced while it rings, even twice, rings again', async () => {
      const redis = await open();
      const stuck = gate();
      const heard = await listen(redis, () => stuck.opened);
      await redis.wakeUps.schedule([wakeUp(1, soon(0))]);
      await eventually(() => expect(heard).toHaveLength(1));
      await redis.wakeUps.schedule([wakeUp(1, soon(10))]);
      await redis.wakeUps.schedule([wakeUp(1, soon(20))]);
      stuck.open();
      await eventually(() => expect(heard.length).toBeGreaterThanOrEqual(2));
      await redis.wakeUps.schedule([wakeUp(1, soon(0))]);
      await eventually(() => expect(heard.length).toBeGreaterThanOrEqual(3));
    });

    it('ids and names may contain the characters that separate them in a job id', async () => {
      const redis = await open();
      const heard = await listen(redis);
      const rings = [
        ['a@b', 'c'],
        ['a', 'b@c'],
        ['a:b', ':'],
        ['1', '1'],
        ['工单 一', '催/办'],
      ].map(([id, name]) => ({ id: id as string, name: name as string }));
      await redis.wakeUps.schedule(rings.map((ring) => ({ service: 'sla', ...ring, dueAt: soon(20) })));
      await eventually(() => expect(heard).toHaveLength(rings.length));
      expect(new Set(heard.map((ring) => JSON.stringify(ring)))).toEqual(
        new Set(rings.map((ring) => JSON.stringify(ring))),
      );
    });

    it(
      'scheduling 10,000 wake-ups takes a few seconds, and so does scheduling them again',
      async () => {
        const redis = await open();
        const changes = upTo(10_000).map((n) => wakeUp(n, soon(3_600_000)));
        for (const _ of ['first', 'again']) {
          const begun = Date.now();
          await redis.wakeUps.schedule(changes);
          expect(Date.now() - begun).toBeLessThan(SOME_SECONDS_MS);
        }
      },
      3 * SOME_SECONDS_MS,
    );
  });
});
