import { tokenAnswer, tokenRequest } from '../system-api/token-request';
import { jsonSchemaOf, type JsonSchema } from './json-schema';

const TAG = '进程与令牌 / Process and tokens';

const answer = (description: string, type: string, schema: JsonSchema): JsonSchema => ({
  description,
  content: { [type]: { schema } },
});
const object: JsonSchema = { type: 'object' };

function get(id: string, summary: string, responses: Record<string, JsonSchema>): JsonSchema {
  return { get: { operationId: id, tags: [TAG], summary, security: [], responses } };
}

/** Paths outside the versioned API; they need no token. */
export const unversionedPaths = (): Record<string, JsonSchema> => ({
  '/dev/tokens': {
    post: {
      operationId: 'issueDevToken',
      tags: [TAG],
      summary: '签发试用令牌 / Issue a token for trials; absent when an OIDC provider is configured',
      security: [],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: jsonSchemaOf(tokenRequest, 'input'),
            example: { id: 'operator-1', role: 'operator' },
          },
        },
      },
      responses: {
        '200': answer('The token', 'application/json', jsonSchemaOf(tokenAnswer, 'output')),
        '404': { description: 'Tokens come from the OIDC provider' },
      },
    },
  },
  '/.well-known/jwks.json': get('readJwks', '试用令牌的公钥 / Keys of the development issuer', {
    '200': answer('JWKS', 'application/json', object),
  }),
  '/healthz': get('readHealth', '存活检查 / Check that the process lives', {
    '200': answer('It lives', 'application/json', object),
  }),
  '/readyz': get('readReadiness', '就绪检查 / Check that it can answer, with backlog and notices', {
    '200': answer('It can answer', 'application/json', object),
    '503': answer('It cannot; `reasons` says why', 'application/json', object),
  }),
  '/metrics': get('readMetrics', '监控指标 / Metrics for Prometheus', {
    '200': answer('Metrics', 'text/plain', { type: 'string' }),
  }),
});
