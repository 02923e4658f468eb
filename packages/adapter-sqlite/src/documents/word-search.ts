import {
  encodeKey,
  NothingToSearch,
  phraseTokens,
  searchTokens,
  Undeclared,
  type CollectionSpec,
  type IndexMatch,
  type WordQuery,
} from '@hotline/runtime';
import type { DatabaseHandle } from '../file/database';
import type { SqlValue, WriteOperation, Writer } from '../file/writer';

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

/** A document that was found; `n` grows with each document that is stored for the first time. */
export interface FoundRow {
  readonly n: number;
  readonly id: string;
}

/** Condition on a document's id: it has the key in the index. Its values are those of `matchValues`. */
export const matchCondition = (name: string, id: string): string =>
  `EXISTS (SELECT 1 FROM "key_${name}" AS other WHERE other.ix = ? AND other.key = ? AND other.id = ${id})`;

/** Throws `Undeclared`. */
export const matchValues = <S>(spec: CollectionSpec<S>, matching: readonly IndexMatch[] = []): string[] =>
  matching.flatMap(({ index, key }) => {
    if (!Object.hasOwn(spec.indexes, index)) throw new Undeclared(`index ${spec.name}.${index}`);
    return [index, encodeKey(key)];
  });

/** The full-text table of one collection. */
export class WordSearch<S> {
  private readonly statements = new Map<string, ReturnType<DatabaseHandle['prepare']>>();
  private readonly writes: { readonly number: number; readonly words: number; readonly drop: number };

  constructor(
    private readonly db: DatabaseHandle,
    writer: Writer,
    private readonly spec: CollectionSpec<S>,
  ) {
    this.writes = {
      number: writer.statement(addNumberText(spec.name)),
      words: writer.statement(addWordsText(spec.name)),
      drop: writer.statement(dropWordsText(spec.name)),
    };
  }

  /** What a commit must write; nothing where the text stays as it is. */
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

  /** Latest first. */
  find(query: WordQuery, limit: number, before: number | undefined): FoundRow[] {
    const rows = this.statement(
      `SELECT ref.n AS n, ref.id AS id`,
      query,
      'AND text.rowid < ? ORDER BY text.rowid DESC',
    );
    return rows.all(...this.values(query), before ?? Number.MAX_SAFE_INTEGER, limit) as unknown as FoundRow[];
  }

  /** Counted up to `most`. */
  count(query: WordQuery, most: number): number {
    const rows = this.statement('SELECT count(*) AS n FROM (SELECT 1', query, '', ')');
    return Number((rows.get(...this.values(query), most) as { n: number }).n);
  }

  private statement(select: string, { matching = [] }: WordQuery, order: string, end = '') {
    const { name } = this.spec;
    const text =
      `${select} FROM "text_${name}" AS text CROSS JOIN "ref_${name}" AS ref ON ref.n = text.rowid ` +
      `WHERE text."text_${name}" MATCH ? ${matching.map(() => `AND ${matchCondition(name, 'ref.id')} `).join('')}` +
      `${order} LIMIT ?${end}`;
    const statement = this.statements.get(text) ?? this.db.prepare(text);
    this.statements.set(text, statement);
    return statement;
  }

  private values(query: WordQuery): SqlValue[] {
    return [matchText(query), ...matchValues(this.spec, query.matching)];
  }
}

/** The query in the language of FTS5. Tokens hold letters and digits only, so nothing must be escaped in their quotes. */
function matchText({ scope, phrases }: WordQuery): string {
  const wanted = phrases.flatMap((phrase) => phraseTokens(phrase) ?? []);
  if (wanted.length === 0) throw new NothingToSearch();
  const all = wanted.map(({ tokens, prefix }) => `"${tokens.join(' ')}"${prefix ? ' *' : ''}`).join(' AND ');
  return `scope : "${scopeOf(scope)}" AND words : (${all})`;
}
