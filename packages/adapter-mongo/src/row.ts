import type { TicketEvent } from '@hotline/contracts';
import type { CollectionSpec, Commit, Stored, WakeUpChange } from '@hotline/runtime';
import { Schema } from 'mongoose';
import { entriesOf, fieldOf, type Entries } from './entries';

/** Events and wake-ups of one commit that were not carried over yet, as JSON. */
export interface OutboxEntry {
  readonly version: number;
  readonly events: string;
  readonly wakeUps: string;
}

/**
 * A ticket's document in one service. What only the service reads is one JSON string: exact, and free of MongoDB's rules for field names. What the
 * database must search is beside it. Fields that are absent are absent from their sparse index too, so an index of open tickets, of due wake-ups or of
 * full outboxes does not grow with the others.
 */
export interface Row extends Entries {
  readonly _id: string;
  readonly version: number;
  /** The rest of `Stored`. */
  readonly body: string;
  /** Which declaration of the indexes the entries follow. */
  readonly keyed: string;
  /** Epoch ms of the earliest wake-up. */
  readonly due?: number;
  /** Since when there are acts without outcome; see `Stamps`. */
  readonly actingAt?: number;
  readonly outbox: readonly OutboxEntry[];
  /** Since when the outbox is not empty, and the version that filled it last; absent together. */
  readonly outboxAt?: number;
  readonly outboxVersion?: number;
  /** Of the last commits, so that one can tell afterwards whether it was among them. */
  readonly marks: readonly string[];
}

/** What a commit changes in its row; fields under `unset` go away. */
export interface RowChange {
  readonly set: Omit<Row, '_id' | 'outbox' | 'marks'>;
  readonly unset: Readonly<Record<string, ''>>;
  readonly wakeUps: readonly WakeUpChange[];
  readonly entry?: OutboxEntry;
}

export const storedOf = <S>({ _id, version, body }: Pick<Row, '_id' | 'version' | 'body'>): Stored<S> =>
  ({ id: _id, version, ...(JSON.parse(body) as object) }) as Stored<S>;

export function wakeUpChanges(service: string, { next, previous }: Commit<unknown>): WakeUpChange[] {
  const before = previous?.wakeUps ?? {};
  const cancelled = Object.keys(before)
    .filter((name) => !Object.hasOwn(next.wakeUps, name))
    .map((name) => ({ service, id: next.id, name }));
  const set = Object.entries(next.wakeUps)
    .filter(([name, dueAt]) => before[name] !== dueAt)
    .map(([name, dueAt]) => ({ service, id: next.id, name, dueAt }));
  return [...cancelled, ...set];
}

function entryOf(
  version: number,
  events: readonly TicketEvent[],
  wakeUps: readonly WakeUpChange[],
): OutboxEntry | undefined {
  return events.length + wakeUps.length > 0
    ? { version, events: JSON.stringify(events), wakeUps: JSON.stringify(wakeUps) }
    : undefined;
}

/** `keyed` names the declaration, `now` is a stamp. */
export function changeOf<S>(spec: CollectionSpec<S>, commit: Commit<S>, keyed: string, now: number): RowChange {
  const { next, previous, events } = commit;
  const { id, version, ...body } = next;
  const dues = Object.values(next.wakeUps);
  const acting = next.acts.length > 0;
  const wakeUps = wakeUpChanges(spec.name, commit);
  const entry = entryOf(version, events, wakeUps);
  return {
    set: {
      version,
      body: JSON.stringify(body),
      keyed,
      ...entriesOf(spec.indexes, id, next.state),
      ...(dues.length > 0 ? { due: Math.min(...dues) } : {}),
      ...(acting && !previous?.acts.length ? { actingAt: now } : {}),
    },
    unset: { ...(dues.length > 0 ? {} : { due: '' }), ...(acting ? {} : { actingAt: '' }) },
    wakeUps,
    ...(entry ? { entry } : {}),
  };
}

/** The schema of a declared collection. All indexes have one field, so each is an ordered set of strings or numbers. */
export function schemaOf(spec: CollectionSpec<never>): Schema<Row> {
  const outbox = [{ _id: false, version: Number, events: String, wakeUps: String }];
  const searched = { due: Number, actingAt: Number, outboxAt: Number, outboxVersion: Number };
  const fields = {
    _id: String,
    version: Number,
    body: String,
    keyed: String,
    ix: Schema.Types.Mixed,
    more: Schema.Types.Mixed,
    outbox,
    marks: [String],
    ...searched,
  };
  const schema = new Schema<Row>(fields as never, {
    versionKey: false,
    minimize: false,
    id: false,
    strict: 'throw',
    autoIndex: false,
    autoCreate: false,
  });
  const names = Object.keys(spec.indexes).map((index) => fieldOf(spec.indexes, index));
  for (const name of [...names, 'due', 'actingAt', 'outboxAt']) schema.index({ [name]: 1 }, { name, sparse: true });
  return schema;
}
