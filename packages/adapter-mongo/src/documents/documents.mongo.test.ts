import type { CollectionSpec, Conflict, IndexKey } from '@hotline/runtime';
import { commitOf, lettersCollection, store, ticket, upTo, type Letters } from '@hotline/runtime/testing';
import { createConnection, type Connection } from 'mongoose';
import { openMongo, type MongoStore } from '../open';
import { dropDatabase, freshDatabase, onMongo } from '../testing/mongo-and-sqlite';

onMongo((url) => {
  let database: string;
  let mongo: MongoStore;
  let raw: Connection;
  beforeEach(async () => {
    database = freshDatabase();
    mongo = await openMongo({ url, database });
    raw = await createConnection(url, { dbName: database }).asPromise();
  });
  afterEach(async () => {
    await Promise.all([mongo.close(), raw.close()]);
    await dropDatabase(url, database);
  });
  const reopen = async (): Promise<void> => {
    await mongo.close();
    mongo = await openMongo({ url, database });
  };
  const put = async (spec: CollectionSpec<Letters>, n: number, ...keys: readonly IndexKey[]): Promise<void> => {
    await store<Letters>(await mongo.documents(spec), 'letters', ticket(n), () => ({ state: { count: n, keys } }));
  };
  const indexNames = async (): Promise<string[]> =>
    (await raw.collection('letters').listIndexes().toArray()).map(({ name }) => String(name)).sort();

  describe('MongoDB indexes', () => {
    const byParity: CollectionSpec<Letters> = { name: 'letters', indexes: { byParity: ({ count }) => [[count % 2]] } };

    it("builds declared indexes, drops those no longer declared, and keeps an administrator's own", async () => {
      await put(lettersCollection, 1, ['a']);
      await raw.collection('letters').createIndex({ version: 1 }, { name: 'of an administrator' });
      expect(await indexNames()).toEqual([
        '_id_',
        'actingAt',
        'dueAt',
        'key.byCount',
        'keys.byKey',
        'of an administrator',
        'outboxAt',
        'words',
      ]);
      await reopen();
      await mongo.documents(byParity);
      expect(await indexNames()).toEqual([
        '_id_',
        'actingAt',
        'dueAt',
        'key.byParity',
        'of an administrator',
        'outboxAt',
      ]);
    });

    it('builds the indexes when eight processes start together on an empty database', async () => {
      const others = await Promise.all(upTo(8).map(() => openMongo({ url, database })));
      try {
        for (const name of ['one', 'two', 'three'])
          await Promise.all(others.map((other) => other.documents({ ...lettersCollection, name })));
      } finally {
        await Promise.all(others.map((other) => other.close()));
      }
    }, 30_000);

    it('refills the index entries of every document when the declaration has changed', async () => {
      for (const n of upTo(5)) await put(lettersCollection, n, ['a']);
      await reopen();
      expect(await (await mongo.documents(byParity)).countBy('byParity', [])).toEqual(
        new Map([
          ['0', 2],
          ['1', 3],
        ]),
      );
      const row = await raw.collection('letters').findOne({});
      expect(Object.keys(row?.['key'] as object)).toEqual(['byParity']);
    });

    it('continues a refill of index entries that a crash interrupted', async () => {
      for (const n of upTo(5)) await put(lettersCollection, n, ['a']);
      await raw
        .collection('letters')
        .updateOne({ _id: ticket(3) as never }, { $set: { declaration: 'older', key: {} } });
      await raw.collection('declarations').updateOne({ _id: 'letters' as never }, { $set: { declaration: 'older' } });
      await reopen();
      expect(await (await mongo.documents(lettersCollection)).count('byKey', { prefix: ['a'] })).toBe(5);
    });

    it('builds the indexes when several replicas open the collection at once', async () => {
      const others = await Promise.all(upTo(3).map(() => openMongo({ url, database })));
      await Promise.all(others.map((other) => other.documents(lettersCollection)));
      await Promise.all(others.map((other) => other.close()));
      expect(await indexNames()).toContain('key.byCount');
    });

    it('reads a range in index order without sorting (checked only on servers that support `explain`)', async () => {
      for (const n of upTo(5)) await put(lettersCollection, n, ['a', n]);
      const range = raw.collection('letters').find({ 'key.byCount': { $gte: 'n', $lt: 'o' } });
      const plan = await range.sort({ 'key.byCount': 1 }).limit(3).explain().catch(refusesToExplain);
      if (plan === undefined) return;
      const text = JSON.stringify((plan as { queryPlanner: { winningPlan: unknown } }).queryPlanner.winningPlan);
      expect(text).toContain('IXSCAN');
      for (const stage of ['COLLSCAN', '"SORT"']) expect(text).not.toContain(stage);
    });
  });

  describe('MongoDB documents', () => {
    it('stores field names that MongoDB would read as operators or paths, and every JSON value', async () => {
      const odd = { count: 1, keys: [], 'a.b': 1, $set: { $gt: '' }, 甲: '\u0000\ud83d\ude92', list: [[], {}] };
      const letters = await mongo.documents(lettersCollection);
      await store<Letters>(letters, 'letters', ticket(1), () => ({ state: odd }));
      expect((await letters.load(ticket(1)))?.state).toEqual(odd);
    });

    it('rejects a document that is too large with an error that names it, and stores nothing of it', async () => {
      const letters = await mongo.documents(lettersCollection);
      const large = { count: 1, keys: [], text: 'x'.repeat(17 * 1024 * 1024) };
      const commit = commitOf<Letters>('letters', ticket(1), undefined, { state: large });
      await expect(letters.commit(commit)).rejects.toMatchObject({
        name: 'DocumentTooLarge',
        collection: 'letters',
        documentId: ticket(1),
      });
      expect(await letters.load(ticket(1))).toBeUndefined();
    });

    it('stores exactly one of two commits that compete for a document, for twenty documents at once', async () => {
      const letters = await mongo.documents(lettersCollection);
      for (const n of upTo(20)) await put(lettersCollection, n);
      const stored = await Promise.all(upTo(20).map((n) => letters.load(ticket(n))));
      const change = (n: number, count: number): Promise<void> =>
        letters.commit(commitOf<Letters>('letters', ticket(n), stored[n - 1], { state: { count, keys: [] } }));
      const contested = upTo(20).filter((n) => n % 3 === 0);
      const outcomes = await Promise.allSettled([
        ...upTo(20).map((n) => change(n, 100)),
        ...contested.map((n) => change(n, 200)),
        put(lettersCollection, 21),
      ]);
      const lost = outcomes.flatMap((outcome) =>
        outcome.status === 'rejected' ? [(outcome.reason as Conflict).documentId] : [],
      );
      expect(lost.sort()).toEqual(contested.map(ticket).sort());
      for (const n of contested) {
        const wonBySecond = outcomes[20 + contested.indexOf(n)]?.status === 'fulfilled';
        expect((await letters.load(ticket(n)))?.state.count).toBe(wonBySecond ? 200 : 100);
      }
    });

    it('finds documents by the latest changes of another replica', async () => {
      const letters = await mongo.documents(lettersCollection);
      for (const n of upTo(3)) await put(lettersCollection, n, ['a']);
      const other = await openMongo({ url, database });
      const change = (n: number, keys: readonly IndexKey[]) =>
        other
          .documents(lettersCollection)
          .then((documents) => store<Letters>(documents, 'letters', ticket(n), () => ({ state: { count: 9, keys } })));
      await change(1, [['a']]);
      await change(2, [['b']]);
      await other.close();
      const { found } = await letters.find('byKey', { prefix: ['a'], limit: 10 });
      expect(found.map(({ id, state }) => [id, state.count])).toEqual([
        [ticket(1), 9],
        [ticket(3), 3],
      ]);
    });

    it('pages requested at the same time, from both ends of an index, each have the right documents', async () => {
      const letters = await mongo.documents(lettersCollection);
      for (const n of upTo(6)) await put(lettersCollection, n, ['a', n], ['b', -n]);
      const page = async (index: string, prefix: IndexKey, descending: boolean, limit: number): Promise<number[]> =>
        (await letters.find(index, { prefix, descending, limit })).found.map(({ state }) => state.count);
      const pages = await Promise.all([
        page('byKey', ['a'], false, 2),
        page('byKey', ['a'], true, 2),
        page('byKey', ['b'], false, 3),
        page('byCount', [], true, 1),
        page('byKey', ['c'], false, 9),
      ]);
      expect(pages).toEqual([[1, 2], [6, 5], [6, 5, 4], [6], []]);
    });

    it('refuses names of collections and indexes that MongoDB would not accept as field names', async () => {
      for (const name of ['', '$where', 'a.b', 'a b'])
        await expect(mongo.documents({ name, indexes: {} })).rejects.toThrow(TypeError);
      await expect(mongo.documents({ name: 'letters', indexes: { 'a.b': () => [] } })).rejects.toThrow(TypeError);
    });

    it('leaves out the indexed fields of acts, wake-ups and outbox in a document that has none of them', async () => {
      await put(lettersCollection, 1);
      expect(Object.keys((await raw.collection('letters').findOne({})) ?? {}).sort()).toEqual([
        '_id',
        'body',
        'declaration',
        'key',
        'keys',
        'outbox',
        'version',
      ]);
    });
  });
});

/**
 * The stand-in for MongoDB cannot explain plans (error 59), so only a test on a real server checks that the index is
 * used.
 */
function refusesToExplain(error: { readonly code?: unknown }): undefined {
  if (error.code !== 59) throw error;
}
