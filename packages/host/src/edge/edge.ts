import type { AddressInfo } from 'node:net';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Config } from '../config';
import { API_PREFIX } from '../http/endpoint';
import { malformedRequest, problemOf, type RequestFailure } from '../http/problems/problems';
import { traceIdOf, traceparentOf } from '../observability/trace';
import { PROVIDER_PATH } from '../auth/sign-in';
import { WAKE_UPS_PATH } from '../system-api/wake-up-board';
import { askAll, readMetrics, type ServiceAnswer } from './ask-all-services';
import { mergeMetrics } from './merge-metrics';
import { RouteTable } from './route-table';
import { Upstreams, type ServiceAddresses } from './upstreams';

const RETRY_AFTER_SECONDS = 2;
/** The service whose wake-ups are shown to administrators. */
const KEEPS_TIME = 'sla';
/** The service that holds the accounts and the built-in OIDC provider. */
const SIGNS_IN = 'people';
/**
 * The edge closes a stream that sends nothing for this time (ms). Services send a comment on open streams more often.
 */
const LONGEST_SILENCE_MS = 120_000;
const REPLAY = new RegExp(`^${API_PREFIX}/parked/([^/]+)/`);

export interface Edge {
  readonly url: string;
  close(): Promise<void>;
}

export interface EdgeOptions {
  readonly config: Pick<Config, 'host' | 'port' | 'trustedProxies'>;
  /** Called for each request, so processes may come and go. */
  readonly addresses: () => ServiceAddresses;
}

/**
 * Opens a reverse proxy: one address in front of services that run as separate processes. An operation goes to the
 * service that owns it; a request for a page or a token goes to any process.
 */
export async function openEdge({ config: { host, port, trustedProxies }, addresses }: EdgeOptions): Promise<Edge> {
  const app = fastify({
    forceCloseConnections: true,
    trustProxy: trustedProxies,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (_error, request, reply) => void refuse(request, reply, malformedRequest),
  });
  const upstreams = new Upstreams(addresses);
  serveTogether(app, upstreams);
  await passOn(app, upstreams);
  await app.listen({ host, port });
  const { address, port: taken } = app.server.address() as AddressInfo;
  const shown = address === '0.0.0.0' || address === '::' ? '127.0.0.1' : address;
  return { url: `http://${shown.includes(':') ? `[${shown}]` : shown}:${taken}`, close: () => app.close() };
}

/** The service that must answer a request. Undefined: any service can. */
export function ownerOf(table: RouteTable, method: string, url: string): string | undefined {
  if (url.startsWith(WAKE_UPS_PATH)) return KEEPS_TIME;
  if (url.startsWith(`${PROVIDER_PATH}/`)) return SIGNS_IN;
  return REPLAY.exec(url)?.[1] ?? table.serviceOf(method, url);
}

async function passOn(app: FastifyInstance, upstreams: Upstreams): Promise<void> {
  // Loaded on demand, because loading takes 0.1 s and only the edge needs it.
  const { default: proxy } = await import('@fastify/http-proxy');
  const table = new RouteTable();
  const asked = new WeakMap<FastifyRequest, string>();
  const choose = (request: FastifyRequest): string | undefined =>
    upstreams.choose(ownerOf(table, request.method, request.url));
  await app.register(proxy, {
    upstream: '',
    undici: { connections: 128, bodyTimeout: LONGEST_SILENCE_MS, headersTimeout: LONGEST_SILENCE_MS },
    preHandler: (request, reply, done) => {
      const address = choose(request);
      if (address === undefined) return void unavailable(request, reply);
      asked.set(request, address);
      done();
    },
    replyOptions: {
      getUpstream: (request) => asked.get(request as FastifyRequest) ?? '',
      rewriteRequestHeaders: (request, headers) => ({ ...headers, ...originOf(request as FastifyRequest) }),
      onError: (reply) => {
        const request = reply.request as unknown as FastifyRequest;
        upstreams.avoid(asked.get(request) ?? '');
        void unavailable(request, reply as unknown as FastifyReply);
      },
    },
  });
}

/**
 * Forwarding headers for the services: the address of the client, then those of the trusted proxies. Addresses that no
 * trusted proxy reports are removed.
 */
const originOf = ({ headers, ips = [], host, protocol }: FastifyRequest): Readonly<Record<string, string>> => ({
  host: headers.host ?? '',
  'x-forwarded-for': [...ips].reverse().join(', '),
  'x-forwarded-host': host,
  'x-forwarded-proto': protocol,
});

/** Serves the paths whose answer combines all services: readiness, parked tickets and metrics. */
function serveTogether(app: FastifyInstance, upstreams: Upstreams): void {
  const ask = (path: string, request: FastifyRequest): Promise<Map<string, ServiceAnswer | undefined>> =>
    askAll(upstreams, path, request.headers.authorization);
  app.get('/healthz', () => ({ alive: true }));
  app.get('/readyz', async (request, reply) => {
    const answers = [...(await ask('/readyz', request))];
    const bodies = answers.flatMap(([, answer]) => (answer ? [answer.body] : []));
    const silent = answers.filter(([, answer]) => !answer).map(([service]) => `${service}: no process answers`);
    const reasons = [
      ...silent,
      ...answers.flatMap(([service, answer]) =>
        listOf(answer?.body.reasons).map((reason) => `${service}: ${String(reason)}`),
      ),
    ];
    return reply.code(reasons.length === 0 ? 200 : 503).send({
      ready: reasons.length === 0,
      reasons,
      jurisdiction: bodies[0]?.jurisdiction,
      notices: distinct(bodies.flatMap(({ notices }) => listOf(notices))),
      services: bodies.flatMap(({ services }) => listOf(services)),
    });
  });
  app.get(`${API_PREFIX}/parked`, async (request, reply) => {
    const answers = [...(await ask(`${API_PREFIX}/parked`, request)).values()];
    if (answers.some((answer) => !answer)) return unavailable(request, reply);
    const refused = answers.find((answer) => answer && answer.status !== 200);
    if (refused) return reply.code(refused.status).type(refused.type).send(refused.body);
    return { parked: answers.flatMap((answer) => listOf(answer?.body.parked)) };
  });
  app.get('/metrics', async (_request, reply) =>
    reply.type('text/plain; version=0.0.4; charset=utf-8').send(mergeMetrics(await readMetrics(upstreams))),
  );
}

/** Removes duplicates, because several processes may report the same notice. */
const distinct = (values: readonly unknown[]): unknown[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const unavailable = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  refuse(request, reply, {
    code: 'unavailable',
    detail: {
      zh: '负责此操作的服务暂时没有响应',
      en: 'The service for this operation does not answer at the moment',
    },
  });

function refuse(request: FastifyRequest, reply: FastifyReply, failure: RequestFailure): FastifyReply {
  const problem = problemOf(failure, {
    instance: request.url,
    traceId: traceIdOf(traceparentOf(request.headers.traceparent)),
  });
  if (problem.status === 503) void reply.header('retry-after', RETRY_AFTER_SECONDS);
  return reply.code(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}
