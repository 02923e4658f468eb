import { keysOf, type CollectionSpec } from '@hotline/runtime';
import { hashOfIndexes } from '@hotline/runtime/adapter-support';
import type { DatabaseHandle } from '../file/database';

const READ_BATCH = 1000;

export const addKeyText = (name: string): string =>
  `INSERT OR IGNORE INTO "key_${name}" (ix, key, id) VALUES (?, ?, ?)`;

/** Refills the key table when an index declaration has changed since the file was last opened; one transaction. */
export function buildIndexes<S>(db: DatabaseHandle, spec: CollectionSpec<S>): void {
  const name = `indexes of ${spec.name}`;
  const declared = hashOfIndexes(spec.indexes);
  const built = db.prepare('SELECT value FROM meta WHERE name = ?').get(name) as { value: string } | undefined;
  if (built?.value === declared) return;
  db.exec('BEGIN IMMEDIATE');
  try {
    fillIndexes(db, spec);
    db.prepare('INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value').run(
      name,
      declared,
    );
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}

function fillIndexes<S>(db: DatabaseHandle, { name, indexes }: CollectionSpec<S>): void {
  db.exec(`DELETE FROM "key_${name}"`);
  const addKey = db.prepare(addKeyText(name));
  const documents = db.prepare(`SELECT id, body FROM "doc_${name}" WHERE id > ? ORDER BY id LIMIT ${READ_BATCH}`);
  for (let after = ''; ;) {
    const rows = documents.all(after) as { id: string; body: string }[];
    for (const { id, body } of rows) {
      const entries = [...keysOf(indexes, (JSON.parse(body) as { state: S }).state)].flatMap(([index, keys]) =>
        keys.map((key) => [index, key] as const),
      );
      for (const [index, key] of entries) addKey.run(index, key, id);
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}
