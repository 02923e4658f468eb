import {
  holdsPhrase,
  NothingToSearch,
  phraseTokens,
  searchTokens,
  type CollectionSpec,
  type PhraseTokens,
  type SearchQuery,
} from '@hotline/runtime';
import { decodePageCursor } from '@hotline/runtime/adapter-support';
import type { Model } from 'mongoose';
import type { IndexReader } from './index-reader';
import { storedOf, type DocumentRow } from './row';
import { phraseFilters } from './word-entries';

type WordRow = Pick<DocumentRow, '_id' | 'version' | 'body'>;

/**
 * Rows read at once. It is more than a page, because rows with the tokens in another order are dropped after reading.
 */
const BATCH = 200;

/** Reads the documents of one collection by the tokens of their text, in the order of their ids. */
export class WordReader<S> {
  constructor(
    private readonly model: Model<DocumentRow>,
    private readonly spec: CollectionSpec<S>,
    private readonly indexes: IndexReader,
  ) {}

  /** At most `limit` rows. Throws `NothingToSearch` and `BadCursor`. */
  async find(query: Omit<SearchQuery, 'limit'>, limit: number): Promise<WordRow[]> {
    const { scope, phrases, cursor, oldestFirst = false } = query;
    const wanted = phrases.flatMap((phrase) => phraseTokens(phrase) ?? []);
    if (wanted.length === 0) throw new NothingToSearch();
    const filters = [...wanted.flatMap((phrase) => phraseFilters(scope, phrase)), ...this.indexes.filtersOf(query)];
    const found: WordRow[] = [];
    for (let after = cursor === undefined ? undefined : decodePageCursor(cursor, 1)[0]; ;) {
      const rows = await this.batch(filters, oldestFirst, after);
      found.push(...rows.filter((row) => this.holds(row, wanted)));
      if (found.length >= limit) return found.slice(0, limit);
      if (rows.length < BATCH) return found;
      after = rows.at(-1)?._id;
    }
  }

  private batch(filters: readonly object[], oldestFirst: boolean, after: string | undefined): Promise<WordRow[]> {
    const rest = oldestFirst ? { $gt: after } : { $lt: after };
    const $and = [...filters, ...(after === undefined ? [] : [{ _id: rest }])];
    const order = oldestFirst ? 1 : -1;
    return this.model
      .find({ $and }, { version: 1, body: 1 })
      .sort({ _id: order })
      .limit(BATCH)
      .lean<WordRow[]>()
      .exec();
  }

  private holds(row: WordRow, wanted: readonly PhraseTokens[]): boolean {
    const text = this.spec.searchable?.(storedOf<S>(row).state)?.text;
    if (text === undefined) return false;
    const tokens = searchTokens(text);
    return wanted.every((phrase) => holdsPhrase(tokens, phrase));
  }
}
