import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { feed, services } from '@hotline/all';
import { readConfig, start, type OpenEngine } from '@hotline/host';
import type { TicketEvent } from '@hotline/contracts';
import type { Consumer, Kafka } from 'kafkajs';
import { alone, freshSpace, givenEngines, kafkaOf, removeSpace, type Space } from '../engines';
import { manyComplaints } from './complaints';
import { median, perSecond, round, say } from './figures';

const NAMES = ['intake', 'classification', 'routing', 'sla', 'feedback', 'board'];
const BATCH = 500;
const { values } = parseArgs({ options: { tickets: { type: 'string', default: '2000' }, rounds: { type: 'string', default: '3' } } });

/** Hears what is appended to the log. */
const hearing = (engine: OpenEngine, heard: TicketEvent[]): OpenEngine => {
  const { apart } = engine;
  if (!apart) throw new Error('the log of this engine does not stand apart');
  return { ...engine, apart: { ...apart, log: { append: (events) => apart.log.append(events).then(() => void heard.push(...events)) } } };
};

/** Replays complaints through all services in this process, on the engines; answers the time and the events that went through the log. */
async function replay(space: Space, tickets: number): Promise<{ ms: number; events: TicketEvent[] }> {
  const data = await mkdtemp(join(tmpdir(), 'hotline-bench-'));
  const events: TicketEvent[] = [];
  const config = { ...readConfig({ ...space, HOTLINE_DATA: data }), log: 'error' as const };
  const running = await start({ services, config, listen: false, through: (engine) => alone(hearing(engine, events)) });
  try {
    const complaints = await manyComplaints(tickets, running.world.home);
    const from = performance.now();
    await feed(running, NAMES, complaints, { jurisdiction: running.world.home.name, speed: 'max', onRegistered: () => undefined });
    return { ms: performance.now() - from, events };
  } finally {
    await running.close();
    await rm(data, { recursive: true, force: true });
  }
}

/** The same messages through bare kafkajs: produced in batches, consumed by so many groups at the same time; answers milliseconds. */
async function hop(space: Space, events: readonly TicketEvent[], groups: number): Promise<number> {
  const kafka = kafkaOf(space);
  const topic = `${space.KAFKA_TOPIC}.bare-${groups}`;
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: Number(space.KAFKA_PARTITIONS) }], waitForLeaders: true });
  const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
  await producer.connect();
  const consumers = await Promise.all(Array.from({ length: groups }, (_, i) => consume(kafka, topic, `${topic}.${i}`, { count: events.length, partitions: Number(space.KAFKA_PARTITIONS) })));
  const messages = events.map(({ data, subject, ...attributes }) => ({
    key: subject,
    value: JSON.stringify(data),
    headers: Object.fromEntries(Object.entries({ ...attributes, subject }).map(([name, value]) => [`ce_${name}`, String(value)])),
  }));
  const from = performance.now();
  for (let i = 0; i < messages.length; i += BATCH) await producer.send({ topic, acks: -1, messages: messages.slice(i, i + BATCH) });
  await Promise.all(consumers.map(({ consumed }) => consumed));
  const ms = performance.now() - from;
  await Promise.all([producer.disconnect(), ...consumers.map(({ consumer }) => consumer.disconnect())]);
  await admin.deleteTopics({ topics: [topic] }).finally(() => admin.disconnect());
  return ms;
}

/** A group of one member that counts; resolves when it has joined. */
async function consume(kafka: Kafka, topic: string, groupId: string, { count, partitions }: { count: number; partitions: number }): Promise<{ consumer: Consumer; consumed: Promise<void> }> {
  const consumer = kafka.consumer({ groupId });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  let left = count;
  let done = (): void => undefined;
  const consumed = new Promise<void>((resolve) => (done = resolve));
  const joined = new Promise((resolve) => consumer.on(consumer.events.GROUP_JOIN, resolve));
  await consumer.run({
    partitionsConsumedConcurrently: partitions,
    eachBatch: async ({ batch }) => {
      if ((left -= batch.messages.length) <= 0) done();
    },
  });
  await joined;
  return { consumer, consumed };
}

async function bench(): Promise<void> {
  const engines = givenEngines();
  if (!engines) throw new Error('set KAFKA_BROKERS, MONGO_URL and REDIS_URL: eval "$(node deploy/engines/engines.mjs start)"');
  const tickets = Number(values.tickets);
  const ratios: Record<'one' | 'all', number[]> = { one: [], all: [] };
  for (let i = 0; i < Number(values.rounds); i += 1) {
    const space = freshSpace(engines, 4);
    const { ms, events } = await replay(space, tickets);
    const bare = { one: await hop(space, events, 1), all: await hop(space, events, NAMES.length) };
    await removeSpace(space);
    ratios.one.push(bare.one / ms);
    ratios.all.push(bare.all / ms);
    const rate = (of: number): number => round(perSecond(events.length, of));
    say(`${tickets} tickets, ${events.length} events: ${round(perSecond(tickets, ms))} tickets/s, ${rate(ms)} events/s`);
    say(`  bare hop to one group ${rate(bare.one)} events/s, ratio ${round(bare.one / ms, 3)}; to ${NAMES.length} groups, as here, ${rate(bare.all)} events/s, ratio ${round(bare.all / ms, 3)}`);
  }
  say(`median ratio per event: ${round(median(ratios.one), 3)} of a hop to one group (goal 0.5), ${round(median(ratios.all), 3)} of a hop to ${NAMES.length} groups`);
}

bench().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
