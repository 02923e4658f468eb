import { requireFormat } from './format';
import { createConnection, type Connection, type ConnectOptions } from 'mongoose';

export interface MongoOptions {
  /** `mongodb://…`: a standalone server, a replica set or the routers of a sharded cluster. */
  readonly url: string;
  /** Default `hotline`. A database named in the URL is used for authentication only. */
  readonly database?: string;
  /** How long, in milliseconds, an operation waits for a usable server before it rejects. Default 5000. */
  readonly serverTimeoutMs?: number;
  /**
   * Time between two sweeps, in milliseconds. A sweep finds outboxes that other processes did not publish. Default
   * 5000.
   */
  readonly sweepEveryMs?: number;
  /** Largest number of connections at the same time. Default 50. */
  readonly connections?: number;
}

export const SERVER_TIMEOUT_MS = 5000;
const CONNECTIONS = 50;

/** Reads and writes require a majority of the servers, so that confirmed data survives the loss of a server. */
export function connectOptionsOf({ database, serverTimeoutMs, connections }: MongoOptions): ConnectOptions {
  const timeout = serverTimeoutMs ?? SERVER_TIMEOUT_MS;
  return {
    dbName: database ?? 'hotline',
    appName: 'hotline',
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
    serverSelectionTimeoutMS: timeout,
    connectTimeoutMS: timeout,
    heartbeatFrequencyMS: timeout,
    maxPoolSize: connections ?? CONNECTIONS,
    readPreference: 'primary',
    readConcern: { level: 'majority' },
    writeConcern: { w: 'majority', journal: true },
  };
}

/**
 * Rejects when no server is found in time, and with `IncompatibleStore` when another version of this program wrote the
 * database.
 */
export async function connect(options: MongoOptions): Promise<Connection> {
  const connection = createConnection(options.url, connectOptionsOf(options));
  connection.on('error', () => undefined);
  try {
    await connection.asPromise();
    await requireFormat(connection);
    return connection;
  } catch (error) {
    await connection.destroy();
    throw error;
  }
}
