import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openSqlite, restoreFolder } from '@hotline/adapter-sqlite';
import { listed, listQuery, rows, type ListContext, type TicketRow } from '@hotline/board';
import type { InputOf, listTickets } from '@hotline/contracts';
import type { CollectionSpec, Documents } from '@hotline/runtime';
import { perSecond, round, say } from './figures';
import { dice } from './invented-calls';
import { JURISDICTION, MATTERS, NOW, REGIONS, skewed, storedTicket, ticketNoOf, UNITS } from './search-tickets';

const { values } = parseArgs({
  options: {
    stored: { type: 'string', default: '1000000' },
    open: { type: 'string', default: '50000' },
    asked: { type: 'string', default: '200' },
    /** A folder that an earlier run has filled with as many tickets; it is kept. Absent: a temporary one. */
    folder: { type: 'string' },
    /** Greatest time in ms for 95 of 100 questions of each kind; the run fails when one takes longer. */
    within: { type: 'string', default: '150' },
  },
});
const BATCH = 5000;
const DAY_MS = 86_400_000;

type Filter = InputOf<typeof listTickets>['query'];
const stored = Number(values.stored);
const context: ListContext = {
  actor: { id: 'bench', role: 'supervisor' },
  jurisdiction: JURISDICTION,
  now: NOW,
  dayOf: (date) => ({ start: Date.parse(date), end: Date.parse(date) + DAY_MS }),
};
const unit = (): string => `unit-${skewed(UNITS)}`;
const matter = (): string => `matter-${skewed(MATTERS)}`;
const region = (): string => `region-${skewed(REGIONS)}`;
const month = (): Pick<Filter, 'registeredFrom' | 'registeredUntil'> => {
  const from = NOW - Math.floor(dice() * 4 * 365) * DAY_MS;
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  return { registeredFrom: day(from), registeredUntil: day(from + 30 * DAY_MS) };
};

/** What people ask, by name; each call returns another question of that kind. */
const questions: Readonly<Record<string, () => Partial<Filter>>> = {
  'a rare word': () => ({ words: '窨井' }),
  'a common word of two characters': () => ({ words: '路灯' }),
  'two common words': () => ({ words: '噪音 电梯' }),
  'one character': () => ({ words: '灯' }),
  'a ticket number': () => ({ words: ticketNoOf(Math.floor(dice() * stored), stored) }),
  'the end of a ticket number': () => ({ words: ticketNoOf(Math.floor(dice() * stored), stored).slice(9) }),
  'a common word, unit, closed, one month': () => ({ words: '路灯', unit: [unit()], state: ['closed'], ...month() }),
  'a common word, matter, region': () => ({ words: '噪音', matter: [matter()], region: [region()] }),
  'a common word, open, by due time': () => ({ words: '公交', open: 'true', sort: 'due', unit: [unit()] }),
  'unit, matter, two states': () => ({ unit: [unit()], matter: [matter()], state: ['closed', 'resolved'] }),
  'critical, from the mailbox': () => ({ urgency: ['critical'], channel: ['mailbox'] }),
  'region, kind, one month': () => ({ region: [region()], kind: ['suggestion'], ...month() }),
  'open tickets of a unit, by due time': () => ({ unit: [unit()], sort: 'due' }),
  'overdue tickets of a matter': () => ({ overdue: 'true', matter: [matter()] }),
};

async function fill(folder: string): Promise<void> {
  const restorable = restoreFolder(folder);
  for (let from = 0; from < stored; from += BATCH)
    await restorable.restore(
      rows as unknown as CollectionSpec<never>,
      Array.from({ length: Math.min(BATCH, stored - from) }, (_, i) =>
        storedTicket(from + i, stored, Math.min(stored, Number(values.open))),
      ),
    );
  await restorable.close();
}

const megabytes = async (folder: string): Promise<number> =>
  round((await stat(join(folder, 'hotline.db'))).size / 1_000_000);

function spread(times: readonly number[]): { p50: number; p95: number; most: number } {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), most: at(1) };
}

/** Asks questions of one kind: a page of 50 with the number of tickets found, as the console does. */
async function ask(documents: Documents<TicketRow>, name: string, question: () => Partial<Filter>): Promise<boolean> {
  const [times, worked]: [number[], number[]] = [[], []];
  let found = 0;
  for (let i = 0; i < Number(values.asked); i += 1) {
    const filter: Filter = { limit: 50, count: 'true', ...question() };
    const [from, used] = [performance.now(), process.cpuUsage()];
    const list = listQuery(filter, context);
    if ('refused' in list) throw new Error(list.detail.en);
    const page = await listed(documents, list, filter);
    times.push(performance.now() - from);
    const { user, system } = process.cpuUsage(used);
    worked.push((user + system) / 1000);
    found += page.count?.tickets ?? 0;
  }
  const { p50, p95, most } = spread(times);
  const work = spread(worked);
  const isFast = p95 <= Number(values.within);
  const mean = round(found / Number(values.asked));
  say(
    `${isFast ? ' ' : '!'} ${name}: p50 ${round(p50, 1)} ms, p95 ${round(p95, 1)} ms, most ${round(most, 1)} ms; processor p50 ${round(work.p50, 1)} ms, p95 ${round(work.p95, 1)} ms; ${mean} found`,
  );
  return isFast;
}

/** Measures how long lists and searches take among many stored tickets, and what their indexes cost. */
async function bench(): Promise<void> {
  say(`${cpus()[0]?.model ?? 'CPU'}, Node ${process.version}; SQLite, one thread`);
  const folder = values.folder ?? (await mkdtemp(join(tmpdir(), 'hotline-search-')));
  try {
    if (!existsSync(join(folder, 'hotline.db'))) await fill(folder);
    const withoutIndexes = await megabytes(folder);
    const [from, used] = [performance.now(), process.cpuUsage()];
    const engine = openSqlite({ folder });
    const documents: Documents<TicketRow> = await engine.documents(rows);
    const took = performance.now() - from;
    const { user, system } = process.cpuUsage(used);
    say(
      `${stored} tickets, ${values.open} open: documents ${withoutIndexes} MB, with all indexes ${await megabytes(folder)} MB; ` +
        `indexes built at ${round(perSecond(stored, took))} tickets/s (${round((user + system) / 1000 / stored, 3)} ms of processor time each)`,
    );
    let isFast = true;
    for (const [name, question] of Object.entries(questions)) isFast = (await ask(documents, name, question)) && isFast;
    say(`load ${round(loadavg()[0] ?? 0, 1)}; goal: p95 at most ${values.within} ms ${isFast ? 'met' : 'missed'}`);
    if (!isFast) process.exitCode = 1;
    await engine.close();
  } finally {
    if (values.folder === undefined) await rm(folder, { recursive: true, force: true });
  }
}

bench().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
