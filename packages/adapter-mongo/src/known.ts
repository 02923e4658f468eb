import type { Stored } from '@hotline/runtime';
import { LRUCache } from 'lru-cache';
import type { Entries } from './entries';
import { storedOf, type Row } from './row';

/** Documents of one collection that are kept parsed. */
const MOST = 2000;

/** A document as this process read or committed it, with its index entries. */
export interface Known<S> extends Entries {
  readonly stored: Stored<S>;
  /** The outbox then held nothing but what this process put there. */
  readonly outboxIsOwn: boolean;
}

/** The documents that this process saw last. Others may have changed them since: a version says whether one still stands. */
export class KnownDocuments<S> {
  private readonly last = new LRUCache<string, Known<S>>({ max: MOST });

  get(id: string): Known<S> | undefined {
    return this.last.get(id);
  }

  /** The document at this version, if it is the one that is known. */
  at(id: string, version: number): Known<S> | undefined {
    const known = this.last.get(id);
    return known?.stored.version === version ? known : undefined;
  }

  /** Parses a row, unless it is known. */
  ofRow(row: Row): Known<S> {
    return (
      this.at(row._id, row.version) ??
      this.note({ stored: storedOf<S>(row), ix: row.ix, more: row.more, outboxIsOwn: row.outboxVersion === undefined })
    );
  }

  note(known: Known<S>): Known<S> {
    const { id, version } = known.stored;
    if ((this.last.get(id)?.stored.version ?? 0) <= version) this.last.set(id, known);
    return known;
  }

  /** What is known of it was not true any more. */
  forget(id: string): void {
    this.last.delete(id);
  }
}
