import { keysOf, searchTokens, type CollectionSpec } from '@hotline/runtime';
import { hashOfDeclaration } from '@hotline/runtime/adapter-support';
import type { DatabaseHandle } from '../file/database';
import { prepareSearch } from '../file/schema';
import { addNumberText, addWordsText, scopeOf } from './word-search';

const READ_BATCH = 1000;

export const addKeyText = (name: string): string =>
  `INSERT OR IGNORE INTO "key_${name}" (ix, key, id) VALUES (?, ?, ?)`;

/**
 * Refills the key table and the full-text table if the declaration of the collection has changed since the tables were
 * filled. Needs an open transaction.
 */
export function buildIndexes<S>(db: DatabaseHandle, spec: CollectionSpec<S>): void {
  const name = `indexes of ${spec.name}`;
  const declared = hashOfDeclaration(spec);
  const built = db.prepare('SELECT value FROM meta WHERE name = ?').get(name) as { value: string } | undefined;
  if (built?.value === declared) return;
  fillIndexes(db, spec);
  db.prepare('INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value').run(
    name,
    declared,
  );
}

function fillIndexes<S>(db: DatabaseHandle, { name, indexes, searchable }: CollectionSpec<S>): void {
  db.exec(`DELETE FROM "key_${name}"`);
  const addText = searchable && textFiller(db, name, searchable);
  const addKey = db.prepare(addKeyText(name));
  const documents = db.prepare(`SELECT id, body FROM "doc_${name}" WHERE id > ? ORDER BY id LIMIT ${READ_BATCH}`);
  for (let after = ''; ;) {
    const rows = documents.all(after) as { id: string; body: string }[];
    for (const { id, body } of rows) {
      const { state } = JSON.parse(body) as { state: S };
      const entries = [...keysOf(indexes, state)].flatMap(([index, keys]) => keys.map((key) => [index, key] as const));
      for (const [index, key] of entries) addKey.run(index, key, id);
      addText?.(id, state);
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}

/**
 * Empties the full-text table and returns a function that adds the text of one document. Documents keep the numbers
 * that they have. A document without a number gets the next one.
 */
function textFiller<S>(db: DatabaseHandle, name: string, searchable: NonNullable<CollectionSpec<S>['searchable']>) {
  db.exec(`DROP TABLE "text_${name}"`);
  prepareSearch(db, name);
  const [number, words] = [addNumberText(name), addWordsText(name)].map((text) => db.prepare(text));
  return (id: string, state: S): void => {
    const text = searchable(state);
    number?.run(id);
    if (text) words?.run(scopeOf(text.scope), searchTokens(text.text).join(' '), id);
  };
}
