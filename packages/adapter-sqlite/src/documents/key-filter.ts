import { setImmediate } from 'node:timers/promises';
import { encodeKey, encodeRange, Undeclared, type CollectionSpec, type Conditions } from '@hotline/runtime';
import type { DatabaseHandle } from '../file/database';
import { rangedIndex } from '../file/schema';

type Value = string | number;
type Statement = ReturnType<DatabaseHandle['prepare']>;

/** Number of rows tested before other work may run; testing them takes about 3 ms. */
const CHUNK = 2000;
/** Testing or reading this many takes about 40 ms. */
const LIMITS = {
  /** Number of rows after which a query stops although it has not found enough. */
  tested: 30_000,
  /** Number of documents up to which a condition is rare, so that all of them are read. */
  rare: 20_000,
};

/** A part of a statement, with the values of its parameters. */
export interface Part {
  readonly sql: string;
  readonly values: readonly Value[];
}

/** One condition on documents. */
export interface DocumentCondition {
  /** Selects the ids of all documents that fulfil it. */
  readonly ids: Part;
  /** Tests the document `given.id`. */
  readonly test: Part;
}

/** A condition that few documents fulfil, and the other conditions of the query. */
export interface RareCondition {
  readonly ids: Part;
  /** Number of keys that fulfil the condition. The number of documents is the same or lower. */
  readonly count: number;
  readonly others: readonly DocumentCondition[];
}

/** The rows of a query in order. */
export interface Source<Row> {
  /** Selects the rows after the given row, or from the first row on. The statement has no limit. */
  after(row: Row | undefined): Part;
}

/** The first rows whose documents fulfil the conditions. */
export interface FirstRows<Row> {
  readonly rows: readonly Row[];
  /** The row at which testing stopped although more rows follow and fewer than the limit were found. */
  readonly stoppedAt?: Row;
}

const NO_VALUES: readonly Value[] = [];

/** Finds the documents of one collection that fulfil conditions on their keys. */
export class KeyFilter<S> {
  private readonly statements = new Map<string, Statement>();

  constructor(
    private readonly db: DatabaseHandle,
    private readonly spec: CollectionSpec<S>,
    private readonly limits = LIMITS,
  ) {}

  /**
   * Resolves with the first `limit` rows whose documents fulfil the conditions. Rows are tested in chunks, and other
   * work may run between two chunks.
   */
  async first<Row>(
    conditions: readonly DocumentCondition[],
    limit: number,
    source: Source<Row>,
  ): Promise<FirstRows<Row>> {
    const rows: Row[] = [];
    let after: Row | undefined;
    for (let tested = CHUNK; ; tested += CHUNK) {
      rows.push(...this.passing<Row>(source.after(after), conditions, limit - rows.length));
      if (rows.length >= limit) return { rows };
      after = this.lastOfChunk<Row>(source.after(after));
      if (!after) return { rows };
      if (tested >= this.limits.tested) return { rows, stoppedAt: after };
      await setImmediate();
    }
  }

  /** Throws `Undeclared`. */
  conditionsOf({ matching = [], within = [] }: Conditions): DocumentCondition[] {
    const { name, indexes, ranged = [] } = this.spec;
    const undeclared = [
      ...matching.filter(({ index }) => !Object.hasOwn(indexes, index)),
      ...within.filter(({ index }) => !ranged.includes(index)),
    ];
    if (undeclared[0]) throw new Undeclared(`index ${name}.${undeclared[0].index} as a condition`);
    return [
      ...matching.map(({ index, anyOf }) => {
        const keys = `"key_${name}" WHERE ix = ? AND key IN (${anyOf.map(() => '?').join()})`;
        const values = [index, ...anyOf.map(encodeKey)];
        return conditionOf({ sql: keys, values }, { sql: `${keys} AND id = given.id`, values });
      }),
      ...within.map(({ index, ...range }) => {
        const { from, to } = encodeRange(range);
        const { table, where } = rangedIndex(name, index);
        const bounds = 'key >= ? AND key < ?';
        return conditionOf(
          { sql: `"key_${name}" WHERE ix = ? AND ${bounds}`, values: [index, from, to] },
          { sql: `${table} WHERE ${where} AND id = given.id AND ${bounds}`, values: [from, to] },
        );
      }),
    ];
  }

  /** The condition that the fewest documents fulfil, if these are few. */
  rarest(conditions: readonly DocumentCondition[]): RareCondition | undefined {
    let rarest: RareCondition | undefined;
    for (const condition of conditions) {
      const { ids } = condition;
      const limit = rarest ? rarest.count : this.limits.rare + 1;
      const count = Number(
        this.all<{ n: number }>({
          sql: `SELECT count(*) AS n FROM (${ids.sql} LIMIT ?)`,
          values: [...ids.values, limit],
        })[0]?.n,
      );
      if (count < limit) rarest = { ids, count, others: conditions.filter((other) => other !== condition) };
    }
    return rarest;
  }

  /** Runs a statement, which is prepared once for each text. */
  all<Row>({ sql, values }: Part): Row[] {
    const statement = this.statements.get(sql) ?? this.db.prepare(sql);
    this.statements.set(sql, statement);
    return statement.all(...values) as Row[];
  }

  /** The rows of the next chunk that pass. A statement tests no more rows than it needs to find `limit`. */
  private passing<Row>(source: Part, conditions: readonly DocumentCondition[], limit: number): Row[] {
    const tests = allOf(conditions);
    return this.all<Row>({
      sql: `SELECT given.* FROM (${source.sql} LIMIT ?) AS given WHERE ${tests.sql} LIMIT ?`,
      values: [...source.values, CHUNK, ...tests.values, limit],
    });
  }

  /** Absent when the next chunk is the last one. */
  private lastOfChunk<Row>({ sql, values }: Part): Row | undefined {
    return this.all<Row>({ sql: `${sql} LIMIT 1 OFFSET ?`, values: [...values, CHUNK - 1] })[0];
  }
}

const conditionOf = (ids: Part, test: Part): DocumentCondition => ({
  ids: { ...ids, sql: `SELECT id FROM ${ids.sql}` },
  test: { ...test, sql: `EXISTS (SELECT 1 FROM ${test.sql})` },
});

/** Tests the document `given.id` for all conditions. */
export const allOf = (conditions: readonly DocumentCondition[]): Part => ({
  sql: conditions.length === 0 ? 'TRUE' : conditions.map(({ test }) => test.sql).join(' AND '),
  values: conditions.length === 0 ? NO_VALUES : conditions.flatMap(({ test }) => test.values),
});
