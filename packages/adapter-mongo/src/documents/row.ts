import type { TicketEvent } from '@hotline/contracts';
import type { CollectionSpec, Commit, Stored, WakeUpChange } from '@hotline/runtime';
import { wakeUpChanges } from '@hotline/runtime/adapter-support';
import { Schema } from 'mongoose';
import { indexedField, indexEntriesOf, type IndexEntries } from './index-entries';
import { wordEntriesOf } from './word-entries';

/** Events and wake-up changes of one commit that were not published yet, as JSON. */
export interface OutboxEntry {
  readonly version: number;
  readonly events: string;
  readonly wakeUps: string;
}

/**
 * A ticket's document in one service, as MongoDB stores it. Data that only the service reads is one JSON string, which
 * is exact and independent of MongoDB's rules for field names. Data that the database searches has fields of its own. A
 * sparse index skips rows without its field, so the indexes of acts, wake-ups and outboxes contain only the documents
 * that have some.
 */
export interface DocumentRow extends IndexEntries {
  readonly _id: string;
  readonly version: number;
  /** `Stored` without id and version, as JSON. */
  readonly body: string;
  /** Hash of the index declarations that the entries follow. */
  readonly declaration: string;
  /** `scope token` of each token of the searchable text, each once. */
  readonly words?: readonly string[];
  /** Due time of the earliest wake-up, in milliseconds since 1970. */
  readonly dueAt?: number;
  /** Time since which the document has acts without an outcome, in microseconds; see `MonotonicTime`. */
  readonly actingAt?: number;
  readonly outbox: readonly OutboxEntry[];
  /**
   * When the outbox was first filled, in microseconds, and the version that filled it last. Both are absent while the
   * outbox is empty.
   */
  readonly outboxAt?: number;
  readonly outboxVersion?: number;
}

/** The changes that a commit makes to its row; the fields under `unset` are removed. */
export interface RowChange {
  readonly set: Omit<DocumentRow, '_id' | 'outbox'>;
  readonly unset: Readonly<Record<string, ''>>;
  readonly entry?: OutboxEntry;
}

export const storedOf = <S>({ _id, version, body }: Pick<DocumentRow, '_id' | 'version' | 'body'>): Stored<S> =>
  ({ id: _id, version, ...(JSON.parse(body) as object) }) as Stored<S>;

function outboxEntry(
  version: number,
  events: readonly TicketEvent[],
  wakeUps: readonly WakeUpChange[],
): OutboxEntry | undefined {
  return events.length + wakeUps.length > 0
    ? { version, events: JSON.stringify(events), wakeUps: JSON.stringify(wakeUps) }
    : undefined;
}

/** `declaration` is the hash of the indexes; `now` is in microseconds. */
export function rowChange<S>(spec: CollectionSpec<S>, commit: Commit<S>, declaration: string, now: number): RowChange {
  const { next, previous, events } = commit;
  const { id, version, ...body } = next;
  const dues = Object.values(next.wakeUps);
  const acting = next.acts.length > 0;
  const entry = outboxEntry(version, events, wakeUpChanges(spec.name, commit));
  const words = wordEntriesOf(spec, next.state);
  return {
    set: {
      version,
      body: JSON.stringify(body),
      declaration,
      ...indexEntriesOf(spec.indexes, id, next.state),
      ...(words ? { words } : {}),
      ...(dues.length > 0 ? { dueAt: Math.min(...dues) } : {}),
      ...(acting && !previous?.acts.length ? { actingAt: now } : {}),
    },
    unset: {
      ...(dues.length > 0 ? {} : { dueAt: '' as const }),
      ...(acting ? {} : { actingAt: '' as const }),
      ...(spec.searchable && !words ? { words: '' as const } : {}),
    },
    ...(entry ? { entry } : {}),
  };
}

/**
 * Returns the schema of a collection. Each index covers one field, so each is an ordered set of strings or numbers. The
 * index of words also covers the id, so that the latest documents with a word are read without sorting.
 */
export function rowSchema(spec: CollectionSpec<never>): Schema<DocumentRow> {
  const fields = {
    _id: String,
    version: Number,
    body: String,
    declaration: String,
    key: Schema.Types.Mixed,
    keys: Schema.Types.Mixed,
    words: Schema.Types.Mixed,
    outbox: [{ _id: false, version: Number, events: String, wakeUps: String }],
    dueAt: Number,
    actingAt: Number,
    outboxAt: Number,
    outboxVersion: Number,
  };
  const schema = new Schema<DocumentRow>(fields as never, {
    versionKey: false,
    minimize: false,
    id: false,
    strict: 'throw',
    autoIndex: false,
    autoCreate: false,
  });
  const names = Object.keys(spec.indexes).map((index) => indexedField(spec.indexes, index));
  for (const name of [...names, 'dueAt', 'actingAt', 'outboxAt']) schema.index({ [name]: 1 }, { name, sparse: true });
  if (spec.searchable) schema.index({ words: 1, _id: -1 }, { name: 'words', sparse: true });
  return schema;
}
