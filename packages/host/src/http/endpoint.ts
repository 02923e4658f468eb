import type { Actor } from '@hotline/contracts';
import type { Operation } from '@hotline/contracts';

/** Who calls, and what makes a repeat of the call harmless. */
export interface CallInfo {
  readonly actor: Actor;
  /** Jurisdiction of the token, else the home jurisdiction. */
  readonly jurisdiction: string;
  /** From the Idempotency-Key header, scoped to the actor; `hash` is over method, path and body. */
  readonly command?: { readonly id: string; readonly hash: string };
  readonly traceparent?: string;
}

/** Method decorator: binds a controller method to its operation (method, path, roles, validation, status, stream). */
export declare function Endpoint(operation: Operation): MethodDecorator;
/** Parameter decorator: the validated input, InputOf<typeof operation>. */
export declare function Input(): ParameterDecorator;
/** Parameter decorator: the CallInfo. */
export declare function Call(): ParameterDecorator;
