import type { FastifyInstance } from 'fastify';
import type { Logger } from '../observability/log';
import type { Metrics } from '../observability/metrics';
import { traceIdOf, traceparentOf } from './trace';

/**
 * Gives each request a W3C trace context, measures it and logs it at level debug. Bodies and query texts are never
 * logged.
 */
export function observeRequests(fastify: FastifyInstance, log: Logger, metrics: Metrics): void {
  fastify.decorateRequest('traceparent', '');
  fastify.decorateRequest('hotlineContext', null);
  fastify.addHook('onRequest', (request, reply, done) => {
    request.traceparent = traceparentOf(request.headers.traceparent);
    void reply.header('x-content-type-options', 'nosniff');
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const operation = request.hotlineContext?.operation.id ?? 'other';
    metrics.request(operation, reply.statusCode, reply.elapsedTime / 1000);
    if (log.isLevelEnabled('debug')) {
      const { ticketId } = (request.params ?? {}) as { ticketId?: string };
      const who = request.hotlineContext?.call.actor;
      log.debug(
        {
          traceId: traceIdOf(request.traceparent),
          operation,
          method: request.method,
          route: request.routeOptions.url,
          status: reply.statusCode,
          from: request.ip,
          ms: Math.round(reply.elapsedTime * 10) / 10,
          ticketId,
          actor: who?.id,
          role: who?.role,
        },
        'request',
      );
    }
    done();
  });
}
