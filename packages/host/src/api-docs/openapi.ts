import {
  fieldLabels,
  operations,
  problem,
  problemTitles,
  roleLabels,
  type Operation,
  type ProblemCode,
  type Text,
} from '@hotline/contracts';
import { API_PREFIX } from '../http/endpoint';
import { statusOf } from '../http/problems/problems';
import { systemOperations } from '../system-api/operations';
import { examples } from '../system-api/pages/walkthrough';
import { exampleOf } from './example';
import { fieldsOf, jsonSchemaOf, type JsonSchema } from './json-schema';
import { unversionedPaths } from './unversioned-paths';
import { VERSION } from './version';

const FILE: JsonSchema = { type: 'string', format: 'binary' };
const json = (schema: JsonSchema, example: unknown): JsonSchema => ({ 'application/json': { schema, example } });
const inBoth = ({ zh, en }: Text): string => `${zh} / ${en}`;

/** Headings of the groups of operations. */
const tags: Readonly<Record<string, Text>> = {
  intake: { zh: '受理', en: 'Intake' },
  classification: { zh: '分类', en: 'Classification' },
  routing: { zh: '派单', en: 'Routing' },
  sla: { zh: '时限', en: 'Time limits' },
  feedback: { zh: '回访', en: 'Callbacks' },
  people: { zh: '人员与值班', en: 'People and duty' },
  board: { zh: '查询与看板', en: 'Search and board' },
  host: { zh: '系统管理', en: 'Administration' },
  process: { zh: '进程与令牌', en: 'Process and tokens' },
};
export const tagOf = (service: string): string => inBoth(tags[service] ?? { zh: service, en: service });
const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

/** Codes of the problems that an operation can return: those common to all operations, and those it declares. */
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

/** Label of the field in both languages, followed by its description in the contract. */
function descriptionOf(name: string, { description }: JsonSchema): JsonSchema {
  const label = fieldLabels[name];
  const parts = [...(label ? [inBoth(label)] : []), ...(description ? [String(description)] : [])];
  return parts.length > 0 ? { description: parts.join('. ') } : {};
}

function parametersOf(operation: Operation): JsonSchema[] {
  const from = (location: 'path' | 'query', schema: Operation['params']): JsonSchema[] =>
    fieldsOf(schema).map(({ name, schema: field, required }) => ({
      name,
      in: location,
      required: location === 'path' || required,
      ...descriptionOf(name, field),
      schema: field,
      ...(required || location === 'path' ? { example: exampleOf(field, name) } : {}),
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
  return { description: operation.summary, content: json(schema, exampleOf(schema)) };
}

function requestBody({ id, body, upload }: Operation): JsonSchema {
  if (upload) return { required: true, content: Object.fromEntries(upload.map((type) => [type, { schema: FILE }])) };
  const schema = jsonSchemaOf(body, 'input');
  return { required: true, content: json(schema, examples[id] ?? exampleOf(schema)) };
}

function pathItem(operation: Operation): JsonSchema {
  const roles =
    operation.roles === 'public'
      ? '无需令牌 / Needs no token'
      : `角色 / Roles: ${operation.roles.map((role) => inBoth(roleLabels[role])).join(', ')}`;
  return {
    operationId: operation.id,
    tags: [tagOf(operation.service)],
    summary: inBoth({ zh: operation.zh, en: operation.summary }),
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
        'Claims: sub, role, unit (role unit), jurisdiction. Without an OIDC provider, POST /dev/tokens issues tokens.',
    },
  },
  schemas: {
    Problem: {
      ...jsonSchemaOf(problem, 'output'),
      description: 'RFC 9457: what went wrong, in which field (`errors[].path`) and what to do about it (`hint`)',
    },
  },
  parameters: {
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      schema: { type: 'string', minLength: 1, maxLength: 200 },
      description:
        '提交编号：同一编号的相同请求得到同一结果 / Submission number: the same request with the same number gets the same answer',
    },
  },
});

/**
 * The OpenAPI 3.1 document of the whole API, generated from the operations that controllers, clients and tests share.
 */
export const openApiDocument = (): JsonSchema => ({
  openapi: '3.1.0',
  info: {
    title: '12345 热线 / Hotline',
    version: VERSION,
    description:
      '从来电到满意办结。每个操作凭令牌识别办理人；每个错误都是RFC 9457问题文档。 ' +
      'Operations on tickets, from the registration of a call to its closure. A bearer token names the person who acts; ' +
      'every error is an RFC 9457 problem document.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/', description: '本系统 / this system' }],
  security: [{ bearer: [] }],
  tags: [...new Set([...operations, ...systemOperations].map((operation) => operation.service)), 'process'].map(
    (service) => ({ name: tagOf(service) }),
  ),
  paths: { ...pathsOf([...operations, ...systemOperations]), ...unversionedPaths() },
  components: components(),
});
