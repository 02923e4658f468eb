import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventually, ticket, upTo } from '@hotline/runtime/testing';
import { onKafka, openLog } from './testing/kafka-and-sqlite';
import { eventsOf, firsts, Recorder } from './testing/recorder';
import type { KafkaEventLog } from './open';

const engines = join(__dirname, '../../../deploy/engines/engines.mjs');
const LAST = 40;
/**
 * Largest time from the broker's return to the first event. It is below the session timeout, so readers must resume as
 * members of their group, without joining it again.
 */
const RESUMES_WITHIN_MS = 9000;
const SESSION_MS = 10_000;
const TICKETS = upTo(5).map(ticket);

/** Starts its own broker, so that stopping it disturbs no other test. */
onKafka(() => {
  describe('Kafka: a broker that stops under load and starts again', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hotline-kafka-'));
    const engine = (verb: string): Promise<{ stdout: string }> =>
      promisify(execFile)(process.execPath, [engines, verb, 'kafka', '--folder', folder]);
    const start = async (): Promise<string> =>
      /KAFKA_BROKERS=(\S+)/.exec((await engine('start')).stdout)?.[1] as string;
    let kafka: KafkaEventLog;
    beforeAll(async () => (kafka = await openLog([await start()], { sessionTimeoutMs: SESSION_MS })), 120_000);
    afterAll(async () => {
      await kafka.close();
      await engine('stop');
      rmSync(folder, { recursive: true });
    }, 60_000);

    it('readers resume without a restart when a stopped broker is back, and lose no event', async () => {
      const reader = new Recorder();
      const subscription = await kafka.log.subscribe('reader', reader);
      const appending = appendAll(kafka);
      await eventually(() => expect(reader.handled.length).toBeGreaterThan(20));
      await engine('stop');
      await expect(kafka.check()).rejects.toThrow();
      const handled = reader.handled.length;
      expect(await start()).toBeDefined();
      const restartedAt = Date.now();
      await eventually(() => expect(reader.handled.length).toBeGreaterThan(handled));
      expect(Date.now() - restartedAt).toBeLessThan(RESUMES_WITHIN_MS);
      const failures = await appending;
      expect(failures).toBeGreaterThan(0);
      for (const id of TICKETS) await eventually(() => expect(firsts(reader.numbers(id))).toEqual(upTo(LAST)));
      await kafka.check();
      await eventually(() => expect(subscription.lag()).toBe(0));
      await subscription.close();
    }, 150_000);

    it('the log closes in a few seconds while the broker is stopped', async () => {
      const other = await openLog([await start()], { sessionTimeoutMs: SESSION_MS });
      await other.log.subscribe('reader', new Recorder());
      await engine('stop');
      await expect(other.check()).rejects.toThrow();
      const closedAt = Date.now();
      await other.close();
      expect(Date.now() - closedAt).toBeLessThan(RESUMES_WITHIN_MS);
      await start();
    }, 150_000);
  });
});

/**
 * Appends one round after the other, as the relay does, and repeats each round until it is stored. Resolves with the
 * number of failed appends.
 */
async function appendAll({ log }: KafkaEventLog): Promise<number> {
  let failures = 0;
  for (let n = 1; n <= LAST;) {
    try {
      await log.append(TICKETS.flatMap((id) => eventsOf(id, n, n)));
      n += 1;
    } catch {
      failures += 1;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return failures;
}
