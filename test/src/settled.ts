import { randomUUID } from 'node:crypto';
import type { Running } from '@hotline/host';
import { someTurns } from '@hotline/runtime/testing';

const NAMES = ['intake', 'classification', 'routing', 'sla', 'feedback', 'people', 'board'];

/**
 * Resolves when all consequences of all requests are stored: no event waits, no outside call is under way, and no
 * wake-up is due. `sweeps`: also runs the sweep meanwhile, for engines whose wake-ups follow the real clock and not
 * that of the test.
 */
export async function settled(running: Running, sweeps = false): Promise<void> {
  for (let quiet = false; !quiet;) {
    await someTurns(5);
    await running.idle();
    if (await somethingIsDue(running)) {
      if (sweeps) await running.sweep();
      continue;
    }
    await everythingIsAnswered(running);
    await running.idle();
    quiet = !(await somethingIsDue(running));
  }
}

/**
 * Time of the earliest wake-up of any service that is due at or before `until`, in epoch ms; undefined if there is
 * none.
 */
export async function earliestDue({ service }: Running, until: number): Promise<number | undefined> {
  const due = await Promise.all(NAMES.map((name) => service(name).loop.documents.withDue(until, 1)));
  const times = due.flat().map(({ dueAt }) => dueAt);
  return times.length > 0 ? Math.min(...times) : undefined;
}

const somethingIsDue = async (running: Running): Promise<boolean> =>
  (await earliestDue(running, running.world.clock.now())) !== undefined;

/** Resolves when all earlier writes are stored: writes are answered in order, and this one is the last. */
async function everythingIsAnswered({ world }: Running): Promise<void> {
  await world.counters.next(`settled ${randomUUID()}`);
}
