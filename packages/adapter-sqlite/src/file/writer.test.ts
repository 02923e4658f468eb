import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../testing/temporary';
import type { DatabaseHandle } from './database';
import { openFile } from './file';
import { ANSWER_ROW_ID, CHANGE_ONE_ROW, Declined, Writer } from './writer';

let folder: string;
let db: DatabaseHandle;
let writer: Writer;
let alongside: number | undefined;
beforeEach(() => {
  folder = temporaryFolder();
  const file = join(folder, 'hotline.db');
  db = openFile(file);
  alongside = undefined;
  writer = new Writer(file, () => (alongside === undefined ? [] : [[alongside, ['cursor', 1]]]));
});
afterEach(async () => {
  await writer.close();
  db.close();
  rmSync(folder, { recursive: true });
});

const rows = (): string[] =>
  (db.prepare('SELECT name FROM meta ORDER BY name').all() as { name: string }[]).map(({ name }) => name);
const insert = (): number => writer.statement('INSERT INTO meta (name, value) VALUES (?, ?)');

describe('the group commit on SQLite', () => {
  it('stores all operations of a job or none: when one fails, the earlier ones are not stored either', async () => {
    const add = insert();
    const failing = writer.write([
      [add, ['a', 1]],
      [add, ['b', null]],
    ]);
    await expect(failing).rejects.toThrow(/NOT NULL/);
    expect(rows()).toEqual([]);
  });

  it('a group in which every job fails stores nothing, and the next group is stored', async () => {
    const add = insert();
    const failing = [1, 2, 3].map((n) => writer.write([[add, [`row ${n}`, null]]]));
    const outcomes = await Promise.allSettled(failing);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(rows()).toEqual([]);
    await writer.write([[add, ['later', 1]]]);
    expect(rows()).toEqual(['later']);
  });

  it('a job that fails is rejected, and the other jobs of its group are stored', async () => {
    const add = insert();
    const outcomes = await Promise.allSettled([
      writer.write([[add, ['a', 1]]]),
      writer.write([[add, ['b', null]]]),
      writer.write([[add, ['c', 1]]]),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(rows()).toEqual(['a', 'c']);
  });

  it('rejects with Declined, and stores nothing, when the first operation changes no row', async () => {
    const update = writer.statement('UPDATE meta SET value = ? WHERE name = ?');
    const declined = writer.write([
      [update, [2, 'missing'], CHANGE_ONE_ROW],
      [insert(), ['a', 1]],
    ]);
    await expect(declined).rejects.toBeInstanceOf(Declined);
    expect(rows()).toEqual([]);
  });

  it('calls `stored` in the order of the calls of `write`, once the rows can be read', async () => {
    const append = writer.statement('INSERT INTO log (event) VALUES (?)');
    const stored: [position: unknown, readable: number][] = [];
    const count = db.prepare('SELECT count(*) AS n FROM log');
    const note = (results: readonly unknown[]): void =>
      void stored.push([results[0], Number((count.get() as { n: number }).n)]);
    await Promise.all(['x', 'y', 'z'].map((event) => writer.write([[append, [event], ANSWER_ROW_ID]], note)));
    expect(stored.map(([position]) => position)).toEqual([1, 2, 3]);
    expect(stored.every(([, readable]) => readable === 3)).toBe(true);
  });

  it('the jobs of a group are stored although an operation of `alongside` fails', async () => {
    alongside = writer.statement('INSERT INTO log_cursor (name, position) VALUES (?, ?)');
    await writer.write([[insert(), ['a', 1]]]);
    await writer.write([[insert(), ['b', 1]]]);
    expect(rows()).toEqual(['a', 'b']);
  });
});
