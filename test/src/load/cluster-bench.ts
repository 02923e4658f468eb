import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { services } from '@hotline/all';
import { feed } from '@hotline/cli';
import { readConfig, start, type OpenEngine } from '@hotline/host';
import type { TicketEvent } from '@hotline/contracts';
import { alone, freshSpace, givenEngines, removeSpace, type Engines, type EngineSettings } from '../engines';
import { hop, messagesOf } from './bare-hop';
import { manyComplaints } from './complaints';
import { median, perSecond, round, say } from './figures';
import { Meter, type Metered } from './processor-time';

const NAMES = ['intake', 'classification', 'routing', 'sla', 'feedback', 'people', 'board'];
/**
 * Smallest number of messages sent through kafkajs alone, so that this takes long enough to be measured. The events of
 * the replay are repeated until there are as many.
 */
const LEAST_MESSAGES = 20_000;
const PARTITIONS = 4;
const { values } = parseArgs({
  options: { tickets: { type: 'string', default: '2000' }, rounds: { type: 'string', default: '3' } },
});

/** Wraps an engine so that it records the events appended to the log. */
const hearing = (engine: OpenEngine, heard: TicketEvent[]): OpenEngine => {
  const { apart } = engine;
  if (!apart) throw new Error('this engine keeps its log inside the store, so it cannot be observed');
  return {
    ...engine,
    apart: { ...apart, log: { append: (events) => apart.log.append(events).then(() => void heard.push(...events)) } },
  };
};

/**
 * Replays complaints through all services in this process, on the engines. Returns the events that the log received.
 */
async function replay(space: EngineSettings, tickets: number, meter: Meter): Promise<Metered<TicketEvent[]>> {
  const data = await mkdtemp(join(tmpdir(), 'hotline-bench-'));
  const events: TicketEvent[] = [];
  const config = { ...readConfig({ ...space, HOTLINE_DATA: data }), log: 'error' as const };
  const running = await start({ services, config, listen: false, through: (engine) => alone(hearing(engine, events)) });
  try {
    const complaints = await manyComplaints(tickets, running.world.home);
    const { ms, processor } = await meter.take(() =>
      feed(running, NAMES, complaints, {
        jurisdiction: running.world.home.name,
        speed: 'max',
        onRegistered: () => undefined,
      }),
    );
    return { answer: events, ms, processor };
  } finally {
    await running.close();
    await rm(data, { recursive: true, force: true });
  }
}

const portOf = (url: string): number => Number(new URL(url.includes('://') ? url : `tcp://${url}`).port);

const meterOver = ({ KAFKA_BROKERS, MONGO_URL, REDIS_URL }: Engines): Promise<Meter> =>
  Meter.over({
    Kafka: portOf(KAFKA_BROKERS.split(',')[0] ?? ''),
    MongoDB: portOf(MONGO_URL),
    Redis: portOf(REDIS_URL),
  });

const total = (processor: Metered<unknown>['processor']): number =>
  Object.values(processor).reduce((sum, ms) => sum + ms, 0);
const shares = ({ ms, processor }: Metered<unknown>): string =>
  Object.entries(processor)
    .map(([name, own]) => `${name} ${round((100 * own) / ms)} %`)
    .join(', ');

interface Ratios {
  readonly one: number;
  readonly all: number;
  readonly processor: number;
}

async function benchRound(engines: Engines, tickets: number): Promise<Ratios> {
  const meter = await meterOver(engines);
  const space = freshSpace(engines, PARTITIONS);
  const { answer: events, ...replayed } = await replay(space, tickets, meter);
  const times = Math.ceil(LEAST_MESSAGES / events.length);
  const messages = Array.from({ length: times }, () => messagesOf(events)).flat();
  const one = await hop(space, messages, 1, meter);
  const all = await hop(space, messages, NAMES.length, meter);
  await removeSpace(space);
  const rate = (count: number, ms: number): number => perSecond(count, ms);
  const [events1, bare1, bareAll] = [
    rate(events.length, replayed.ms),
    rate(messages.length, one.ms),
    rate(messages.length, all.ms),
  ];
  const perHandling = {
    replay: total(replayed.processor) / events.length / NAMES.length,
    bare: total(all.processor) / messages.length / NAMES.length,
  };
  say(
    `${tickets} tickets, ${events.length} events, each handled by ${NAMES.length} consumer groups, load ${round(loadavg()[0] ?? 0, 1)} on ${cpus().length} processors`,
  );
  say(
    `  replay ${round(perSecond(tickets, replayed.ms))} tickets/s, ${round(events1)} events/s; processors: ${shares({ answer: undefined, ...replayed })}`,
  );
  say(
    `  kafkajs alone, to one group: ${round(bare1)} events/s (${shares(one)}); to ${NAMES.length} groups ${round(bareAll)} events/s (${shares(all)})`,
  );
  say(
    `  processor time for one event in one group: ${round(perHandling.replay, 3)} ms, with kafkajs alone ${round(perHandling.bare, 3)} ms`,
  );
  return { one: events1 / bare1, all: events1 / bareAll, processor: perHandling.bare / perHandling.replay };
}

async function bench(): Promise<void> {
  const engines = givenEngines();
  if (!engines)
    throw new Error('set KAFKA_BROKERS, MONGO_URL and REDIS_URL: eval "$(node deploy/engines/engines.mjs start)"');
  const ratios: Ratios[] = [];
  for (let i = 0; i < Number(values.rounds); i += 1) ratios.push(await benchRound(engines, Number(values.tickets)));
  const middle = (of: keyof Ratios): number => round(median(ratios.map((one) => one[of])), 3);
  say(
    `median ratio per event (goal 0.5): ${middle('all')} of kafkajs alone with ${NAMES.length} groups, as in the replay; ${middle('one')} of kafkajs alone with one group`,
  );
  say(
    `median ratio of processor time: ${middle('processor')}. One process holds all services here; a cluster has one or more for each`,
  );
}

bench().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
