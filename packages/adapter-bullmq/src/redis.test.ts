import { eventually, someTurns, ticket } from '@hotline/runtime/testing';
import { Redis } from 'ioredis';
import { openRedis, type OpenRedis, type RedisOptions } from './redis';
import { openProxy } from './testing/proxy';
import { freshPrefix, sharedRedis, withRedis } from './testing/require-redis';

jest.setTimeout(30_000);

withRedis(() => {
  describe('Redis', () => {
    let prefix: string;
    let opened: OpenRedis[];
    const open = async (over: Partial<RedisOptions> = {}): Promise<OpenRedis> => {
      const redis = await openRedis({ url: sharedRedis(), prefix, ...over });
      opened.push(redis);
      return redis;
    };
    beforeEach(() => {
      prefix = freshPrefix();
      opened = [];
    });
    afterEach(async () => void (await Promise.all(opened.map((redis) => redis.close()))));

    it('openRedis names the server that does not answer, without the password', async () => {
      const refused = openRedis({ url: 'redis://:secret@127.0.0.1:1/3' });
      await expect(refused).rejects.toThrow('Redis at 127.0.0.1:1/3 cannot be used');
      await expect(refused).rejects.not.toThrow('secret');
    });

    it('replicas share the numbers of a series and the count of hits', async () => {
      const [here, there] = [await open(), await open()];
      const numbers = await Promise.all([here, there, here, there].map(({ counters }) => counters.next('a')));
      expect([...numbers].sort()).toEqual([1, 2, 3, 4]);
      await here.counters.hit('x', 60_000);
      expect(await there.counters.hit('x', 60_000)).toBe(2);
    });

    it('a count of hits expires after the time that was given with its first hit, whatever later hits give', async () => {
      const { counters } = await open();
      await counters.hit('x', 60_000);
      await counters.hit('x', 600_000);
      const raw = new Redis(sharedRedis());
      expect(await raw.pttl(`${prefix}:hit:x`)).toBeLessThanOrEqual(60_000);
      await raw.quit();
    });

    it('each replica receives a broadcast once, as JSON, although another listener throws', async () => {
      const errors: Error[] = [];
      const [here, there] = [await open({ onError: (error) => void errors.push(error) }), await open()];
      const heard: [string, unknown][] = [];
      here.broadcast.subscribe('t', () => {
        throw new Error('nobody is looking');
      });
      here.broadcast.subscribe('t', (message) => heard.push(['here', message]));
      there.broadcast.subscribe('t', (message) => heard.push(['there', message]));
      here.broadcast.publish('t', { at: new Date(0), n: 1 });
      expect(heard).toEqual([['here', { at: '1970-01-01T00:00:00.000Z', n: 1 }]]);
      there.broadcast.publish('t', 2);
      await eventually(() => expect(heard).toHaveLength(4));
      await someTurns();
      expect(heard.map(([where, message]) => `${where} ${JSON.stringify(message)}`).sort()).toEqual([
        'here 2',
        'here {"at":"1970-01-01T00:00:00.000Z","n":1}',
        'there 2',
        'there {"at":"1970-01-01T00:00:00.000Z","n":1}',
      ]);
      expect(errors.map(({ message }) => message)).toEqual(['nobody is looking', 'nobody is looking']);
    });

    it('while Redis is away, `schedule` rejects and `hit` answers 1, and both recover without a restart', async () => {
      const proxy = await openProxy(sharedRedis());
      const redis = await open({ url: proxy.url, retryDelayMs: () => 1 });
      const heard: string[] = [];
      await redis.wakeUps.listen('sla', async ({ id }) => void heard.push(id));
      const told: unknown[] = [];
      (await open()).broadcast.subscribe('t', (message) => told.push(message));
      const change = { service: 'sla', id: ticket(1), name: 'warn', dueAt: Date.now() };
      await proxy.cut();
      await expect(redis.check()).rejects.toThrow();
      await expect(redis.wakeUps.schedule([change])).rejects.toThrow();
      await expect(redis.wakeUps.schedule([{ ...change, service: 'never heard of' }])).rejects.toThrow();
      await expect(redis.counters.next('a')).rejects.toThrow();
      expect(await redis.counters.hit('x', 1000)).toBe(1);
      redis.broadcast.publish('t', 'lost');
      await proxy.restore();
      await eventually(() => redis.check());
      await redis.wakeUps.schedule([change, { ...change, service: 'never heard of' }]);
      expect(await redis.counters.next('a')).toBe(1);
      await eventually(() => expect(heard).toEqual([ticket(1)]));
      redis.broadcast.publish('t', 'carried');
      await eventually(() => expect(told).toEqual(['carried']));
      await redis.close();
      await proxy.cut();
    });

    it('closing succeeds although Redis went away while a ring was being handled', async () => {
      const proxy = await openProxy(sharedRedis());
      const redis = await open({ url: proxy.url });
      let rang = 0;
      await redis.wakeUps.listen('sla', async () => {
        rang += 1;
        await proxy.cut();
      });
      await redis.wakeUps.schedule([{ service: 'sla', id: ticket(1), name: 'warn', dueAt: Date.now() }]);
      await eventually(() => expect(rang).toBe(1));
      await redis.close();
    });
  });
});
