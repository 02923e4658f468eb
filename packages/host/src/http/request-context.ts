import type { InputOf, Operation } from '@hotline/contracts';
import type { FastifyRequest } from 'fastify';
import type { CallInfo } from './endpoint';

/** What the gate found out about a request on its way to the controller. */
export interface RequestContext {
  readonly operation: Operation;
  readonly input: InputOf<Operation>;
  readonly call: CallInfo;
}

declare module 'fastify' {
  interface FastifyRequest {
    traceparent: string;
    hotlineContext: RequestContext | null;
  }
}

/** Throws when the gate did not let it through: a handler without an operation. */
export function requestContextOf(request: FastifyRequest): RequestContext {
  if (!request.hotlineContext)
    throw new Error(`${request.method} ${request.routeOptions.url} has no operation: decorate it with @Endpoint`);
  return request.hotlineContext;
}
