import type { CollectionSpec, Conditions } from '@hotline/runtime';
import { rangedIndex } from '../file/schema';
import type { KeyRow } from './batched-queries';
import { allOf, type FirstRows, type KeyFilter, type Part, type RareCondition } from './key-filter';

/** A range of one index, read from a key on. */
export interface OrderedRange {
  readonly index: string;
  /** Encoded; inclusive. */
  readonly from: string;
  /** Encoded; exclusive. */
  readonly to: string;
  readonly descending: boolean;
  /** Read after this key. */
  readonly start: KeyRow;
}

/** Reads ranges of the indexes of one collection in order, limited by conditions. */
export class OrderedKeys<S> {
  constructor(
    private readonly filter: KeyFilter<S>,
    private readonly spec: CollectionSpec<S>,
  ) {}

  /** Resolves with the first keys whose documents fulfil the conditions. Rejects with `Undeclared`. */
  async find(range: OrderedRange, query: Conditions, limit: number): Promise<FirstRows<KeyRow>> {
    const conditions = this.filter.conditionsOf(query);
    const rare = this.spec.ranged?.includes(range.index) ? this.filter.rarest(conditions) : undefined;
    if (rare && this.holdsMore(range, rare.count))
      return { rows: this.filter.all<KeyRow>(this.amongRare(range, rare, limit)) };
    if (conditions.length > 0)
      return this.filter.first(conditions, limit, {
        after: (row) => this.inOrder({ ...range, start: row ?? range.start }),
      });
    const { sql, values } = this.inOrder(range);
    return { rows: this.filter.all<KeyRow>({ sql: `${sql} LIMIT ?`, values: [...values, limit] }) };
  }

  private inOrder({ index, from, to, descending, start }: OrderedRange): Part {
    const order = descending ? 'key DESC, id DESC' : 'key, id';
    return {
      sql:
        `SELECT key, id FROM "key_${this.spec.name}" WHERE ix = ? AND key >= ? AND key < ? ` +
        `AND (key, id) ${descending ? '<' : '>'} (?, ?) ORDER BY ${order}`,
      values: [index, from, to, start.key, start.id],
    };
  }

  /** Whether more than `count` keys of the range are not read yet. */
  private holdsMore(range: OrderedRange, count: number): boolean {
    const { sql, values } = this.inOrder(range);
    return this.filter.all({ sql: `SELECT 1 FROM (${sql}) LIMIT 1 OFFSET ?`, values: [...values, count] }).length > 0;
  }

  /** Selects keys of the range among the documents of a rare condition, and sorts them. */
  private amongRare(range: OrderedRange, { ids, others }: RareCondition, limit: number): Part {
    const { index, from, to, descending, start } = range;
    const { file, where } = rangedIndex(this.spec.name, index);
    const order = descending ? 'DESC' : 'ASC';
    const tests = allOf(others);
    return {
      sql:
        `SELECT own.key AS key, given.id AS id FROM (SELECT DISTINCT id FROM (${ids.sql})) AS given ` +
        `CROSS JOIN "key_${this.spec.name}" AS own INDEXED BY ${file} ON own.${where} AND own.id = given.id ` +
        `AND own.key >= ? AND own.key < ? AND (own.key, own.id) ${descending ? '<' : '>'} (?, ?) ` +
        `WHERE ${tests.sql} ORDER BY own.key ${order}, given.id ${order} LIMIT ?`,
      values: [...ids.values, from, to, start.key, start.id, ...tests.values, limit],
    };
  }
}
