import { existsSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { localDates } from '@hotline/calendar';
import { isDemo, isUntouched, start, type Config, type DefineService, type Running } from '@hotline/host';
import { MovingClock } from '@hotline/runtime';
import { liveThrough } from './county-days';
import { CountyClient } from './county-client';

/** The jurisdiction to which the samples belong. */
const COUNTY = 'shanghe';
const DAYS = 10;
const CALLS = 260;
const SERVICE_NAMES = ['intake', 'classification', 'routing', 'sla', 'feedback', 'people', 'board'];

export interface FilledDemo {
  readonly tickets: number;
  readonly ms: number;
}

export interface FillOptions {
  /** End of the simulated days, in epoch ms; default: now. */
  readonly now?: number;
  /** Number of calls in these days. */
  readonly calls?: number;
  /** Called before the filling begins; not called when there is nothing to fill. */
  readonly onBegin?: () => void;
}

/**
 * Fills the empty data folder of a demonstration with tickets of the last days. It writes to a draft folder beside the
 * data folder, and renames the draft when it is complete. So it starts again after a crash, and never adds to existing
 * data. Resolves to undefined when there is nothing to fill.
 */
export async function fillDemo(
  services: readonly DefineService[],
  config: Config,
  { now = Date.now(), calls = CALLS, onBegin = () => undefined }: FillOptions = {},
): Promise<FilledDemo | undefined> {
  if (!isDemo(config) || !isUntouched(config) || config.jurisdiction[0] !== COUNTY) return undefined;
  onBegin();
  const startedAt = performance.now();
  const draft = `${config.data}.demo-draft`;
  rmSync(draft, { recursive: true, force: true });
  await fill(services, { ...config, data: draft, log: 'error' }, now, calls);
  if (existsSync(config.data)) rmdirSync(config.data);
  renameSync(draft, config.data);
  return { tickets: calls, ms: performance.now() - startedAt };
}

async function fill(services: readonly DefineService[], config: Config, until: number, calls: number): Promise<void> {
  const clock = new MovingClock(until - DAYS * 24 * 3_600_000);
  const running = await start({ services, config, clock, listen: false });
  clock.settle = () => settled(running);
  try {
    const jurisdiction = running.world.home;
    const from = localDates(jurisdiction.calendar.timeZone).startOfDay(clock.now());
    await liveThrough({ client: new CountyClient(running), jurisdiction }, clock, { from, until, calls });
  } finally {
    await running.close();
  }
}

/** Resolves when every event is handled and no wake-up is due. */
async function settled(running: Running): Promise<void> {
  const now = running.world.clock.now();
  for (;;) {
    await running.idle();
    const due = await Promise.all(SERVICE_NAMES.map((name) => running.service(name).loop.documents.withDue(now, 1)));
    if (due.every((found) => found.length === 0)) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
