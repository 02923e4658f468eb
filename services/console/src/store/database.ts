import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Problem } from '../api/paths';

export type Fate = 'waiting' | 'sending' | 'refused';

/** A command to be sent. It is repeated with the same body and key until it is answered. */
export interface QueuedCommand {
  /** Idempotency key. */
  readonly key: string;
  readonly personId: string;
  readonly url: string;
  readonly body: unknown;
  readonly label: { readonly zh: string; readonly en: string };
  readonly ticketId?: string | undefined;
  readonly givenAt: number;
  /** Earliest time to send the command, in epoch ms: until then it can be taken back, or a retry waits. */
  readonly notBefore: number;
  readonly fate: Fate;
  readonly attempts: number;
  readonly problem?: Problem | undefined;
}

interface ConsoleDatabase extends DBSchema {
  outbox: { key: string; value: QueuedCommand; indexes: { givenAt: number } };
  drafts: { key: string; value: { readonly key: string; readonly value: unknown; readonly savedAt: number } };
}

let opened: Promise<IDBPDatabase<ConsoleDatabase>> | undefined;

export function database(): Promise<IDBPDatabase<ConsoleDatabase>> {
  opened ??= openDB<ConsoleDatabase>('hotline-console', 1, {
    upgrade(db) {
      db.createObjectStore('outbox', { keyPath: 'key' }).createIndex('givenAt', 'givenAt');
      db.createObjectStore('drafts', { keyPath: 'key' });
    },
  });
  return opened;
}

/** A random id; `randomUUID` is missing where the page was not served over TLS. */
export function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
