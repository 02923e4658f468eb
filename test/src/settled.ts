import { randomUUID } from 'node:crypto';
import type { Running } from '@hotline/host';
import { someTurns } from '@hotline/runtime/testing';

const NAMES = ['intake', 'classification', 'routing', 'sla', 'feedback', 'board'];

/** Resolves when everything that was asked for has had all its consequences: no event waits, no act is under way, no wake-up is due. */
export async function settled(running: Running): Promise<void> {
  for (let quiet = false; !quiet; ) {
    await someTurns(5);
    await running.idle();
    if (await somethingIsDue(running)) continue;
    await everythingIsAnswered(running);
    await running.idle();
    quiet = !(await somethingIsDue(running));
  }
}

async function somethingIsDue({ service, world }: Running): Promise<boolean> {
  const due = await Promise.all(NAMES.map((name) => service(name).loop.documents.withDue(world.clock.now(), 1)));
  return due.some((rings) => rings.length > 0);
}

/** Writes are answered in their order: when this one is, the engine knows of all that was stored before it. */
async function everythingIsAnswered({ world }: Running): Promise<void> {
  await world.counters.next(`settled ${randomUUID()}`);
}
