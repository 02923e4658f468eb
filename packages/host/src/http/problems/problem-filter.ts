import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { ProblemCode, Text } from '@hotline/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../../observability/log';
import { failureOf, problemOf } from './problems';
import { RETRY_AFTER_SECONDS } from '../rate-limits';
import { traceIdOf, traceparentOf } from '../../observability/trace';

/** Answers every error with a problem document; only unexpected errors are logged. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Logger,
    private readonly hints: Partial<Record<ProblemCode, Text>>,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const traceId = traceIdOf(request.traceparent || traceparentOf(undefined));
    const problem = problemOf(failureOf(error), { instance: request.url, traceId, hints: this.hints });
    if (problem.code === 'unexpected')
      this.log.error(
        { traceId, method: request.method, route: request.routeOptions?.url, err: error },
        'a request failed unexpectedly',
      );
    if (problem.status === 429 || problem.status === 503)
      void reply.header('retry-after', problem.status === 429 ? RETRY_AFTER_SECONDS : 5);
    if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
    void reply
      .code(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(problem));
  }
}
