import { IncompatibleStore } from '@hotline/runtime';
import { lettersCollection, upTo } from '@hotline/runtime/testing';
import { createConnection, type Connection } from 'mongoose';
import { openMongo } from '../open';
import { restoreToMongo } from '../restore';
import { dropDatabase, freshDatabase, onMongo } from '../testing/mongo-and-sqlite';

onMongo((url) => {
  describe('the format of a MongoDB database', () => {
    let database: string;
    let raw: Connection;
    beforeEach(async () => {
      database = freshDatabase();
      raw = await createConnection(url, { dbName: database }).asPromise();
    });
    afterEach(async () => {
      await raw.close();
      await dropDatabase(url, database);
    });

    it('several processes that open an empty database at the same time store its format once', async () => {
      const opened = await Promise.all(upTo(5).map(() => openMongo({ url, database })));
      await opened[0]?.documents(lettersCollection);
      await Promise.all(opened.map((store) => store.close()));
      expect(await raw.collection('store').find({}).toArray()).toEqual([{ _id: 'format', version: 2 }]);
      await (await openMongo({ url, database })).close();
    });

    it('openMongo and restoreToMongo refuse a database of another version, and leave it unchanged', async () => {
      await raw.collection('store').insertOne({ _id: 'format' as never, version: 3 });
      await expect(openMongo({ url, database })).rejects.toThrow(IncompatibleStore);
      await expect(restoreToMongo({ url, database })).rejects.toThrow(/written by a newer version/);
      expect(await raw.collection('store').findOne({})).toMatchObject({ version: 3 });
    });

    it('openMongo refuses a database from before format versions were stored, and says what to do', async () => {
      await raw.collection('declarations').insertOne({ _id: 'letters' as never, keyed: 'hash' });
      await expect(openMongo({ url, database })).rejects.toThrow(
        /database .*hotline-test-.* was written by an older version .*: export it with the version that wrote it, or/,
      );
    });
  });
});
