import type { Registration } from '@hotline/contracts';
import type { CallInfo } from '@hotline/host/http';
import type { Running } from '@hotline/host';
import { intakeCommands, registerCall, type Ticket } from '@hotline/intake';
import type { RunningService } from '@hotline/runtime';
import type { Complaint } from './complaints';

/** Concurrent registrations; enough to fill a group commit. */
const CONCURRENCY = 256;
/** Registration waits while the slowest service has more unhandled events than this. */
const MAX_LAG = 4000;
const LAG_POLL_MS = 5;

export interface FeedOptions {
  readonly jurisdiction: string;
  /** `real`: at the intervals of the times in the file; `max`: as fast as possible. */
  readonly speed: 'max' | 'real';
  readonly onRegistered: (count: number) => void;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Registers past complaints through intake, as a channel does; the other services handle the resulting events. Callers
 * get no messages.
 */
export async function feed(
  running: Running,
  services: readonly string[],
  complaints: readonly Complaint[],
  options: FeedOptions,
): Promise<void> {
  const intake = running.service('intake') as unknown as RunningService<Ticket>;
  const { clock, counters } = running.world;
  const commands = intakeCommands(counters);
  const call: CallInfo = { actor: { id: 'replay', role: 'operator' }, jurisdiction: options.jurisdiction };
  const started = Date.now();
  const first = complaints.find((complaint) => complaint.at !== undefined)?.at ?? 0;
  let next = 0;
  let registered = 0;
  const worker = async (): Promise<void> => {
    for (let complaint = complaints[next++]; complaint; complaint = complaints[next++]) {
      if (options.speed === 'real' && complaint.at !== undefined)
        await pause(Math.max(0, complaint.at - first - (Date.now() - started)));
      while (services.some((name) => running.service(name).lag() > MAX_LAG)) await pause(LAG_POLL_MS);
      const registration: Registration = complaint.registration;
      await registerCall(intake, commands, registration, call, {
        now: clock.now(),
        notify: false,
        followUps: 'ignore',
      });
      registered += 1;
      options.onRegistered(registered);
    }
  };
  await Promise.all(Array.from({ length: options.speed === 'real' ? 1 : CONCURRENCY }, worker));
  await running.idle();
}
