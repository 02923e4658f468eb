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
/** From the moment in which the broker answers again; less than its patience with a member that it has not heard of since. */
const GOES_ON_WITHIN_MS = 9000;
const SESSION_MS = 10_000;
const TICKETS = upTo(5).map(ticket);

/** A broker of its own, so that stopping it disturbs nobody. */
onKafka(() => {
  describe('Kafka: a broker that goes away under load and comes back', () => {
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

    it('is waited for: appends fail until it is back, and readers go on by themselves, nothing lost, each ticket in order', async () => {
      const reader = new Recorder();
      const subscription = await kafka.log.subscribe('reader', reader);
      const appending = appendAll(kafka);
      await eventually(() => expect(reader.handled.length).toBeGreaterThan(20));
      await engine('stop');
      await expect(kafka.check()).rejects.toThrow();
      const handled = reader.handled.length;
      expect(await start()).toBeDefined();
      const back = Date.now();
      await eventually(() => expect(reader.handled.length).toBeGreaterThan(handled));
      expect(Date.now() - back).toBeLessThan(GOES_ON_WITHIN_MS);
      const failures = await appending;
      expect(failures).toBeGreaterThan(0);
      for (const id of TICKETS) await eventually(() => expect(firsts(reader.numbers(id))).toEqual(upTo(LAST)));
      await kafka.check();
      await eventually(() => expect(subscription.lag()).toBe(0));
      await subscription.close();
    }, 150_000);

    it('does not hold up who closes meanwhile', async () => {
      const other = await openLog([await start()], { sessionTimeoutMs: SESSION_MS });
      await other.log.subscribe('reader', new Recorder());
      await engine('stop');
      await expect(other.check()).rejects.toThrow();
      const asked = Date.now();
      await other.close();
      expect(Date.now() - asked).toBeLessThan(GOES_ON_WITHIN_MS);
      await start();
    }, 150_000);
  });
});

/** As the relay does: the next only when the one before is stored, again until it is. Answers how often that failed. */
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
