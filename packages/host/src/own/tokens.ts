import { role } from '@hotline/contracts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { DEFAULT_HOURS } from '../auth/dev-issuer';
import { invalidInput, issuesOf } from '../http/input';
import type { OwnParts } from './index';

export const tokenRequest = z
  .object({
    id: z.string().trim().min(1).max(100).describe('who it is for'),
    role,
    unit: z.string().min(1).max(64).optional().describe('unit of a person with role unit'),
    jurisdiction: z.string().min(1).max(64).optional(),
    hours: z.number().positive().max(24 * 365).default(DEFAULT_HOURS).describe('how long it is valid'),
  })
  .strict()
  .refine((asked) => asked.role !== 'unit' || asked.unit !== undefined, { message: 'name the unit of a person with role unit', path: ['unit'] });
export const tokenAnswer = z.object({ token: z.string() });

/** The development issuer's keys, and tokens for whoever asks. Neither exists when an OIDC provider signs the tokens. */
export function serveTokens(fastify: FastifyInstance, { auth, limits }: OwnParts): void {
  const { dev } = auth;
  if (!dev) return;
  fastify.get('/.well-known/jwks.json', () => dev.jwks);
  if (!auth.handsOutTokens) return;
  fastify.post('/dev/tokens', async (request) => {
    await limits.anybody(request.ip);
    const read = tokenRequest.safeParse(request.body ?? {});
    if (!read.success) throw invalidInput(issuesOf(read.error, 'body'));
    const { hours, ...who } = read.data;
    return { token: await dev.sign(who, hours) };
  });
}
