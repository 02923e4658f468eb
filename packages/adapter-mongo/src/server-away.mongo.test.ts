import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, lettersCollection, store, ticket, type Letters } from '@hotline/runtime/testing';
import { openMongo, type MongoStore } from './open';
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
        const put = (count: number) => store<Letters>(letters, 'letters', ticket(1), () => ({ state: { count, keys: [] } }));
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
  });
});
