import type { FastifyInstance } from 'fastify';
import type { Text } from '@hotline/contracts';
import type { SystemApiParts } from './parts';
import { backlogOf, calendarNotices, noticesOf, type Backlog } from './notices';

interface Readiness {
  readonly ready: boolean;
  readonly reasons: readonly string[];
  readonly jurisdiction: {
    readonly name: string;
    readonly title: { zh: string; en: string };
    readonly version: string;
  };
  /** Work that waits for a gateway or a person. It does not make the process unready. */
  readonly notices: readonly Text[];
  readonly services: readonly Backlog[];
}

async function readiness({ engine, services, world }: SystemApiParts, draining: boolean): Promise<Readiness> {
  const fault = await engine.check().then(
    () => undefined,
    (error: unknown) => `the engine cannot be used: ${error instanceof Error ? error.message : String(error)}`,
  );
  const reasons = [...(fault ? [fault] : []), ...(draining ? ['the process is stopping'] : [])];
  const { name, title, version } = world.home;
  const backlogs = await Promise.all(services.map((service) => backlogOf(service, fault === undefined)));
  return {
    ready: reasons.length === 0,
    reasons,
    jurisdiction: { name, title, version },
    notices: [...calendarNotices(world), ...noticesOf(backlogs)],
    services: backlogs,
  };
}

/** `/healthz`: the process lives · `/readyz`: it can answer, or why not · `/metrics`: for Prometheus. */
export function serveHealth(fastify: FastifyInstance, parts: SystemApiParts): void {
  let draining = false;
  fastify.addHook('preClose', (done) => {
    draining = true;
    done();
  });
  fastify.get('/healthz', () => ({ alive: true }));
  fastify.get('/readyz', async (_request, reply) => {
    const state = await readiness(parts, draining);
    return reply.code(state.ready ? 200 : 503).send(state);
  });
  const { registry } = parts.metrics;
  fastify.get('/metrics', async (_request, reply) =>
    reply.header('content-type', registry.contentType).send(await registry.metrics()),
  );
}
