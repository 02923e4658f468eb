import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '@hotline/adapter-sqlite';
import type { Engine } from '@hotline/runtime';
import {
  countersContract,
  documentsContract,
  eventLogContract,
  findContract,
  searchContract,
  ManualClock,
  spineContract,
  wakeUpsContract,
  type Open,
  type Opened,
} from '@hotline/runtime/testing';
import { Kafka, logLevel, type Admin } from 'kafkajs';
import { openKafka, type KafkaEventLog } from '../open';
import type { KafkaOptions } from '../options';

const MISSING = 'KAFKA_BROKERS is not set: eval "$(node deploy/engines/engines.mjs start kafka)"';

/**
 * Declares tests that need a broker. Without KAFKA_BROKERS they are skipped with a message; in CI, where engines are
 * required, they fail.
 */
export function onKafka(tests: (brokers: readonly string[]) => void): void {
  const brokers = process.env['KAFKA_BROKERS'];
  if (brokers) return tests(brokers.split(','));
  if (process.env['CI'] === 'true' && process.env['HOTLINE_ENGINES'] === 'required') {
    it('KAFKA_BROKERS names a broker', () => {
      throw new Error(MISSING);
    });
    return;
  }
  process.stderr.write(`skipped: ${MISSING}\n`);
  it.skip(MISSING, () => undefined);
}

/** Declares all contract suites. Two test files call it, so that jest runs them at the same time. */
export function allContracts(adapter: string, open: Open): void {
  for (const contract of [
    eventLogContract,
    documentsContract,
    findContract,
    searchContract,
    wakeUpsContract,
    countersContract,
    spineContract,
  ])
    contract(adapter, open);
}

/** Short timeouts and delays, to make tests fast. */
export const fastOptions = {
  retryDelayMs: () => 1,
  fetchWaitMs: 20,
  commitEveryMs: 20,
  sessionTimeoutMs: 1500,
  partitions: 2,
} as const;

/** Returns an unused topic name; its consumer groups are new too. */
export const freshTopic = (): string => `test.${randomUUID()}`;

export const clientOf = (brokers: readonly string[]): Kafka =>
  new Kafka({ brokers: [...brokers], clientId: 'test', logLevel: logLevel.NOTHING });

export async function asAdmin<T>(brokers: readonly string[], work: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = clientOf(brokers).admin();
  await admin.connect();
  return work(admin).finally(() => admin.disconnect());
}

export const openLog = (brokers: readonly string[], options: Partial<KafkaOptions> = {}): Promise<KafkaEventLog> =>
  openKafka({ brokers, clientId: 'test', topic: freshTopic(), ...fastOptions, ...options });

/** Opens an engine with the log on Kafka, and documents, wake-ups and counters in a temporary folder. */
export const kafkaAndSqlite =
  (brokers: readonly string[]): Open =>
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hotline-'));
    const clock = new ManualClock();
    const topic = freshTopic();
    const open = async (): Promise<Opened> => {
      const engine = composed(
        openSqlite({ folder, clock, logApart: true, retryDelayMs: fastOptions.retryDelayMs }),
        await openLog(brokers, { topic }),
      );
      return {
        engine,
        passTo: (at) => clock.moveTo(at),
        reopen: async () => {
          await engine.close();
          return open();
        },
        cleanup: async () => {
          await engine.close();
          rmSync(folder, { recursive: true, force: true });
          await asAdmin(brokers, (admin) => admin.deleteTopics({ topics: [topic] }));
        },
      };
    };
    return open();
  };

function composed(sqlite: Engine, kafka: KafkaEventLog): Engine & { readonly topic: string } {
  const { outbox } = sqlite.apart as NonNullable<Engine['apart']>;
  return {
    ...sqlite,
    topic: kafka.topic,
    log: kafka.log,
    apart: { outbox, log: kafka.log },
    check: async () => void (await Promise.all([sqlite.check(), kafka.check()])),
    close: async () => void (await Promise.all([kafka.close(), sqlite.close()])),
  };
}
