import type { FastifyAdapter } from '@bull-board/fastify';
import type { RedisWakeUps } from './wake-ups';

export interface BoardOptions {
  /** Where it is mounted: `app.register(board({ path }), { prefix: path })`. */
  readonly path: string;
  /** Lets whoever sees the board change jobs too. Off unless said. */
  readonly changes?: boolean;
}
type Fastify = Parameters<ReturnType<FastifyAdapter['registerPlugin']>>[0];
export type BoardPlugin = (app: Fastify) => Promise<void>;

/**
 * Bull Board over the queues of this process, those that come later too; loaded when it is mounted. It asks nobody who
 * they are: guard the path.
 * It shows ids and names of wake-ups, and nothing of a caller.
 */
export function boardOf(wakeUps: RedisWakeUps, { path, changes = false }: BoardOptions): BoardPlugin {
  return async (app) => {
    const { createBullBoard } = await import('@bull-board/api');
    const { BullMQAdapter } = await import('@bull-board/api/bullMQAdapter');
    const { FastifyAdapter } = await import('@bull-board/fastify');
    const serverAdapter = new FastifyAdapter().setBasePath(path);
    const { addQueue } = createBullBoard({ queues: [], serverAdapter, options: { uiConfig: { boardTitle: '12345' } } });
    wakeUps.eachQueue((queue) => addQueue(new BullMQAdapter(queue, { readOnlyMode: !changes })));
    await app.register(serverAdapter.registerPlugin());
  };
}
