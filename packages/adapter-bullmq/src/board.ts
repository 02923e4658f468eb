import type { FastifyAdapter } from '@bull-board/fastify';
import type { RedisWakeUps } from './wake-ups';

export interface BoardOptions {
  /** Path under which the board is mounted: `app.register(board({ path }), { prefix: path })`. */
  readonly path: string;
  /** Lets users of the board change jobs. Default false. */
  readonly changes?: boolean;
}
type Fastify = Parameters<ReturnType<FastifyAdapter['registerPlugin']>>[0];
export type BoardPlugin = (app: Fastify) => Promise<void>;

/**
 * Returns a Fastify plugin with Bull Board for all queues of this process, later ones included. The board's packages
 * are loaded when it is mounted. It has no authentication, so the application must protect the path. It shows ticket
 * ids and names of wake-ups, but no personal data.
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
