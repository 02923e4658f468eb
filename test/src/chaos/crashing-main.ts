import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { services } from '@hotline/all';
import { packReaderFor } from '@hotline/classification';
import { readConfig, start, type Running } from '@hotline/host';
import type { OnStep } from '@hotline/runtime';
import { ManualClock } from '@hotline/runtime/testing';
import { settled } from '../settled';
import type { Death, ParentOrder, ChildReport } from './orders';

/**
 * The product as a process that kills itself between two steps. Its parent sets the time, and decides when the process
 * starts and at which step it dies.
 */
const config = readConfig();
const report = (what: ChildReport): void => void process.send?.(what);

/** Records the step, then kills the process as a power cut would: no handler runs and nothing is flushed. */
function dying({ step: last, after }: Death): OnStep {
  let toPass = after?.times ?? 0;
  return (step, service) => {
    if (toPass === 0 && step === last) {
      appendFileSync(join(config.data, 'deaths'), `${step} ${service}\n`);
      process.kill(process.pid, 'SIGKILL');
    }
    if (toPass > 0 && step === after?.step) toPass -= 1;
  };
}

let running: Running;
let clock: ManualClock;

async function obey(order: ParentOrder): Promise<void> {
  if (order.order === 'live') {
    clock = new ManualClock(order.at, () => settled(running));
    const logApart = process.env.LOG_APART === 'yes';
    running = await start({
      services,
      config,
      clock,
      logApart,
      retryDelayMs: () => 1,
      ...(order.death ? { onStep: dying(order.death) } : {}),
    });
    // Loads the classifier first. Otherwise the first ticket would wait for it, and other tickets would overtake that
    // one.
    packReaderFor(running.world.home);
    return report({ report: 'ready', url: running.url });
  }
  if (order.order === 'move') await clock.moveTo(Math.max(order.at, clock.now()));
  await settled(running);
  report({ report: 'done', number: order.number });
}

process.on('message', (order: ParentOrder) => {
  obey(order).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  });
});
process.on('disconnect', () => process.exit(0));
report({ report: 'warm' });
