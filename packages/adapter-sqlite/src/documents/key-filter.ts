import { setImmediate } from 'node:timers/promises';
import { encodeKey, encodeRange, Undeclared, type CollectionSpec, type Conditions } from '@hotline/runtime';
import type { DatabaseHandle } from '../file/database';
import { rangedIndex } from '../file/schema';

/** Number of rows read before other work may run; reading them takes about 5 ms. */
const CHUNK = 2000;

/** Conditions as SQL on `given.value`, the id of a document, with the values of its parameters. */
interface Test {
  readonly sql: string;
  readonly values: readonly string[];
}

/** Finds the documents of one collection that fulfil conditions on their keys. */
export class KeyFilter<S> {
  private readonly statements = new Map<string, ReturnType<DatabaseHandle['prepare']>>();

  constructor(
    private readonly db: DatabaseHandle,
    private readonly spec: CollectionSpec<S>,
  ) {}

  /**
   * Resolves with the first `limit` rows whose documents fulfil the conditions. `read` returns the rows after a given
   * row, or the first rows. Rows are read in chunks, and other work may run between two chunks. Rejects with
   * `Undeclared`.
   */
  async first<Row extends { readonly id: string }>(
    conditions: Conditions,
    limit: number,
    read: (after: Row | undefined, limit: number) => readonly Row[],
  ): Promise<Row[]> {
    const tests = this.testsOf(conditions);
    if (tests.length === 0) return [...read(undefined, limit)];
    const found: Row[] = [];
    for (let after: Row | undefined; ;) {
      const rows = read(after, CHUNK);
      const passed = this.passed(rows, tests);
      found.push(...rows.filter(({ id }) => passed.has(id)));
      if (found.length >= limit || rows.length < CHUNK) return found.slice(0, limit);
      after = rows.at(-1);
      await setImmediate();
    }
  }

  private testsOf({ matching = [], within = [] }: Conditions): Test[] {
    const { name, indexes, ranged = [] } = this.spec;
    const undeclared = [
      ...matching.filter(({ index }) => !Object.hasOwn(indexes, index)),
      ...within.filter(({ index }) => !ranged.includes(index)),
    ];
    if (undeclared[0]) throw new Undeclared(`index ${name}.${undeclared[0].index} as a condition`);
    return [
      ...matching.map(({ index, anyOf }) => ({
        sql: `EXISTS (SELECT 1 FROM "key_${name}" WHERE ix = ? AND key IN (${anyOf.map(() => '?').join()}) AND id = given.value)`,
        values: [index, ...anyOf.map(encodeKey)],
      })),
      ...within.map(({ index, ...range }) => {
        const { from, to } = encodeRange(range);
        const { table, where } = rangedIndex(name, index);
        return {
          sql: `EXISTS (SELECT 1 FROM ${table} WHERE ${where} AND id = given.value AND key >= ? AND key < ?)`,
          values: [from, to],
        };
      }),
    ];
  }

  /** Returns the ids of those documents in `rows` that pass all tests. */
  private passed(rows: readonly { readonly id: string }[], tests: readonly Test[]): ReadonlySet<string> {
    const ids = JSON.stringify(rows.map(({ id }) => id));
    const passed = this.statement(tests).all(ids, ...tests.flatMap(({ values }) => values)) as { id: string }[];
    return new Set(passed.map(({ id }) => id));
  }

  private statement(tests: readonly Test[]): ReturnType<DatabaseHandle['prepare']> {
    const where = tests.map(({ sql }) => sql).join(' AND ');
    const statement =
      this.statements.get(where) ??
      this.db.prepare(`SELECT given.value AS id FROM json_each(?) AS given WHERE ${where}`);
    this.statements.set(where, statement);
    return statement;
  }
}
