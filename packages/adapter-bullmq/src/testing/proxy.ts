import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A TCP proxy in front of a server, which a test can interrupt. */
export interface Proxy {
  readonly url: string;
  /** Ends all connections and accepts no new ones. */
  cut(): Promise<void>;
  /** Accepts connections again, on the same port. */
  restore(): Promise<void>;
}

/** Opens a proxy to the server at `url` on a free port. Cut it at the end of the test. */
export async function openProxy(url: string): Promise<Proxy> {
  const server = new URL(url);
  const own = new URL(url);
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket =>
    sockets.add(socket) && socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
  const listener = createServer((socket) => {
    const onward = keep(connect(Number(server.port || 6379), server.hostname));
    keep(socket).pipe(onward).pipe(socket);
  });
  const listen = (port: number): Promise<void> => new Promise((resolve) => listener.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = listener.address() as AddressInfo;
  own.host = `127.0.0.1:${port}`;
  return {
    url: own.href,
    restore: () => listen(port),
    async cut() {
      const closed = new Promise<void>((resolve) => listener.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
