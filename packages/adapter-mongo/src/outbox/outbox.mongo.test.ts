import type { Documents, OutboxSource, WakeUpChange } from '@hotline/runtime';
import {
  commitOf,
  eventually,
  lettersCollection,
  numberOf,
  store,
  ticket,
  upTo,
  type Letters,
} from '@hotline/runtime/testing';
import { newEvent } from '@hotline/contracts';
import { openMongo, type MongoStore } from '../open';
import { dropDatabase, freshDatabase, onMongo } from '../testing/mongo-and-sqlite';

const write = (documents: Documents<Letters>, n: number, wakeUps: Record<string, number | null> = {}) =>
  store<Letters>(documents, 'letters', ticket(n), (stored) => {
    const count = (stored?.state.count ?? 0) + 1;
    return { state: { count, keys: [] }, events: [newEvent('CallerViewed', { reason: String(count) })], wakeUps };
  });
const waiting = async (outbox: OutboxSource): Promise<number[][]> =>
  (await outbox.pending(100)).map(({ events }) => events.map(numberOf));

onMongo((url) => {
  describe('the outbox inside MongoDB documents', () => {
    let database: string;
    const opened: MongoStore[] = [];
    const open = async (sweepEveryMs?: number): Promise<MongoStore> => {
      const store = await openMongo({ url, database, ...(sweepEveryMs === undefined ? {} : { sweepEveryMs }) });
      opened.push(store);
      return store;
    };
    beforeEach(() => (database = freshDatabase()));
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((store) => store.close()));
      await dropDatabase(url, database);
    });

    it('returns the events of several commits of a document as one entry, in order', async () => {
      const { documents, outbox } = await open();
      const letters = await documents(lettersCollection);
      for (const n of [1, 1, 1, 2]) await write(letters, n);
      expect(await waiting(outbox)).toEqual([[1, 2, 3], [1]]);
    });

    it('keeps events that were added while earlier ones were being published', async () => {
      const { documents, outbox } = await open();
      const letters = await documents(lettersCollection);
      await write(letters, 1);
      await write(letters, 2);
      const entries = await outbox.pending(100);
      await write(letters, 1);
      await outbox.mark(entries);
      expect(await waiting(outbox)).toEqual([[2]]);
      await outbox.mark(entries);
      expect(await waiting(outbox)).toEqual([[2]]);
      await outbox.mark(await outbox.pending(100));
      expect(await waiting(outbox)).toEqual([]);
    });

    it('skips documents whose outbox another replica emptied', async () => {
      const [first, second] = [await open(), await open()];
      const letters = await first.documents(lettersCollection);
      for (const n of upTo(5)) await write(letters, n);
      await second.documents(lettersCollection);
      await second.outbox.mark((await second.outbox.pending(100)).slice(0, 4));
      expect(await first.outbox.pending(1)).toHaveLength(1);
      expect(await second.outbox.pending(100)).toHaveLength(1);
    });

    it('returns the unpublished entries of an earlier process as soon as the collection is declared', async () => {
      const first = await open();
      await write(await first.documents(lettersCollection), 1);
      await first.close();
      const { documents, outbox } = await open();
      expect(await waiting(outbox)).toEqual([]);
      let nudges = 0;
      outbox.onCommit(() => (nudges += 1));
      await documents(lettersCollection);
      expect(nudges).toBe(1);
      expect(await waiting(outbox)).toEqual([[1]]);
    });

    it('the sweep finds, after a grace period, entries that another replica never published', async () => {
      const { documents, outbox } = await open(50);
      await documents(lettersCollection);
      expect(await waiting(outbox)).toEqual([]);
      const other = await open();
      await write(await other.documents(lettersCollection), 1);
      expect(await waiting(outbox)).toEqual([]);
      await eventually(async () => expect(await waiting(outbox)).toEqual([[1]]));
    });

    it('an entry lists wake-ups that were set, replaced or cancelled, and leaves out unchanged ones', async () => {
      const { documents, outbox } = await open();
      const letters = await documents(lettersCollection);
      await write(letters, 1, { warn: 10, breach: 20 });
      await write(letters, 1, { warn: 15 });
      await write(letters, 1, { breach: null });
      const wakeUps = (await outbox.pending(10)).flatMap((entry) => entry.wakeUps);
      const change = (name: string, dueAt?: number): WakeUpChange => ({
        service: 'letters',
        id: ticket(1),
        name,
        ...(dueAt === undefined ? {} : { dueAt }),
      });
      expect(wakeUps).toEqual([change('warn', 10), change('breach', 20), change('warn', 15), change('breach')]);
    });

    it('a commit on a stale version, or a second creation, adds nothing to the outbox and wakes no relay', async () => {
      const { documents, outbox } = await open();
      const letters = await documents(lettersCollection);
      const first = await write(letters, 1);
      await write(letters, 1);
      await outbox.mark(await outbox.pending(10));
      let nudges = 0;
      outbox.onCommit(() => (nudges += 1));
      const decision = {
        state: { count: 9, keys: [] },
        events: [newEvent('CallerViewed', { reason: '9' })],
        wakeUps: { warn: 1 },
      };
      for (const previous of [first, undefined])
        await expect(letters.commit(commitOf('letters', ticket(1), previous, decision))).rejects.toMatchObject({
          name: 'Conflict',
        });
      expect(nudges).toBe(0);
      expect(await waiting(outbox)).toEqual([]);
    });
  });
});
