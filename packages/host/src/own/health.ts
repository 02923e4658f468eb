import type { FastifyInstance } from 'fastify';
import type { OwnParts } from './index';

interface Readiness {
  readonly ready: boolean;
  readonly reasons: readonly string[];
  readonly jurisdiction: {
    readonly name: string;
    readonly title: { zh: string; en: string };
    readonly version: string;
  };
  readonly services: readonly { readonly name: string; readonly lag: number; readonly parked: number }[];
}

async function readiness({ engine, services, world }: OwnParts, draining: boolean): Promise<Readiness> {
  const fault = await engine.check().then(
    () => undefined,
    (error: unknown) => `the engine cannot be used: ${error instanceof Error ? error.message : String(error)}`,
  );
  const reasons = [...(fault ? [fault] : []), ...(draining ? ['the process is stopping'] : [])];
  const { name, title, version } = world.home;
  return {
    ready: reasons.length === 0,
    reasons,
    jurisdiction: { name, title, version },
    services: services.map((service) => ({ name: service.name, lag: service.lag(), parked: service.parking.size })),
  };
}

/** `/healthz`: the process lives · `/readyz`: it can answer, or why not · `/metrics`: for Prometheus. */
export function serveHealth(fastify: FastifyInstance, parts: OwnParts): void {
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
