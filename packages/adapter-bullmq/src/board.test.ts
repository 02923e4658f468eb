import Fastify from 'fastify';
import { openRedis } from './redis';
import { freshPrefix, sharedRedis, withRedis } from './testing/require-redis';

/** The first request loads the board's packages. */
jest.setTimeout(30_000);

withRedis(() => {
  describe('Bull Board', () => {
    it('Bull Board shows queues made before and after it was mounted, and is read-only by default', async () => {
      const redis = await openRedis({ url: sharedRedis(), prefix: freshPrefix() });
      const app = Fastify();
      const set = (service: string) =>
        redis.wakeUps.schedule([{ service, id: '工单', name: 'warn', dueAt: Date.now() + 60_000 }]);
      await set('sla');
      await app.register(redis.board({ path: '/queues' }), { prefix: '/queues' });
      await app.register(redis.board({ path: '/open', changes: true }), { prefix: '/open' });
      await app.ready();
      await set('feedback');
      expect((await app.inject('/queues/')).body).toContain('<base href="/queues/"');
      const { queues } = (await app.inject('/queues/api/queues?activeQueue=sla&status=delayed&page=1')).json<{
        queues: { name: string; jobs: { data: unknown }[] }[];
      }>();
      expect(queues.map(({ name }) => name)).toEqual(['sla', 'feedback']);
      expect(queues[0]?.jobs[0]?.data).toMatchObject({ id: '工单', name: 'warn' });
      expect((await app.inject({ method: 'PUT', url: '/queues/api/queues/sla/pause' })).statusCode).toBe(405);
      expect((await app.inject({ method: 'PUT', url: '/open/api/queues/sla/pause' })).statusCode).toBe(200);
      await app.close();
      await redis.close();
    });
  });
});
