import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '@hotline/adapter-sqlite';
import type { NewEvent } from '@hotline/contracts';
import { Relay, RunningService, type Documents, type Engine, type ServiceDefinition } from '@hotline/runtime';
import { eventually, lettersCollection, store, ticket, upTo, type Letters } from '@hotline/runtime/testing';
import { Redis } from 'ioredis';
import { openRedis, type OpenRedis } from './redis';
import { openProxy } from './testing/proxy';
import { onRedis } from './testing/sqlite-and-redis';
import { freshPrefix, redisToEmpty, withRedis } from './testing/require-redis';

/** A service that counts the rings of each ticket. */
const waking: ServiceDefinition<Letters> = {
  collection: lettersCollection,
  reactions: {},
  wakeUp: (state) => ({ state: { ...state, count: state.count + 1 } }),
};
const setWakeUp = (documents: Documents<Letters>, n: number, inMs: number) =>
  store(documents, 'letters', ticket(n), () => ({
    state: { count: 0, keys: [] },
    wakeUps: { warn: Date.now() + inMs },
  }));

jest.setTimeout(30_000);

withRedis(() => {
  describe('an emptied Redis', () => {
    const raw = new Redis(redisToEmpty());
    const closing: (() => Promise<unknown>)[] = [];
    const open = async (over: {
      prefix: string;
      url?: string;
      floor?: (series: string) => Promise<number>;
    }): Promise<OpenRedis> => {
      const redis = await openRedis({ url: redisToEmpty(), ...over });
      closing.unshift(() => redis.close());
      return redis;
    };
    const empty = () => raw.flushdb();
    afterEach(async () => {
      for (const close of closing.splice(0)) await close();
    });
    afterAll(() => raw.quit());

    const running = async (url = redisToEmpty()): Promise<{ engine: Engine; service: RunningService<Letters> }> => {
      const folder = mkdtempSync(join(tmpdir(), 'hotline-'));
      const engine = onRedis(openSqlite({ folder, logApart: true }), await open({ prefix: freshPrefix(), url }));
      const relay = new Relay(engine.apart as NonNullable<Engine['apart']>, () => undefined);
      const service = await RunningService.prepare(waking, engine);
      await service.listen();
      closing.unshift(async () => {
        await service.close();
        await relay.close();
        await engine.close();
        rmSync(folder, { recursive: true, force: true });
      });
      return { engine, service };
    };
    const wokeUp = (documents: Documents<Letters>, n: number) =>
      eventually(async () => expect((await documents.load(ticket(n)))?.state.count).toBe(1));

    it('the sweep rings wake-ups that an emptied Redis lost, and new ones ring without a restart', async () => {
      const { engine, service } = await running();
      const { documents } = service.loop;
      for (const n of upTo(20)) await setWakeUp(documents, n, 1000);
      await eventually(async () => expect(await engine.apart?.outbox.pending(1)).toEqual([]));
      expect((await raw.keys('*')).length).toBeGreaterThan(20);
      await empty();
      await setWakeUp(documents, 21, 100);
      await wokeUp(documents, 21);
      await eventually(async () => {
        await service.sweep();
        expect(await documents.withDue(Number.MAX_SAFE_INTEGER, 100)).toEqual([]);
      });
      for (const n of upTo(20)) await wokeUp(documents, n);
    });

    it('a sweep before the due time schedules lost wake-ups again, and they ring in time', async () => {
      const { engine, service } = await running();
      const { documents } = service.loop;
      for (const n of upTo(20)) await setWakeUp(documents, n, 3000);
      await eventually(async () => expect(await engine.apart?.outbox.pending(1)).toEqual([]));
      await empty();
      await service.sweep();
      for (const n of upTo(20)) await wokeUp(documents, n);
    });

    it('events are published once while Redis is away, and the sweep rings the wake-ups later', async () => {
      const proxy = await openProxy(redisToEmpty());
      closing.push(() => proxy.cut());
      const { engine, service } = await running(proxy.url);
      const heard: string[] = [];
      await engine.log.subscribe('reader', {
        assigned: async () => undefined,
        handle: async ({ event }) => void heard.push(event.id),
      });
      await proxy.cut();
      const event: NewEvent = { type: 'CallerViewed', data: { reason: 'x' } };
      await store(service.loop.documents, 'letters', ticket(1), () => ({
        state: { count: 0, keys: [] },
        events: [event],
        wakeUps: { warn: Date.now() + 10 },
      }));
      await eventually(async () => expect(await engine.apart?.outbox.pending(1)).toEqual([]));
      await proxy.restore();
      await eventually(() => engine.check());
      await service.sweep();
      await wokeUp(service.loop.documents, 1);
      expect(heard).toEqual([`letters.${ticket(1)}.1`]);
    });

    it('after Redis was emptied, a series continues above the numbers that this process gave out', async () => {
      const { counters } = await open({ prefix: freshPrefix() });
      const before = await Promise.all(upTo(30).map(() => counters.next('a')));
      await empty();
      const after = await Promise.all(upTo(30).map(() => counters.next('a')));
      expect(Math.min(...after)).toBeGreaterThan(Math.max(...before));
      expect(new Set(after).size).toBe(30);
    });

    it('no replica gives a number twice, even after a restart, if floor reads the stored numbers', async () => {
      const given: number[] = [];
      const over = { prefix: freshPrefix(), floor: async () => Math.max(0, ...given) };
      const take = async (redis: OpenRedis, count: number) =>
        void given.push(...(await Promise.all(upTo(count).map(() => redis.counters.next('a')))));
      const [here, there] = [await open(over), await open(over)];
      await take(here, 5);
      await take(there, 2000);
      await empty();
      await take(here, 5);
      await take(there, 5);
      await empty();
      await take(await open(over), 5);
      await take(here, 5);
      await take(there, 5);
      expect(new Set(given).size).toBe(given.length);
    });
  });
});
