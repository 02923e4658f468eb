import { describeIssues } from '@hotline/contracts';
import { Refusal } from '@hotline/runtime';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { LOOPBACK } from '../auth';
import { invalidInput } from '../http/input/input-reader';
import type { SystemApiParts } from './parts';
import { tokenRequest } from './token-request';

/** Headers that a proxy adds to requests which it passes on. */
const FORWARDING = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
] as const;
const LOOPBACK_ADDRESS = /^(::1|(::ffff:)?127(\.\d+){3})$/i;

/**
 * Whether a program on this machine asks, as far as the request shows: it names this machine, and no proxy passed it on
 * except a trusted one that itself was asked from this machine.
 */
function isFromHere({ headers, ip, ips = [ip], hostname }: FastifyRequest): boolean {
  const isTrusted = ips.length > 1;
  const isPassedOn = FORWARDING.some((name) => headers[name] !== undefined);
  const name = hostname.replace(/^\[|\]$/g, '');
  return (isTrusted || !isPassedOn) && LOOPBACK.has(name) && ips.every((address) => LOOPBACK_ADDRESS.test(address));
}

const notFromHere = new Refusal({
  refused: 'not-allowed',
  detail: { zh: '开发令牌只发给本机', en: 'Development tokens are given to this machine only' },
  hint: {
    zh: '请在本机直接访问127.0.0.1，或请管理员开通正式登录',
    en: 'Call 127.0.0.1 on this machine without a proxy, or ask the administrator for a proper sign-in',
  },
});

/** Serves keys and tokens of the development issuer; with an OIDC provider neither route exists. */
export function serveTokens(fastify: FastifyInstance, { auth, limits, config }: SystemApiParts): void {
  const { dev } = auth;
  if (!dev) return;
  fastify.get('/.well-known/jwks.json', () => dev.jwks);
  if (!auth.handsOutTokens) return;
  fastify.post('/dev/tokens', async (request, reply) => {
    await limits.anybody(request.ip);
    if (!config.devTokens && !isFromHere(request)) throw notFromHere;
    void reply.header('cache-control', 'no-store');
    const given = request.body ?? {};
    const read = tokenRequest.safeParse(given);
    if (!read.success) throw invalidInput(describeIssues(read.error.issues, given, 'body'));
    const { hours, ...who } = read.data;
    return { token: await dev.sign(who, hours, true) };
  });
}
