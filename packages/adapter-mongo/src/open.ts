import type { CollectionSpec, Documents, OutboxSource } from '@hotline/runtime';
import { hashOfDeclaration } from '@hotline/runtime/adapter-support';
import type { Connection, Model } from 'mongoose';
import { connect, connectOptionsOf, SERVER_TIMEOUT_MS, type MongoOptions } from './connection/connect';
import { MonotonicTime } from './connection/monotonic-time';
import { ping, reconnectWhenStuck } from './connection/reconnect';
import { buildIndexes, refillEntries } from './documents/declared-indexes';
import { MongoDocuments } from './documents/documents';
import { rowSchema, type DocumentRow } from './documents/row';
import { MongoOutbox } from './outbox/outbox';

/** The documents part of an engine, and the outbox that its relay publishes. */
export interface MongoStore {
  /**
   * Declares a collection: builds its indexes. Throws `TypeError` for a name that cannot name a collection or a field.
   */
  documents<S>(spec: CollectionSpec<S>): Promise<Documents<S>>;
  readonly outbox: OutboxSource;
  /** Rejects when no server accepts writes now. */
  check(): Promise<void>;
  close(): Promise<void>;
}

const SWEEP_EVERY_MS = 5000;
/** Names of collections and indexes become names of collections and fields in MongoDB. */
const NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;

/**
 * Connects. Rejects when no server is found in time. Later, operations reject while no server can be used, and work
 * again when one is back.
 *
 * Each ticket has one document in each collection. A commit is one `updateOne` filtered by id and version, so no
 * transaction over several documents is needed. In a sharded cluster, shard each collection by `{ _id: 'hashed' }`
 * before its first use: loads and commits then ask one shard; `find`, `count` and sweeps ask all.
 */
export async function openMongo(options: MongoOptions): Promise<MongoStore> {
  const connection = await connect(options);
  const outbox = new MongoOutbox();
  const time = new MonotonicTime();
  const collections = new Map<string, Promise<Documents<unknown>>>();
  const stopChecks = reconnectWhenStuck(connection, {
    url: options.url,
    options: connectOptionsOf(options),
    everyMs: options.serverTimeoutMs ?? SERVER_TIMEOUT_MS,
  });
  const sweeps = setInterval(() => outbox.sweep(), options.sweepEveryMs ?? SWEEP_EVERY_MS).unref();
  return {
    outbox,
    documents<S>(spec: CollectionSpec<S>): Promise<Documents<S>> {
      const declared =
        collections.get(spec.name) ??
        (declareCollection(connection, spec, outbox, time) as Promise<Documents<unknown>>);
      collections.set(spec.name, declared);
      declared.catch(() => collections.delete(spec.name));
      return declared as Promise<Documents<S>>;
    },
    check: () => ping(connection),
    async close() {
      clearInterval(sweeps);
      await stopChecks();
      await connection.close();
    },
  };
}

async function declareCollection<S>(
  connection: Connection,
  spec: CollectionSpec<S>,
  outbox: MongoOutbox,
  time: MonotonicTime,
): Promise<Documents<S>> {
  for (const name of [spec.name, ...Object.keys(spec.indexes)])
    if (!NAME.test(name)) throw new TypeError(`${name} cannot name a collection or an index`);
  connection.deleteModel(new RegExp(`^${spec.name}$`));
  const model = connection.model(spec.name, rowSchema(spec), spec.name) as unknown as Model<DocumentRow>;
  const declaration = hashOfDeclaration(spec);
  await buildIndexes(model);
  await refillEntries(connection, model, spec, declaration);
  outbox.add(spec.name, model);
  return new MongoDocuments(model, spec, {
    declaration,
    time,
    outboxFilled: (id, version) => outbox.filled(spec.name, id, version),
  });
}
