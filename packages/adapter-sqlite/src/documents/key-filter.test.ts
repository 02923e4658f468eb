import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { encodeRange, type Conditions, type Stored } from '@hotline/runtime';
import { lettersCollection, ticket, upTo, type Letters } from '@hotline/runtime/testing';
import { openSqlite } from '../engine';
import { Database, type DatabaseHandle } from '../file/database';
import { temporaryFolder } from '../testing/temporary';
import { restoreFolder } from '../transfer/restore-folder';
import type { KeyRow } from './batched-queries';
import { KeyFilter, type FirstRows } from './key-filter';
import { OrderedKeys } from './ordered-keys';
import { WordSearch, type FoundRow } from './word-search';

const STORED = 4500;
/** The documents with these numbers have the key of the condition; the numbers grow in the order of the words. */
const FITTING = [10, 20, 3000, 4400];
const folder = temporaryFolder();
let db: DatabaseHandle;

const letter = (n: number): Stored<Letters> => ({
  id: ticket(n),
  version: 1,
  state: {
    count: n,
    keys: [['all', n], ...(FITTING.includes(n) ? [['fits']] : [])],
    searchText: { scope: 'shanghe', text: '路灯' },
  },
  seen: {},
  commands: [],
  sequence: 0,
  wakeUps: {},
  acts: [],
});
const conditions: Conditions = { matching: [{ index: 'byKey', anyOf: [['fits']] }] };

beforeAll(async () => {
  const restorable = restoreFolder(folder);
  await restorable.restore(lettersCollection as never, upTo(STORED).map(letter));
  await restorable.close();
  const engine = openSqlite({ folder });
  await engine.documents(lettersCollection);
  await engine.close();
  db = new Database(join(folder, 'hotline.db'));
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

const filterThat = (limits: { tested: number; rare: number }) => new KeyFilter(db, lettersCollection, limits);
const neverRare = { tested: 1_000_000, rare: 0 };

function byKey(limits: { tested: number; rare: number }, descending: boolean): Promise<FirstRows<KeyRow>> {
  const { from, to } = encodeRange({});
  const start = { key: descending ? to : from, id: '' };
  const range = { index: 'byCount', from, to, descending, start };
  return new OrderedKeys(filterThat(limits), lettersCollection).find(range, conditions, 100);
}

function byWords(limits: { tested: number; rare: number }, oldestFirst: boolean): Promise<FirstRows<FoundRow>> {
  const writer = { statement: () => 0 } as never;
  const words = new WordSearch(filterThat(limits), writer, lettersCollection);
  return words.find({ scope: 'shanghe', phrases: ['路灯'], oldestFirst, ...conditions }, 100);
}

describe('conditions that few of many documents fulfil', () => {
  it.each([true, false])(
    'finds the documents whether the condition is rare or not (backwards: %s)',
    async (backwards) => {
      const ids = [...FITTING].sort((a, b) => (backwards ? b - a : a - b)).map(ticket);
      for (const limits of [neverRare, { tested: 2000, rare: 100 }]) {
        expect((await byKey(limits, backwards)).rows.map(({ id }) => id)).toEqual(ids);
        expect((await byWords(limits, !backwards)).rows.map(({ id }) => id)).toEqual(ids);
      }
    },
  );

  it('a query stops after it has tested as many documents as allowed, and returns the last one tested', async () => {
    const limits = { tested: 2000, rare: 0 };
    const keys = await byKey(limits, false);
    expect(keys.rows.map(({ id }) => id)).toEqual([10, 20].map(ticket));
    expect(keys.stoppedAt?.id).toBe(ticket(2000));
    const words = await byWords(limits, false);
    expect(words.rows.map(({ id }) => id)).toEqual([ticket(4400), ticket(3000)]);
    expect(words.stoppedAt?.id).toBe(ticket(2501));
  });

  it('a query that could test all documents returns no document at which it stopped', async () => {
    expect((await byKey({ tested: 4000, rare: 0 }, false)).stoppedAt?.id).toBe(ticket(4000));
    expect((await byKey({ tested: 6000, rare: 0 }, false)).stoppedAt).toBeUndefined();
  });
});
