import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** The way to a server, which a test cuts and mends. */
export interface CuttableWay {
  readonly url: string;
  cut(): Promise<void>;
  mend(): Promise<void>;
}

/** A way to the server at `url` over a port of its own. Cut it at the end of the test. */
export async function cuttable(url: string): Promise<CuttableWay> {
  const there = new URL(url);
  const here = new URL(url);
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket =>
    sockets.add(socket) && socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
  const server = createServer((socket) => {
    const onward = keep(connect(Number(there.port || 6379), there.hostname));
    keep(socket).pipe(onward).pipe(socket);
  });
  const listen = (port: number): Promise<void> => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  here.host = `127.0.0.1:${port}`;
  return {
    url: here.href,
    mend: () => listen(port),
    async cut() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
