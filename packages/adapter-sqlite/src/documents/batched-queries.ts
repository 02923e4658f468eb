import type { DatabaseHandle } from '../file/database';

/** One row of the key table: an encoded key and the document that has it. */
export interface KeyRow {
  readonly key: string;
  readonly id: string;
}

/** A query for the first keys of a range, in ascending or descending order. */
export interface KeyQuery {
  readonly index: string;
  /** Encoded; inclusive. */
  readonly from: string;
  /** Encoded; exclusive. */
  readonly to: string;
  readonly descending: boolean;
  readonly limit: number;
}
interface WaitingQuery extends KeyQuery {
  resolve(rows: readonly KeyRow[]): void;
  reject(error: unknown): void;
}

/** Largest number of queries in one statement. */
const BATCH = 16;

/**
 * Queries on the key table of one collection. Queries made at the same time run as one statement, because starting and
 * ending a statement is most of their cost. A search for possible duplicates makes nine queries at once.
 */
export class BatchedQueries {
  private waiting: WaitingQuery[] = [];
  private readonly statements = new Map<string, ReturnType<DatabaseHandle['prepare']>>();

  constructor(
    private readonly db: DatabaseHandle,
    private readonly table: string,
  ) {}

  find(query: KeyQuery): Promise<readonly KeyRow[]> {
    return new Promise((resolve, reject) => {
      if (this.waiting.length === 0) queueMicrotask(() => this.run());
      this.waiting.push({ ...query, resolve, reject });
    });
  }

  private run(): void {
    const queries = this.waiting;
    this.waiting = [];
    for (const descending of [true, false]) {
      const sameOrder = queries.filter((query) => query.descending === descending);
      for (let start = 0; start < sameOrder.length; start += BATCH)
        this.runBatch(sameOrder.slice(start, start + BATCH), descending);
    }
  }

  private runBatch(batch: readonly WaitingQuery[], descending: boolean): void {
    try {
      const found = batch.map((): KeyRow[] => []);
      const values = batch.flatMap(({ index, from, to, limit }) => [index, from, to, limit]);
      const rows = this.statement(batch.length, descending).all(...values) as (KeyRow & { query: number })[];
      for (const row of rows) found[row.query]?.push(row);
      batch.forEach((query, i) => query.resolve(found[i] ?? []));
    } catch (error) {
      for (const query of batch) query.reject(error);
    }
  }

  private statement(queries: number, descending: boolean): ReturnType<DatabaseHandle['prepare']> {
    const name = `${queries} ${descending}`;
    const order = descending ? 'key DESC, id DESC' : 'key, id';
    const one = (query: number): string =>
      `SELECT ${query} AS query, key, id FROM (SELECT key, id FROM "${this.table}" ` +
      `WHERE ix = ? AND key >= ? AND key < ? ORDER BY ${order} LIMIT ?)`;
    const statement =
      this.statements.get(name) ??
      this.db.prepare(Array.from({ length: queries }, (_, query) => one(query)).join(' UNION ALL '));
    this.statements.set(name, statement);
    return statement;
  }
}
