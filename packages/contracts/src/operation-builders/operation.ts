import { z } from 'zod';
import type { ProblemCode } from '../problems';
import type { Role } from '../words';

const nothing = z.object({});

/** One HTTP operation: the contract that the controller, the OpenAPI document, the client and the tests share. */
export interface Operation<
  P extends z.ZodObject = z.ZodObject,
  Q extends z.ZodObject = z.ZodObject,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  readonly id: string;
  readonly service: string;
  readonly method: 'GET' | 'POST';
  /** Under /api/v1, parameters as {name}. */
  readonly path: string;
  readonly summary: string;
  readonly zh: string;
  /** Roles that may call it; `public` needs no token. */
  readonly roles: readonly Role[] | 'public';
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly response: R;
  readonly success: 200 | 201;
  readonly problems: readonly ProblemCode[];
  /** The answer is a stream of server-sent events instead of JSON. */
  readonly stream: boolean;
  /** The request body is a file of one of these content types instead of JSON. */
  readonly upload?: readonly string[];
  /** The answer is a file of this content type instead of JSON. */
  readonly download?: string;
}

export interface InputOf<O extends Operation> {
  readonly params: z.infer<O['params']>;
  readonly query: z.infer<O['query']>;
  readonly body: z.infer<O['body']>;
}
export type ResponseOf<O extends Operation> = z.input<O['response']>;
/** The validated body of an operation. */
export type BodyOf<O extends { readonly body: z.ZodType }> = z.output<O['body']>;
export type RequestBodyOf<O extends Operation> = z.input<O['body']>;

type Draft<P, Q, B, R> = Pick<Operation, 'id' | 'service' | 'method' | 'path' | 'summary' | 'zh' | 'roles'> & {
  params?: P;
  query?: Q;
  body?: B;
  response: R;
  success?: 200 | 201;
  problems?: readonly ProblemCode[];
  stream?: boolean;
  upload?: readonly string[];
  download?: string;
};

export function operation<
  R extends z.ZodType,
  P extends z.ZodObject = typeof nothing,
  Q extends z.ZodObject = typeof nothing,
  B extends z.ZodType = typeof nothing,
>(draft: Draft<P, Q, B, R>): Operation<P, Q, B, R> {
  return {
    success: 200,
    stream: false,
    ...draft,
    problems: draft.problems ?? [],
    params: (draft.params ?? nothing) as P,
    query: (draft.query ?? nothing) as Q,
    body: (draft.body ?? nothing) as B,
  };
}
