import {
  NothingToSearch,
  phraseTokens,
  searchTokens,
  type CollectionSpec,
  type SearchQuery,
  type WordQuery,
} from '@hotline/runtime';
import type { DatabaseHandle } from '../file/database';
import type { WriteOperation, Writer } from '../file/writer';

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
  private readonly newestFirst: ReturnType<DatabaseHandle['prepare']>;
  private readonly oldestFirst: ReturnType<DatabaseHandle['prepare']>;
  private readonly writes: { readonly number: number; readonly words: number; readonly drop: number };

  constructor(
    db: DatabaseHandle,
    writer: Writer,
    private readonly spec: CollectionSpec<S>,
  ) {
    const { name } = spec;
    const found =
      `SELECT ref.n AS n, ref.id AS id FROM "text_${name}" AS text CROSS JOIN "ref_${name}" AS ref ` +
      `ON ref.n = text.rowid WHERE text."text_${name}" MATCH ? AND text.rowid`;
    this.newestFirst = db.prepare(`${found} < ? ORDER BY text.rowid DESC LIMIT ?`);
    this.oldestFirst = db.prepare(`${found} > ? ORDER BY text.rowid LIMIT ?`);
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

  /** Returns the first documents that a query finds, after the one with the number `start` if it is given. */
  find(query: Omit<SearchQuery, 'limit' | 'cursor'>, limit: number, start?: number): FoundRow[] {
    const rows = query.oldestFirst
      ? this.oldestFirst.all(matchText(query), start ?? 0, limit)
      : this.newestFirst.all(matchText(query), start ?? Number.MAX_SAFE_INTEGER, limit);
    return rows as unknown as FoundRow[];
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
