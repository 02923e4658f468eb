import { EngineAway, Refusal } from '@hotline/runtime';
import type { FastifyReply, FastifyRequest } from 'fastify';
import pino from 'pino';
import { ProblemFilter } from './problem-filter';

const TRACEPARENT = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const refused = (code: 'not-authenticated' | 'too-busy' | 'not-now') =>
  new Refusal({ refused: code, detail: { zh: '不行', en: 'No' } });

/** The answer of the filter to an error, and the lines that it logged. */
function answered(error: unknown) {
  const lines: Record<string, unknown>[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) });
  const headers: Record<string, unknown> = {};
  let status = 0;
  let body = '';
  const reply = {
    header: (name: string, value: unknown) => ((headers[name] = value), reply),
    code: (code: number) => ((status = code), reply),
    send: (text: string) => ((body = text), reply),
  };
  const request = { url: '/api/v1/tickets', method: 'POST', traceparent: TRACEPARENT, routeOptions: { url: '/route' } };
  new ProblemFilter(log, { 'not-authenticated': { zh: '请登录', en: 'Log in' } }).answer(
    error,
    request as unknown as FastifyRequest,
    reply as unknown as FastifyReply,
  );
  return { headers, status, problem: JSON.parse(body) as Record<string, unknown>, lines };
}

describe('ProblemFilter', () => {
  it('answers with a problem document that contains the path and the trace id of the request', () => {
    expect(answered(refused('not-now'))).toMatchObject({
      status: 409,
      headers: { 'content-type': 'application/problem+json; charset=utf-8' },
      problem: { code: 'not-now', instance: '/api/v1/tickets', traceId: '4bf92f3577b34da6a3ce929d0e0e4736' },
    });
  });

  it('sends Retry-After after too many requests and while an engine cannot be reached, but not otherwise', () => {
    expect(answered(refused('too-busy')).headers['retry-after']).toBe(60);
    expect(answered(new EngineAway('Redis', new Error('gone'))).headers['retry-after']).toBe(5);
    expect(answered(refused('not-now')).headers).not.toHaveProperty('retry-after');
  });

  it('answers a request without a token with WWW-Authenticate and the hint of this process', () => {
    expect(answered(refused('not-authenticated'))).toMatchObject({
      headers: { 'www-authenticate': 'Bearer' },
      problem: { hint: { zh: '请登录', en: 'Log in' } },
    });
  });

  it('logs an unexpected error with the trace id of the answer, and logs no refusal', () => {
    const { problem, lines } = answered(new TypeError('a fault'));
    expect(problem).toMatchObject({ status: 500, code: 'unexpected' });
    expect(lines).toMatchObject([{ traceId: problem.traceId, method: 'POST', route: '/route' }]);
    expect(answered(refused('not-now')).lines).toEqual([]);
  });
});
