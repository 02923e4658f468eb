import type { Actor, InputOf, Operation } from '@hotline/contracts';
import type { FastifyRequest } from 'fastify';

/** Who sends a request, in which jurisdiction, and the key that makes a repeat of it harmless. */
export interface CallInfo {
  readonly actor: Actor;
  /** Jurisdiction of the token, else the home jurisdiction. */
  readonly jurisdiction: string;
  /** `id`: of jurisdiction, person and Idempotency-Key header. `hash`: over method, path and body. */
  readonly command?: { readonly id: string; readonly hash: string };
  readonly traceparent?: string;
  /** When the token expires, epoch ms; absent for requests without a token. */
  readonly expiresAt?: number;
}

/** Result of the gate for one request: its operation, its validated input, and who sent it. */
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

/** Throws when the request did not pass the gate, because its handler has no operation. */
export function requestContextOf(request: FastifyRequest): RequestContext {
  if (!request.hotlineContext)
    throw new Error(`${request.method} ${request.routeOptions.url} has no operation: decorate it with @Endpoint`);
  return request.hotlineContext;
}
