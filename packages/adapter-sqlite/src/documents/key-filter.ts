import { setImmediate } from 'node:timers/promises';
import { encodeKey, Undeclared, type CollectionSpec, type IndexMatch } from '@hotline/runtime';
import type { DatabaseHandle } from '../file/database';

/** Number of rows read before other work may run; reading them takes about 5 ms. */
const CHUNK = 2000;

/** Finds the documents of one collection that have given keys. */
export class KeyFilter<S> {
  private readonly statements = new Map<number, ReturnType<DatabaseHandle['prepare']>>();

  constructor(
    private readonly db: DatabaseHandle,
    private readonly spec: CollectionSpec<S>,
  ) {}

  /**
   * Resolves with the first `limit` rows whose documents have all keys. `read` returns the rows after a given row, or
   * the first rows. Rows are read in chunks, and other work may run between two chunks.
   */
  async first<Row extends { readonly id: string }>(
    matching: readonly IndexMatch[],
    limit: number,
    read: (after: Row | undefined, limit: number) => readonly Row[],
  ): Promise<Row[]> {
    if (matching.length === 0) return [...read(undefined, limit)];
    const found: Row[] = [];
    for (let after: Row | undefined; ;) {
      const rows = read(after, CHUNK);
      const held = this.held(rows, matching);
      found.push(...rows.filter(({ id }) => held.has(id)));
      if (found.length >= limit || rows.length < CHUNK) return found.slice(0, limit);
      after = rows.at(-1);
      await setImmediate();
    }
  }

  /** Returns the ids of those documents in `rows` that have all keys. Throws `Undeclared`. */
  private held(rows: readonly { readonly id: string }[], matching: readonly IndexMatch[]): ReadonlySet<string> {
    const keys = matching.flatMap(({ index, key }) => {
      if (!Object.hasOwn(this.spec.indexes, index)) throw new Undeclared(`index ${this.spec.name}.${index}`);
      return [index, encodeKey(key)];
    });
    const ids = JSON.stringify(rows.map(({ id }) => id));
    const held = this.statement(matching.length).all(ids, ...keys) as { id: string }[];
    return new Set(held.map(({ id }) => id));
  }

  private statement(matching: number): ReturnType<DatabaseHandle['prepare']> {
    const hasKey = `EXISTS (SELECT 1 FROM "key_${this.spec.name}" WHERE ix = ? AND key = ? AND id = given.value)`;
    const statement =
      this.statements.get(matching) ??
      this.db.prepare(
        `SELECT given.value AS id FROM json_each(?) AS given WHERE ${Array(matching).fill(hasKey).join(' AND ')}`,
      );
    this.statements.set(matching, statement);
    return statement;
  }
}
