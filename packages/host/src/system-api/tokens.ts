import { describeIssues } from '@hotline/contracts';
import type { FastifyInstance } from 'fastify';
import { invalidInput } from '../http/input/input-reader';
import type { SystemApiParts } from './parts';
import { tokenRequest } from './token-request';

/** Serves keys and tokens of the development issuer; with an OIDC provider neither route exists. */
export function serveTokens(fastify: FastifyInstance, { auth, limits }: SystemApiParts): void {
  const { dev } = auth;
  if (!dev) return;
  fastify.get('/.well-known/jwks.json', () => dev.jwks);
  if (!auth.handsOutTokens) return;
  fastify.post('/dev/tokens', async (request) => {
    await limits.anybody(request.ip);
    const given = request.body ?? {};
    const read = tokenRequest.safeParse(given);
    if (!read.success) throw invalidInput(describeIssues(read.error.issues, given, 'body'));
    const { hours, ...who } = read.data;
    return { token: await dev.sign(who, hours) };
  });
}
