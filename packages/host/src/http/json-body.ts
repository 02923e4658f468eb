import type { FastifyInstance } from 'fastify';
import { jsonFault } from './json-position';

/** The body is not JSON; says where. */
export class MalformedJson extends Error {
  constructor(text: string) {
    const { line, column, expected } = jsonFault(text);
    super(`line ${line}, column ${column}: expected ${expected}`);
    this.name = 'MalformedJson';
  }
}

/** Reads JSON bodies; an empty one is the same as none. */
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
