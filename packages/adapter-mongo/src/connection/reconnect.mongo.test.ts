import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, lettersCollection, store, ticket, type Letters } from '@hotline/runtime/testing';
import { Schema, type Connection } from 'mongoose';
import { openMongo, type MongoStore } from '../open';
import { onMongo } from '../testing/mongo-and-sqlite';
import { startStandIn, type StandIn } from '../testing/stand-in';
import { connect } from './connect';
import { ping, reconnectWhenStuck } from './reconnect';

/** Long enough for the first answers of a server that has just started. */
const SERVER_TIMEOUT_MS = 2000;
const STARTING_MS = 120_000;

onMongo(() => {
  describe('a MongoDB server that goes away', () => {
    let folder: string;
    let server: StandIn;
    let mongo: MongoStore;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'hotline-mongo-'));
      server = await startStandIn({ folder });
      mongo = await openMongo({ url: server.url, serverTimeoutMs: SERVER_TIMEOUT_MS });
    }, STARTING_MS);
    afterAll(async () => {
      try {
        await mongo.close();
      } finally {
        await server.stop();
        rmSync(folder, { recursive: true });
      }
    });

    it('openMongo rejects when there is no server', async () => {
      await expect(openMongo({ url: 'mongodb://127.0.0.1:1', serverTimeoutMs: 100 })).rejects.toThrow();
    });

    it(
      'operations reject while the server is away, and work again without a restart when it is back',
      async () => {
        const letters = await mongo.documents(lettersCollection);
        const put = (count: number) =>
          store<Letters>(letters, 'letters', ticket(1), () => ({ state: { count, keys: [] } }));
        await put(1);
        await mongo.check();
        const port = Number(new URL(server.url).port);
        await server.stop();
        await expect(mongo.check()).rejects.toThrow();
        await expect(put(2)).rejects.toThrow();
        server = await startStandIn({ folder, port });
        await eventually(() => mongo.check());
        expect((await letters.load(ticket(1)))?.state.count).toBe(1);
        await put(2);
        expect((await letters.load(ticket(1)))?.version).toBe(2);
      },
      STARTING_MS,
    );

    it('reconnectWhenStuck replaces a connection whose driver has stopped checking the server', async () => {
      const { url } = server;
      const connection = await connect({ url, serverTimeoutMs: 300 });
      const client = connection.getClient();
      const letters = connection.model('unwritten', new Schema({}));
      try {
        stopDriverChecks(connection);
        await expect(ping(connection)).rejects.toThrow();
        const stop = reconnectWhenStuck(connection, {
          url,
          options: { serverSelectionTimeoutMS: SERVER_TIMEOUT_MS },
          everyMs: 100,
          unreachableMs: 500,
        });
        await eventually(() => ping(connection));
        await stop();
        expect(connection.getClient() === client).toBe(false);
        expect(await letters.countDocuments({})).toBe(0);
      } finally {
        await connection.close();
      }
    });
  });
});

/** The part of the driver that checks servers. */
interface DriverInternals {
  readonly topology: {
    readonly s: {
      readonly servers: ReadonlyMap<
        string,
        { readonly monitor: { emit(event: 'resetServer', why: Error): void; close(): void } }
      >;
    };
  };
}

/** Puts the driver into a state that was once observed: after a lost connection, it never checks the server again. */
function stopDriverChecks(connection: Connection): void {
  for (const { monitor } of (connection.getClient() as unknown as DriverInternals).topology.s.servers.values()) {
    monitor.emit('resetServer', new Error('the connection was closed'));
    monitor.close();
  }
}
