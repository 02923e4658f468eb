import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openSqlite, restoreFolder } from '@hotline/adapter-sqlite';
import { findSimilar, intakeViewOf, tickets, type Ticket } from '@hotline/intake';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { fingerprintOf } from '@hotline/duplicates';
import type { CollectionSpec, Documents, Stored } from '@hotline/runtime';
import { round, say } from './figures';
import { dice, ENDINGS, one, STEMS, TROUBLES } from './invented-calls';

const { values } = parseArgs({
  options: {
    stored: { type: 'string', default: '1000000' },
    open: { type: 'string', default: '50000' },
    asked: { type: 'string', default: '2000' },
  },
});
const BATCH = 5000;
const NOW = Date.UTC(2026, 0, 5);
const jurisdiction = {
  name: 'bench',
  regions: new Map(),
  intake: { sameWithinHours: 72, country: 'CN' },
  calendar: { timeZone: 'Asia/Shanghai' },
  handling: { files: { perTicket: 20 } },
} as unknown as Jurisdiction;

const tell = (): string =>
  `${one(STEMS)}${one(STEMS)}${one(ENDINGS)}${Math.floor(dice() * 30) + 1}栋${one(TROUBLES)}，${one(TROUBLES)}，请尽快派人来看看。`;

function stored(i: number, open: boolean): Stored<Ticket> {
  const [id, narrative] = [`00000000-0000-4000-8000-${String(i).padStart(12, '0')}`, tell()];
  const state: Ticket = {
    jurisdiction: jurisdiction.name,
    situation: open ? 'open' : 'closed',
    ticketNo: String(i),
    queryCode: String(i),
    channel: 'phone',
    location: {},
    narrative,
    possiblySame: [],
    units: [],
    messages: [],
    waiting: [{ ticket: id, caller: { phone: `139${String(i).padStart(8, '0')}`, anonymity: 'named' } }],
    registeredAt: NOW - Math.floor(dice() * 10 * 86_400_000),
    ...(open ? { fingerprint: fingerprintOf({ text: narrative }) } : {}),
  };
  return { id, version: 1, state, seen: {}, commands: [], sequence: 0, wakeUps: {}, acts: [] };
}

async function fill(folder: string, count: number, open: number): Promise<void> {
  const restorable = restoreFolder(folder);
  const every = Math.max(1, Math.floor(count / open));
  for (let from = 0; from < count; from += BATCH)
    await restorable.restore(
      tickets as unknown as CollectionSpec<never>,
      Array.from({ length: Math.min(BATCH, count - from) }, (_, i) => stored(from + i, (from + i) % every === 0)),
    );
  await restorable.close();
}

function spread(figures: readonly number[]): string {
  const sorted = [...figures].sort((a, b) => a - b);
  const at = (share: number): number =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0, 2);
  const mean = sorted.reduce((sum, one) => sum + one, 0) / sorted.length;
  return `mean ${round(mean, 2)} ms, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, most ${at(1)} ms`;
}

/** Measures how long it takes to find possible duplicates among many stored tickets. */
async function bench(): Promise<void> {
  const [count, open, asked] = [Number(values.stored), Number(values.open), Number(values.asked)];
  say(`${cpus()[0]?.model ?? 'CPU'}, Node ${process.version}; SQLite, one thread`);
  const folder = await mkdtemp(join(tmpdir(), 'hotline-similar-'));
  try {
    await fill(folder, count, open);
    const engine = openSqlite({ folder });
    const documents: Documents<Ticket> = await engine.documents(tickets);
    const view = intakeViewOf(jurisdiction);
    const times: number[] = [];
    const worked: number[] = [];
    let proposed = 0;
    for (let i = 0; i < asked; i += 1) {
      const telling = { narrative: tell(), location: {}, phone: '13800138000' };
      const [from, used] = [performance.now(), process.cpuUsage()];
      const { possiblySame } = await findSimilar(documents, view, telling, NOW);
      times.push(performance.now() - from);
      const { user, system } = process.cpuUsage(used);
      worked.push((user + system) / 1000);
      proposed += possiblySame.length > 0 ? 1 : 0;
    }
    say(
      `${count} tickets stored, ${open} open; ${asked} new ones, something proposed for ${proposed}; load ${round(loadavg()[0] ?? 0, 1)}`,
    );
    say(`  waited for each: ${spread(times)} (goal 5 ms)`);
    say(`  processor time of each: ${spread(worked)}`);
    await engine.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

bench().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
