import {
  NothingToSearch,
  phraseTokens,
  searchTokens,
  type CollectionSpec,
  type SearchQuery,
  type WordQuery,
} from '@hotline/runtime';
import type { WriteOperation, Writer } from '../file/writer';
import { allOf, type FirstRows, type KeyFilter, type Part, type RareCondition } from './key-filter';

const SCOPE = /^[a-z0-9._-]+$/;

/** Throws `TypeError` for a scope that the tokenizer of the full-text table would split. */
export function scopeOf(scope: string): string {
  if (!SCOPE.test(scope)) throw new TypeError(`a search scope holds a–z, 0–9, ".", "_" and "-" only, not ${scope}`);
  return scope;
}

export const addNumberText = (name: string): string => `INSERT OR IGNORE INTO "ref_${name}" (id) VALUES (?)`;
export const addWordsText = (name: string): string =>
  `INSERT OR REPLACE INTO "text_${name}" (rowid, scope, words) SELECT n, ?, ? FROM "ref_${name}" WHERE id = ?`;
const dropWordsText = (name: string): string =>
  `DELETE FROM "text_${name}" WHERE rowid = (SELECT n FROM "ref_${name}" WHERE id = ?)`;

/** A document that was found. `n` is its number; newer documents have higher numbers. */
export interface FoundRow {
  readonly n: number;
  readonly id: string;
}

/** The full-text table of one collection. */
export class WordSearch<S> {
  private readonly writes: { readonly number: number; readonly words: number; readonly drop: number };

  constructor(
    private readonly filter: KeyFilter<S>,
    writer: Writer,
    private readonly spec: CollectionSpec<S>,
  ) {
    const { name } = spec;
    this.writes = {
      number: writer.statement(addNumberText(name)),
      words: writer.statement(addWordsText(name)),
      drop: writer.statement(dropWordsText(name)),
    };
  }

  /** Returns the operations that bring the table up to date; none if the text has not changed. */
  changes(id: string, before: S | undefined, after: S): readonly WriteOperation[] {
    const [old, fresh] = [before && this.spec.searchable?.(before), this.spec.searchable?.(after)];
    if (old?.text === fresh?.text && old?.scope === fresh?.scope) return [];
    if (!fresh) return [[this.writes.drop, [id]]];
    const words = searchTokens(fresh.text).join(' ');
    return [
      ...(old ? [] : [[this.writes.number, [id]] as const]),
      [this.writes.words, [scopeOf(fresh.scope), words, id]],
    ];
  }

  /**
   * Resolves with the first documents that a query finds, after the one with the number `start` if it is given. Rejects
   * with `NothingToSearch` and `Undeclared`.
   */
  async find(
    query: Omit<SearchQuery, 'limit' | 'cursor'>,
    limit: number,
    start = query.oldestFirst ? 0 : Number.MAX_SAFE_INTEGER,
  ): Promise<FirstRows<FoundRow>> {
    const conditions = this.filter.conditionsOf(query);
    const after = (row: FoundRow | undefined): Part => this.withWords(query, row?.n ?? start);
    const rare = this.filter.rarest(conditions);
    if (rare) return { rows: this.filter.all<FoundRow>(this.amongRare(query, start, rare, limit)) };
    if (conditions.length > 0) return this.filter.first(conditions, limit, { after });
    const { sql, values } = after(undefined);
    return { rows: this.filter.all<FoundRow>({ sql: `${sql} LIMIT ?`, values: [...values, limit] }) };
  }

  /** Selects the documents with the words after a number. `besides`: another condition on `text.rowid`. */
  private withWords(query: Omit<SearchQuery, 'limit' | 'cursor'>, start: number, besides = ''): Part {
    const { name } = this.spec;
    const [side, order] = query.oldestFirst ? ['>', 'ASC'] : ['<', 'DESC'];
    return {
      sql:
        `SELECT ref.n AS n, ref.id AS id FROM "text_${name}" AS text CROSS JOIN "ref_${name}" AS ref ` +
        `ON ref.n = text.rowid WHERE text."text_${name}" MATCH ? AND text.rowid ${side} ?${besides} ` +
        `ORDER BY text.rowid ${order}`,
      values: [matchText(query), start],
    };
  }

  /**
   * Selects those documents of a rare condition that have the words. The `+` keeps SQLite from searching the words once
   * for each of these documents, which takes longer than reading all documents with the words once.
   */
  private amongRare(
    query: Omit<SearchQuery, 'limit' | 'cursor'>,
    start: number,
    { ids, others }: RareCondition,
    limit: number,
  ): Part {
    const found = this.withWords(
      query,
      start,
      ' AND text.rowid BETWEEN (SELECT min(n) FROM rare) AND (SELECT max(n) FROM rare)' +
        ' AND +text.rowid IN (SELECT n FROM rare)',
    );
    const tests = allOf(others);
    return {
      sql:
        `WITH rare AS MATERIALIZED (SELECT ref.n AS n FROM (${ids.sql}) AS few ` +
        `CROSS JOIN "ref_${this.spec.name}" AS ref ON ref.id = few.id) ` +
        `SELECT given.* FROM (${found.sql}) AS given WHERE ${tests.sql} ` +
        `ORDER BY given.n ${query.oldestFirst ? 'ASC' : 'DESC'} LIMIT ?`,
      values: [...ids.values, ...found.values, ...tests.values, limit],
    };
  }
}

/**
 * Returns the query in the syntax of FTS5. Tokens contain only letters and digits, so nothing in their quotes needs
 * escaping.
 */
function matchText({ scope, phrases }: WordQuery): string {
  const wanted = phrases.flatMap((phrase) => phraseTokens(phrase) ?? []);
  if (wanted.length === 0) throw new NothingToSearch();
  const all = wanted.map(({ tokens, prefix }) => `"${tokens.join(' ')}"${prefix ? ' *' : ''}`).join(' AND ');
  return `scope : "${scopeOf(scope)}" AND words : (${all})`;
}
