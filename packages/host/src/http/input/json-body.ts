import type { FieldError } from '@hotline/contracts';
import type { FastifyInstance } from 'fastify';
import { findJsonError } from './json-position';

/** The body is not JSON. `fieldError` names line and column of the first error. */
export class MalformedJson extends Error {
  readonly fieldError: FieldError;

  constructor(text: string) {
    const { line, column, message } = findJsonError(text);
    super(`line ${line}, column ${column}: ${message.en}`);
    this.name = 'MalformedJson';
    this.fieldError = {
      path: 'body',
      message: `Line ${line}, column ${column}: ${message.en}`,
      messageZh: `第${line}行第${column}列：${message.zh}`,
    };
  }
}

/** Parses JSON bodies; an empty body counts as absent. */
export function readJsonBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    const text = body as string;
    if (text === '') return done(null, undefined);
    try {
      done(null, JSON.parse(text));
    } catch {
      done(new MalformedJson(text));
    }
  });
}
