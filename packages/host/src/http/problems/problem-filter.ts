import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { ProblemCode, Text } from '@hotline/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../../observability/log';
import { faultOf, problemOf } from './problems';
import { RETRY_AFTER_SECONDS } from '../rate-limits';
import { traceIdOf, traceparentOf } from '../trace';

/** Turns whatever was thrown into one problem document; only what nobody expected is logged as an error. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Logger,
    private readonly mends: Partial<Record<ProblemCode, Text>>,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const traceId = traceIdOf(request.traceparent || traceparentOf(undefined));
    const problem = problemOf(faultOf(error), { instance: request.url, traceId, mends: this.mends });
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
