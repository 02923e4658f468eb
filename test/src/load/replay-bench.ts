import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '@hotline/adapter-sqlite';
import { services } from '@hotline/all';
import { feed } from '@hotline/cli';
import { readConfig, start } from '@hotline/host';
import { assemble, type Stored } from '@hotline/runtime';
import { manyComplaints } from './complaints';

const NAMES = ['intake', 'classification', 'routing', 'sla', 'feedback', 'people', 'board'];
/** Number of concurrent commits to the store alone; as many as in the replay. */
const AT_ONCE = 512;
/** A text about as long as the data of one commit of a service, measured on the replay. */
const BODY = 'x'.repeat(1200);

export interface ReplayResult {
  readonly tickets: number;
  readonly ms: number;
  readonly commits: number;
  readonly bareMs: number;
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'hotline-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Replays `tickets` through all services into `folder`; returns how long it took and how many commits it made. */
export async function replayInto(folder: string, tickets: number): Promise<{ ms: number; commits: number }> {
  let commits = 0;
  const config = { ...readConfig(), data: folder, log: 'error' as const };
  const running = await start({
    services,
    config,
    listen: false,
    onStep: (step) => (commits += step === 'committed' ? 1 : 0),
  });
  try {
    const complaints = await manyComplaints(tickets, running.world.home);
    const from = performance.now();
    await feed(running, NAMES, complaints, {
      jurisdiction: running.world.home.name,
      speed: 'max',
      onRegistered: () => undefined,
    });
    return { ms: performance.now() - from, commits };
  } finally {
    await running.close();
  }
}

/** Makes as many durable commits, each with one event, on the store alone. Returns milliseconds. */
async function bare(folder: string, commits: number): Promise<number> {
  const engine = openSqlite({ folder });
  const documents = await engine.documents<{ body: string }>({ name: 'bare', indexes: { all: () => [['all']] } });
  const fact = { type: 'DispatchAcknowledged' as const, data: { unit: 'squad', round: 1, hop: 1 } };
  const from = performance.now();
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < commits) {
      const id = `00000000-0000-4000-8000-${String(next++).padStart(12, '0')}`;
      const previous: Stored<{ body: string }> | undefined = undefined;
      await documents.commit(
        assemble(
          { service: 'bare', id, now: Date.now() },
          previous,
          { state: { body: BODY }, events: [fact] },
          { id, jurisdiction: 'bench' },
        ),
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const ms = performance.now() - from;
  await engine.close();
  return ms;
}

/** One round: the replay, then the same number of commits on the store alone. */
export async function replayRound(tickets: number): Promise<ReplayResult> {
  const { ms, commits } = await inFolder((folder) => replayInto(folder, tickets));
  return { tickets, ms, commits, bareMs: await inFolder((folder) => bare(folder, commits)) };
}
