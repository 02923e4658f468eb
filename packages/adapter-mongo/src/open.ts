import type { CollectionSpec, Documents, OutboxSource } from '@hotline/runtime';
import { createConnection, type Connection, type ConnectOptions, type Model } from 'mongoose';
import { MongoDocuments } from './documents';
import { keepInSight, look } from './in-sight';
import { buildIndexes, declarationOf, refillEntries } from './indexes';
import { MongoOutbox } from './outbox';
import { schemaOf, type Row } from './row';
import { Stamps } from './stamps';

export interface MongoOptions {
  /** `mongodb://…`: a standalone server, a replica set or the routers of a sharded cluster. */
  readonly url: string;
  /** Default `hotline`. A name in the URL serves to authenticate only. */
  readonly database?: string;
  /** How long an operation looks for a server before it rejects, ms. */
  readonly patienceMs?: number;
  /** How often outboxes are looked for that nobody remembers, ms. */
  readonly sweepEveryMs?: number;
  /** Most connections at the same time. */
  readonly connections?: number;
}

/** The documents part of an engine, and the outbox that its relay drains. */
export interface MongoStore {
  documents<S>(spec: CollectionSpec<S>): Promise<Documents<S>>;
  readonly outbox: OutboxSource;
  /** Rejects when no server takes writes now. */
  check(): Promise<void>;
  close(): Promise<void>;
}

const PATIENCE_MS = 5000;
const SWEEP_EVERY_MS = 5000;
const CONNECTIONS = 50;
/** Names become field names and collection names. */
const NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;

function optionsOf({ database, patienceMs, connections }: MongoOptions): ConnectOptions {
  const patience = patienceMs ?? PATIENCE_MS;
  return {
    dbName: database ?? 'hotline',
    appName: 'hotline',
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
    serverSelectionTimeoutMS: patience,
    connectTimeoutMS: patience,
    heartbeatFrequencyMS: patience,
    maxPoolSize: connections ?? CONNECTIONS,
    readPreference: 'primary',
    readConcern: { level: 'majority' },
    writeConcern: { w: 'majority', journal: true },
  };
}

export async function connect(options: MongoOptions): Promise<Connection> {
  const connection = createConnection(options.url, optionsOf(options));
  connection.on('error', () => undefined);
  try {
    return await connection.asPromise();
  } catch (error) {
    await connection.destroy();
    throw error;
  }
}

/**
 * Connects. Rejects when no server is found; later it finds a server that comes back by itself, and operations meanwhile reject.
 *
 * One document a ticket and collection; one `updateOne`, filtered by its id and version, is a commit, so no transaction over several documents is needed.
 * Reads and writes are of the majority, and journaled: a commit that was answered, and an event that was seen, survive the loss of a server.
 * Sharded: shard each collection by `{ _id: 'hashed' }` before its first use. Loads and commits go to one shard; `find`, `count` and sweeps ask all.
 */
export async function openMongo(options: MongoOptions): Promise<MongoStore> {
  const connection = await connect(options);
  const outbox = new MongoOutbox();
  const stamps = new Stamps();
  const collections = new Map<string, Promise<Documents<unknown>>>();
  const stopLooking = keepInSight(connection, {
    url: options.url,
    options: optionsOf(options),
    everyMs: options.patienceMs ?? PATIENCE_MS,
  });
  const sweeps = setInterval(() => outbox.sweep(), options.sweepEveryMs ?? SWEEP_EVERY_MS).unref();

  async function declare<S>(spec: CollectionSpec<S>): Promise<Documents<S>> {
    for (const name of [spec.name, ...Object.keys(spec.indexes)])
      if (!NAME.test(name)) throw new TypeError(`${name} cannot name a collection or an index`);
    connection.deleteModel(new RegExp(`^${spec.name}$`));
    const model = connection.model(spec.name, schemaOf(spec), spec.name) as unknown as Model<Row>;
    const keyed = declarationOf(spec);
    await buildIndexes(model);
    await refillEntries(connection, model, spec, keyed);
    outbox.add(spec.name, model);
    return new MongoDocuments(model, spec, {
      keyed,
      stamps,
      committed: (id, left, whole) => outbox.committed(spec.name, id, left, whole),
    });
  }

  return {
    outbox,
    documents<S>(spec: CollectionSpec<S>): Promise<Documents<S>> {
      const known = collections.get(spec.name) ?? (declare(spec) as Promise<Documents<unknown>>);
      collections.set(spec.name, known);
      known.catch(() => collections.delete(spec.name));
      return known as Promise<Documents<S>>;
    },
    check: () => look(connection),
    async close() {
      clearInterval(sweeps);
      await stopLooking();
      await connection.close();
    },
  };
}
