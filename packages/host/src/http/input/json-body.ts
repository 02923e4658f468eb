import type { FieldError, Text } from '@hotline/contracts';
import type { FastifyInstance } from 'fastify';
import { findJsonError } from './json-position';

/** Deepest nesting of objects and lists in a body. No operation needs more than eight levels. */
const DEEPEST = 32;

/** The body is not JSON that the API reads. `fieldError` says where, and what is wrong. */
export class MalformedJson extends Error {
  readonly fieldError: FieldError;

  constructor({ zh, en }: Text) {
    super(en);
    this.name = 'MalformedJson';
    this.fieldError = { path: 'body', message: en, messageZh: zh };
  }
}

/** The body is written in a character set other than UTF-8. */
export class OtherCharset extends Error {
  constructor() {
    super('a character set other than UTF-8');
    this.name = 'OtherCharset';
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** Parses JSON bodies in UTF-8; an empty body counts as absent. */
export function readJsonBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      done(null, readJson(request.headers['content-type'], body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
}

/**
 * The value of a JSON body. `type`: its content type.
 * @throws OtherCharset, MalformedJson
 */
export function readJson(type: string | undefined, body: Buffer): unknown {
  if (!isUtf8(type)) throw new OtherCharset();
  const text = decoded(body);
  if (text === '') return undefined;
  const value = parsed(text);
  checkStructure(value);
  return value;
}

const isUtf8 = (type = ''): boolean => /^utf-?8$/i.test(/;\s*charset\s*=\s*"?([^";\s]*)/i.exec(type)?.[1] ?? 'utf-8');

function decoded(body: Buffer): string {
  try {
    return utf8.decode(body);
  } catch {
    throw new MalformedJson({ zh: '内容不是UTF-8编码', en: 'The body is not written in UTF-8' });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const { line, column, message } = findJsonError(text);
    throw new MalformedJson({
      zh: `第${line}行第${column}列：${message.zh}`,
      en: `Line ${line}, column ${column}: ${message.en}`,
    });
  }
}

/** Visits all objects and lists without recursion, so that no nesting exhausts the stack. */
function checkStructure(value: unknown): void {
  const open: (readonly [unknown, number])[] = [[value, 1]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [one, depth] = next;
    if (typeof one !== 'object' || one === null) continue;
    if (depth > DEEPEST) throw tooDeep;
    if (Object.hasOwn(one, '__proto__')) throw prototypeField;
    for (const inner of Object.values(one)) open.push([inner, depth + 1]);
  }
}

const tooDeep = new MalformedJson({
  zh: `对象和列表的嵌套最多${DEEPEST}层`,
  en: `Objects and lists may be nested ${DEEPEST} deep`,
});
const prototypeField = new MalformedJson({
  zh: '内容含有保留的字段名',
  en: 'The body holds a field with a reserved name',
});
