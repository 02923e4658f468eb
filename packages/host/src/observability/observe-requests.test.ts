import { Writable } from 'node:stream';
import fastify from 'fastify';
import pino from 'pino';
import { Metrics } from '../observability/metrics';
import { observeRequests } from './observe-requests';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

async function linesOf(level: string): Promise<string> {
  const lines: string[] = [];
  const to = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const server = fastify();
  observeRequests(server, pino({ level }, to), new Metrics());
  server.post('/tickets/:ticketId/caller', () => ({ phone: '13800000000' }));
  await server.inject({
    method: 'POST',
    url: '/tickets/t-1/caller?code=SECRET',
    headers: { traceparent: `00-${TRACE}-00f067aa0ba902b7-01` },
    payload: { narrative: '我叫王某' },
  });
  await server.close();
  return lines.join('');
}

describe('observeRequests', () => {
  it('logs the ticket id, the trace id and the duration of a request at level debug', async () => {
    expect(JSON.parse(await linesOf('debug'))).toMatchObject({
      msg: 'request',
      ticketId: 't-1',
      traceId: TRACE,
      status: 200,
      route: '/tickets/:ticketId/caller',
      ms: expect.any(Number),
    });
  });

  it('logs neither bodies nor query texts', async () => {
    const line = await linesOf('debug');
    for (const secret of ['王某', '13800000000', 'SECRET']) expect(line).not.toContain(secret);
  });

  it('logs no requests at level info', async () => {
    expect(await linesOf('info')).toBe('');
  });
});
