import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { eventually, gate, ticket, upTo } from '@hotline/runtime/testing';
import type { KafkaEventLog } from '../open';
import type { KafkaOptions } from '../options';
import { freshTopic, onKafka, openLog } from '../testing/kafka-and-sqlite';
import { eventsOf, firsts, Recorder } from '../testing/recorder';

const TICKETS = upTo(20).map(ticket);
const LAST = 30;

/** Appends all events of all tickets, over about 0.6 s, while the members join and leave. */
async function appendAll({ log }: KafkaEventLog): Promise<void> {
  for (const n of upTo(LAST)) {
    await log.append(TICKETS.flatMap((id) => eventsOf(id, n, n)));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Handles each event in 3 ms, so that some handler is always running. */
const slowRecorder = (): Recorder => new Recorder(() => new Promise<void>((resolve) => void setTimeout(resolve, 3)));

const handledBy = (id: string, readers: readonly Recorder[]): number[] =>
  [...new Set(readers.flatMap((reader) => reader.numbers(id)))].sort((a, b) => a - b);

/** Expects that all events were handled, and that each member received the events of every ticket in order. */
async function allHandled(readers: readonly Recorder[]): Promise<void> {
  for (const id of TICKETS) await eventually(() => expect(handledBy(id, readers)).toEqual(upTo(LAST)));
  for (const reader of readers)
    for (const id of TICKETS)
      expect(firsts(reader.numbers(id))).toEqual([...firsts(reader.numbers(id))].sort((a, b) => a - b));
}

const opened: KafkaEventLog[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

onKafka((brokers) => {
  async function open(topic: string, more: Partial<KafkaOptions> = {}): Promise<KafkaEventLog> {
    const one = await openLog(brokers, { topic, partitions: 4, ...more });
    opened.push(one);
    return one;
  }

  describe('Kafka: members of one group', () => {
    it('no event is lost or reordered while members join and leave a group', async () => {
      const topic = freshTopic();
      const [first, second] = [await open(topic), await open(topic)];
      const readers = [slowRecorder(), slowRecorder(), slowRecorder()] as const;
      const loading = appendAll(first);
      const staying = await first.log.subscribe('reader', readers[0]);
      const leaving = await second.log.subscribe('reader', readers[1]);
      await eventually(() => expect(readers[1].handled.length).toBeGreaterThan(20));
      await leaving.close();
      const given = readers[1].given.length;
      const returning = await second.log.subscribe('reader', readers[2]);
      await loading;
      await allHandled(readers);
      expect(readers[1].given).toHaveLength(given);
      expect(readers[2].handled.length).toBeGreaterThan(0);
      await eventually(() => expect(staying.lag() + returning.lag()).toBe(0));
      expect(readers.every(({ assignments }) => assignments >= 1)).toBe(true);
    }, 30_000);

    it('a member that loses a paused partition and gets it back reads all its events', async () => {
      const topic = freshTopic();
      const [first, second] = [await open(topic, { heldAtOnce: 4 }), await open(topic)];
      const freed = gate();
      const full = new Recorder(() => freed.opened);
      await first.log.append(TICKETS.flatMap((id) => eventsOf(id, 1, 10)));
      await first.log.subscribe('reader', full);
      await eventually(() => expect(full.given).toHaveLength(TICKETS.length));
      const visitor = new Recorder(() => freed.opened);
      const leaving = (await second.log.subscribe('reader', visitor)).close();
      freed.open();
      await leaving;
      await first.log.append(TICKETS.flatMap((id) => eventsOf(id, 11, LAST)));
      await allHandled([full, visitor]);
    }, 30_000);

    it('the remaining member takes over the partitions of a killed process, and no event is lost', async () => {
      const topic = freshTopic();
      const one = await open(topic);
      const staying = slowRecorder();
      const killed = new Recorder();
      const member = spawn(
        process.execPath,
        ['--conditions=source', join(__dirname, '../testing/member.cjs'), brokers[0] as string, topic],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      const ended = new Promise((resolve) => member.once('exit', resolve));
      const assigned = gate();
      createInterface({ input: member.stdout }).on('line', (line) => {
        if (line === 'assigned') assigned.open();
        const [id, n] = line.split(' ') as [string, string?];
        if (n) killed.handled.push(...eventsOf(id, Number(n), Number(n)));
        if (killed.handled.length === 40) member.kill('SIGKILL');
      });
      await assigned.opened;
      const loading = appendAll(one);
      await one.log.subscribe('reader', staying);
      await loading;
      await ended;
      await allHandled([staying, killed]);
      expect(killed.handled.length).toBeGreaterThanOrEqual(40);
    }, 40_000);

    it('a process that loses and regains a partition never handles two events of a ticket at once', async () => {
      const topic = freshTopic();
      const [first, second] = [await open(topic), await open(topic)];
      const underWay = new Map<string, number>();
      let overlaps = 0;
      const reader = new Recorder(async ({ event }) => {
        if (underWay.get(event.subject)) overlaps += 1;
        underWay.set(event.subject, 1);
        await new Promise((resolve) => setTimeout(resolve, 40));
        underWay.delete(event.subject);
      });
      await first.log.subscribe('reader', reader);
      const loading = appendAll(first);
      const others = slowRecorder();
      for (let visit = 0; visit < 3; visit += 1) await (await second.log.subscribe('reader', others)).close();
      await loading;
      await allHandled([reader, others]);
      expect(overlaps).toBe(0);
    }, 30_000);
  });
});
