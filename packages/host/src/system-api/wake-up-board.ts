import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { Seats } from '../auth/seats';
import type { SystemApiParts } from './parts';

export const WAKE_UPS_PATH = '/admin/wake-ups';
const BASIC = /^basic\s+(\S+)$/i;

/** Accepts the token as password of HTTP basic authentication (for browsers) or as bearer token. */
function bearerOf(authorization: string | undefined): string | undefined {
  const [, encoded] = BASIC.exec(authorization ?? '') ?? [];
  if (!encoded) return authorization;
  const pair = Buffer.from(encoded, 'base64').toString('utf8');
  return `Bearer ${pair.slice(pair.indexOf(':') + 1)}`;
}

/** Shows administrators the wake-ups that a separate engine holds, read only. */
export function serveWakeUps(fastify: FastifyInstance, { engine, auth, world }: SystemApiParts): void {
  const board = engine.board?.({ path: WAKE_UPS_PATH });
  if (!board) return;
  const seats = new Seats(world.people, world.clock);
  void fastify.register(async (guarded) => {
    guarded.addHook('onRequest', async (request, reply) => {
      const role = await Promise.resolve()
        .then(() => auth.verifier.verify(bearerOf(request.headers.authorization)))
        .then((bearer) => seats.take(bearer, bearer.jurisdiction ?? world.home.name, undefined))
        .then(
          ({ role: held }) => held,
          () => undefined,
        );
      if (role === 'admin') return undefined;
      if (role === undefined)
        void reply.header(
          'www-authenticate',
          'Basic realm="the token of an administrator is the password", charset="UTF-8"',
        );
      return reply
        .code(role === undefined ? 401 : 403)
        .type('text/plain; charset=utf-8')
        .send('仅限管理员 · for administrators\n');
    });
    await guarded.register(board as unknown as FastifyPluginAsync, { prefix: WAKE_UPS_PATH });
  });
}
