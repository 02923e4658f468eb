import { Readable } from 'node:stream';
import type { InputOf, Operation } from '@hotline/contracts';
import { Refusal } from '@hotline/runtime';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';

type Part = 'params' | 'query' | 'body';
type Issue = { readonly path: string; readonly message: string };

const NOTHING = Object.freeze({});
const takesNothing = (schema: z.ZodType): boolean =>
  'shape' in schema && Object.keys(schema.shape as object).length === 0;

export const issuesOf = (error: z.ZodError, part?: string): Issue[] =>
  error.issues.map((issue) => ({
    path: [...(part ? [part] : []), ...issue.path.map(String)].join('.'),
    message: issue.message,
  }));

/** Reads params, query and body of one operation; what takes nothing costs nothing. */
export class InputReader {
  private readonly parts: readonly (readonly [Part, z.ZodType])[];

  constructor(operation: Operation) {
    const all = (['params', 'query', 'body'] as const).map((part) => [part, operation[part]] as const);
    const isRead = (part: Part): boolean => part === 'body' && operation.method === 'POST' && !operation.upload;
    this.parts = all.filter(([part, schema]) => !takesNothing(schema) || isRead(part));
  }

  /** Throws `Refusal` invalid-input with every path that is wrong. */
  read(request: Pick<FastifyRequest, Part>): InputOf<Operation> {
    const input: Record<Part, unknown> = { params: NOTHING, query: NOTHING, body: NOTHING };
    const issues: Issue[] = [];
    for (const [part, schema] of this.parts) {
      if (request[part] instanceof Readable)
        throw invalidInput([{ path: 'headers.content-type', message: 'send application/json' }]);
      const read = schema.safeParse(request[part] ?? NOTHING);
      if (read.success) input[part] = read.data;
      else issues.push(...issuesOf(read.error, part));
    }
    if (issues.length > 0) throw invalidInput(issues);
    return input as InputOf<Operation>;
  }
}

export function invalidInput(
  issues: readonly Issue[],
  detail = { zh: '请求的内容不符合要求', en: 'Some of the input is missing or not as expected' },
): Refusal {
  return new Refusal({ refused: 'invalid-input', detail }, issues);
}
