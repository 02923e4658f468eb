import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message gateway that remembers the idempotency key of each message it was given. */
export interface Gateway {
  readonly url: string;
  readonly keys: readonly string[];
  close(): void;
}

export async function openGateway(): Promise<Gateway> {
  const keys: string[] = [];
  const server = createServer((request, response) => {
    keys.push(String(request.headers['idempotency-key']));
    request.resume().on('end', () => response.end('{}'));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, keys, close: () => void server.close() };
}
