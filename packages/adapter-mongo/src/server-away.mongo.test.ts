import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, lettersCollection, store, ticket, type Letters } from '@hotline/runtime/testing';
import { Schema, type Connection } from 'mongoose';
import { keepInSight, look } from './in-sight';
import { connect, openMongo, type MongoStore } from './open';
import { onMongo } from './testing/composed';
import { startStandIn, type StandIn } from './testing/stand-in';

/** A server that has just begun takes its time over its first answers. */
const PATIENCE_MS = 2000;
const STARTING_MS = 120_000;

onMongo(() => {
  describe('Mongo: a server that goes away', () => {
    let folder: string;
    let server: StandIn;
    let mongo: MongoStore;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'hotline-mongo-'));
      server = await startStandIn({ folder });
      mongo = await openMongo({ url: server.url, patienceMs: PATIENCE_MS });
    }, STARTING_MS);
    afterAll(async () => {
      try {
        await mongo.close();
      } finally {
        await server.stop();
        rmSync(folder, { recursive: true });
      }
    });

    it('refuses to open when there is none', async () => {
      await expect(openMongo({ url: 'mongodb://127.0.0.1:1', patienceMs: 100 })).rejects.toThrow();
    });

    it(
      'rejects while it is away, and goes on by itself with what was stored when it is back',
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

    it('is seen again by a connection whose driver looks no more', async () => {
      const { url } = server;
      const connection = await connect({ url, patienceMs: 300 });
      const client = connection.getClient();
      const letters = connection.model('unwritten', new Schema({}));
      try {
        stopLooking(connection);
        await expect(look(connection)).rejects.toThrow();
        const stop = keepInSight(connection, {
          url,
          options: { serverSelectionTimeoutMS: PATIENCE_MS },
          everyMs: 100,
          outOfSightMs: 500,
        });
        await eventually(() => look(connection));
        await stop();
        expect(connection.getClient() === client).toBe(false);
        expect(await letters.countDocuments({})).toBe(0);
      } finally {
        await connection.close();
      }
    });
  });
});

/** The part of the driver that looks for servers. */
interface Looking {
  readonly topology: {
    readonly s: {
      readonly servers: ReadonlyMap<
        string,
        { readonly monitor: { emit(event: 'resetServer', why: Error): void; close(): void } }
      >;
    };
  };
}

/** As a driver was once seen: the server that a connection lost it never looked for again. */
function stopLooking(connection: Connection): void {
  for (const { monitor } of (connection.getClient() as unknown as Looking).topology.s.servers.values()) {
    monitor.emit('resetServer', new Error('the connection was closed'));
    monitor.close();
  }
}
