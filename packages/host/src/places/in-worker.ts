import { join } from 'node:path';
import type { Jobs } from './jobs';
import { inThread } from './thread';

/** The built script, seen from the sources and from what is built alike. */
const SCRIPT = join(__dirname, '../../dist/places/worker.js');

/** Does a job in a thread of its own. Rejects with what is wrong with the input. */
export const inWorker = <K extends keyof Jobs>(job: K, input: Parameters<Jobs[K]>[0]): ReturnType<Jobs[K]> =>
  inThread(SCRIPT, { job, input }) as ReturnType<Jobs[K]>;
