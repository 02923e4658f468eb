import { tokenAnswer, tokenRequest } from '../system-api/token-request';
import { jsonSchemaOf, type JsonSchema } from './json-schema';

const answer = (description: string, type: string, schema: JsonSchema): JsonSchema => ({
  description,
  content: { [type]: { schema } },
});
const object: JsonSchema = { type: 'object' };

function get(id: string, summary: string, responses: Record<string, JsonSchema>): JsonSchema {
  return { get: { operationId: id, tags: ['process'], summary, security: [], responses } };
}

/** What needs no token and stands outside the versioned API. */
export const unversionedPaths = (): Record<string, JsonSchema> => ({
  '/dev/tokens': {
    post: {
      operationId: 'issueDevToken',
      tags: ['process'],
      summary: '开发用令牌 · A token for trying things out; absent when an OIDC provider is configured',
      security: [],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: jsonSchemaOf(tokenRequest, 'input'),
            example: { id: 'op-1', role: 'operator' },
          },
        },
      },
      responses: {
        '200': answer('The token', 'application/json', jsonSchemaOf(tokenAnswer, 'output')),
        '404': { description: 'Tokens come from the OIDC provider' },
      },
    },
  },
  '/.well-known/jwks.json': get('readJwks', '开发用公钥 · Keys of the development issuer', {
    '200': answer('JWKS', 'application/json', object),
  }),
  '/healthz': get('readHealth', '存活 · The process lives', { '200': answer('It lives', 'application/json', object) }),
  '/readyz': get('readReadiness', '就绪 · Whether it can answer, and lag and parked tickets of each service', {
    '200': answer('It can answer', 'application/json', object),
    '503': answer('It cannot; `reasons` says why', 'application/json', object),
  }),
  '/metrics': get('readMetrics', '指标 · For Prometheus', {
    '200': answer('Metrics', 'text/plain', { type: 'string' }),
  }),
});
