import { Readable } from 'node:stream';
import {
  describeIssues,
  unknownField,
  type FieldError,
  type InputOf,
  type Operation,
  type Text,
} from '@hotline/contracts';
import { Refusal } from '@hotline/runtime';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { unknownFields } from './unknown-fields';

type Part = 'params' | 'query' | 'body';

const NOTHING = Object.freeze({});
const takesNothing = (schema: z.ZodType): boolean =>
  'shape' in schema && Object.keys(schema.shape as object).length === 0;

/** Validates params, query and body of one operation; parts without fields are skipped. */
export class InputReader {
  private readonly parts: readonly (readonly [Part, z.ZodType])[];

  constructor(operation: Operation) {
    const all = (['params', 'query', 'body'] as const).map((part) => [part, operation[part]] as const);
    const isRead = (part: Part): boolean => part === 'body' && operation.method === 'POST' && !operation.upload;
    this.parts = all.filter(([part, schema]) => !takesNothing(schema) || isRead(part));
  }

  /** Throws `Refusal` invalid-input that lists all wrong and all unknown fields. */
  read(request: Pick<FastifyRequest, Part>): InputOf<Operation> {
    const input: Record<Part, unknown> = { params: NOTHING, query: NOTHING, body: NOTHING };
    const issues: FieldError[] = [];
    for (const [part, schema] of this.parts) {
      if (request[part] instanceof Readable) throw invalidInput([notJson]);
      const given = request[part] ?? NOTHING;
      const read = schema.safeParse(given);
      issues.push(...unknownFields(schema, given).map((path) => unknownField([part, ...path])));
      if (part !== 'body') issues.push(...controlCharacters(part, given));
      if (read.success) input[part] = read.data;
      else issues.push(...describeIssues(read.error.issues, given, part));
    }
    if (issues.length > 0) throw invalidInput(issues);
    return input as InputOf<Operation>;
  }
}

const CONTROL = /\p{Cc}/u;

/** Names the fields of a path or a query with control characters, which no code, name or word to search for contains. */
const controlCharacters = (part: Part, given: unknown): FieldError[] =>
  Object.entries(given as Record<string, unknown>)
    .filter(([, value]) => [value].flat().some((one) => typeof one === 'string' && CONTROL.test(one)))
    .map(([name]) => ({
      path: `${part}.${name}`,
      message: 'Control characters are not allowed here',
      messageZh: '不能含有控制字符',
    }));

/** Error for a body that is not sent as JSON. */
export const notJson: FieldError = {
  path: 'headers.content-type',
  message: 'Send the body as JSON (application/json)',
  messageZh: '请求体请使用JSON格式（application/json）',
};

export function invalidInput(
  issues: readonly FieldError[],
  detail: Text = { zh: '提交内容有误', en: 'Some fields are missing or not valid' },
): Refusal {
  return new Refusal({ refused: 'invalid-input', detail }, issues);
}
