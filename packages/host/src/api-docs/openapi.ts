import { operations, problem, problemTitles, type Operation, type ProblemCode } from '@hotline/contracts';
import { API_PREFIX } from '../http/endpoint';
import { statusOf } from '../http/problems/problems';
import { systemOperations } from '../system-api/operations';
import { examples } from '../system-api/pages/walkthrough';
import { fieldsOf, jsonSchemaOf, type JsonSchema } from './json-schema';
import { unversionedPaths } from './unversioned-paths';
import { VERSION } from './version';

const FILE: JsonSchema = { type: 'string', format: 'binary' };
const json = (schema: JsonSchema): JsonSchema => ({ 'application/json': { schema } });
const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

/** What any operation can answer, besides what it names itself. */
function problemsOf(operation: Operation): ProblemCode[] {
  const secured: ProblemCode[] = operation.roles === 'public' ? ['too-busy'] : ['not-authenticated', 'not-allowed'];
  const writing: ProblemCode[] = operation.method === 'POST' ? ['too-large', 'too-busy'] : [];
  return [
    ...new Set<ProblemCode>([
      'invalid-input',
      ...secured,
      ...writing,
      ...operation.problems,
      'unavailable',
      'unexpected',
    ]),
  ];
}

function problemResponses(operation: Operation): Record<string, JsonSchema> {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of problemsOf(operation))
    byStatus.set(statusOf[code], [...(byStatus.get(statusOf[code]) ?? []), code]);
  const describe = (code: ProblemCode): string => `\`${code}\` ${problemTitles[code].zh} · ${problemTitles[code].en}`;
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, codes]) => [String(status), { description: codes.map(describe).join('; '), content: PROBLEM }]),
  );
}

function parametersOf(operation: Operation): JsonSchema[] {
  const from = (place: 'path' | 'query', schema: Operation['params']): JsonSchema[] =>
    fieldsOf(schema).map(({ name, schema: field, required }) => ({
      name,
      in: place,
      required: place === 'path' || required,
      schema: field,
    }));
  const key = { $ref: '#/components/parameters/IdempotencyKey' };
  return [
    ...from('path', operation.params),
    ...from('query', operation.query),
    ...(operation.method === 'POST' && !operation.upload ? [key] : []),
  ];
}

function success(operation: Operation): JsonSchema {
  const schema = jsonSchemaOf(operation.response, 'output');
  if (operation.download)
    return { description: operation.summary, content: { [operation.download]: { schema: FILE } } };
  if (operation.stream)
    return { description: 'Server-sent events; the data of each is', content: { 'text/event-stream': { schema } } };
  return { description: operation.summary, content: json(schema) };
}

function requestBody({ id, body, upload }: Operation): JsonSchema {
  if (upload) return { required: true, content: Object.fromEntries(upload.map((type) => [type, { schema: FILE }])) };
  const example = examples[id];
  return {
    required: true,
    content: { 'application/json': { schema: jsonSchemaOf(body, 'input'), ...(example ? { example } : {}) } },
  };
}

function pathItem(operation: Operation): JsonSchema {
  const roles =
    operation.roles === 'public' ? 'Needs no token. 无需令牌。' : `Roles 角色: ${operation.roles.join(', ')}.`;
  return {
    operationId: operation.id,
    tags: [operation.service],
    summary: `${operation.zh} · ${operation.summary}`,
    description: roles,
    parameters: parametersOf(operation),
    ...(operation.method === 'POST' ? { requestBody: requestBody(operation) } : {}),
    responses: { [String(operation.success)]: success(operation), ...problemResponses(operation) },
    ...(operation.roles === 'public' ? { security: [] } : {}),
  };
}

function pathsOf(all: readonly Operation[]): Record<string, JsonSchema> {
  const paths: Record<string, JsonSchema> = {};
  for (const operation of all) {
    const path = API_PREFIX + operation.path;
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: pathItem(operation) };
  }
  return paths;
}

const components = (): JsonSchema => ({
  securitySchemes: {
    bearer: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description:
        'Claims: sub, role, unit (role unit), jurisdiction. While no OIDC provider is configured, POST /dev/tokens gives one.',
    },
  },
  schemas: {
    Problem: {
      ...jsonSchemaOf(problem, 'output'),
      description: 'RFC 9457: what is wrong, where (`errors[].path`) and how to mend it (`mend`)',
    },
  },
  parameters: {
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      schema: { type: 'string', minLength: 1, maxLength: 200 },
      description:
        'Makes a repeat harmless: the same key with the same request gets the same answer. 幂等键：重复提交得到同一结果。',
    },
  },
});

/** The OpenAPI 3.1 document of the whole API, made from the operations that controllers, clients and tests share. */
export const openApiDocument = (): JsonSchema => ({
  openapi: '3.1.0',
  info: {
    title: '12345 热线 · Hotline',
    version: VERSION,
    description:
      '从来电到满意办结。From the call to a satisfied caller. Every command names its actor by a bearer token; every error is an RFC 9457 problem document.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/', description: 'this process' }],
  security: [{ bearer: [] }],
  tags: [...new Set([...operations, ...systemOperations].map((operation) => operation.service)), 'process'].map(
    (name) => ({ name }),
  ),
  paths: { ...pathsOf([...operations, ...systemOperations]), ...unversionedPaths() },
  components: components(),
});
