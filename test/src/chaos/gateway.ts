import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** `works` answers at once; `hangs` accepts requests and never answers; `down` closes the connection. */
export type GatewayMode = 'works' | 'hangs' | 'down';

/** A message gateway that remembers the idempotency key of each message it received. */
export interface Gateway {
  readonly url: string;
  /** Idempotency keys of the messages that reached the gateway, answered or not. */
  readonly keys: readonly string[];
  /** Number of requests that wait for an answer. */
  waiting(): number;
  /** Changes the mode. `works` also answers the requests that wait. */
  become(mode: GatewayMode): void;
  close(): void;
}

export async function openGateway(first: GatewayMode = 'works'): Promise<Gateway> {
  const keys: string[] = [];
  const held = new Set<ServerResponse>();
  let mode = first;
  const receive = (request: IncomingMessage, response: ServerResponse): void => {
    if (mode === 'down') return void request.destroy();
    keys.push(String(request.headers['idempotency-key']));
    held.add(response);
    response.on('close', () => held.delete(response));
    request.resume().on('end', () => mode === 'works' && response.end('{}'));
  };
  const server = createServer(receive).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    keys,
    waiting: () => held.size,
    become: (next) => {
      mode = next;
      if (mode === 'works') for (const response of held) response.end('{}');
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
