import { extname, join } from 'node:path';
import { Piscina } from 'piscina';
import { Refusal } from '@hotline/runtime';
import { restoreInputError, type JobOutcome } from './input-error';
import type { WorkerJobs } from './jobs';

/** Path of the bundled worker; defined only in the bundle of the product. */
declare const BUNDLED_WORKER: string | undefined;
/** If this module is compiled, the worker is the compiled file beside it; otherwise it is the TypeScript source. */
const SCRIPT = typeof BUNDLED_WORKER === 'string' ? BUNDLED_WORKER : join(__dirname, `worker${extname(__filename)}`);
/** Options with which the thread compiles sources while it loads them, so that tests need no build. */
const FROM_SOURCES = ['--conditions=source', '--require', join(__dirname, '../../../../../test/run-typescript.cjs')];
/** Longest time for one job, waiting included, in ms. */
const TIMEOUT_MS = 120_000;
const MEMORY_LIMIT_MB = 1536;
/** Largest number of jobs that wait for the running one. Further jobs are refused. */
const QUEUE_LENGTH = 8;
/** Time in ms after which an idle thread ends and frees its memory. */
const IDLE_MS = 1000;

let pool: Piscina | undefined;
/** One worker thread, started with the first job. The main thread answers requests meanwhile. */
const openPool = (): Piscina =>
  new Piscina({
    filename: SCRIPT,
    ...(extname(SCRIPT) === '.ts' ? { execArgv: FROM_SOURCES } : {}),
    minThreads: 0,
    maxThreads: 1,
    maxQueue: QUEUE_LENGTH,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
  });

/**
 * Does a job in a worker thread. Rejects with `PackError`, `BadSheets` or `BadArchive` when the input cannot be used.
 * Rejects with a `Refusal` when the job takes too much time or memory, or when too many jobs wait.
 */
export async function inWorker<K extends keyof WorkerJobs>(
  job: K,
  input: Parameters<WorkerJobs[K]>[0],
): Promise<Awaited<ReturnType<WorkerJobs[K]>>> {
  pool ??= openPool();
  if (pool.queueSize >= QUEUE_LENGTH) throw tooBusy;
  const outcome = await (
    pool.run({ job, input }, { signal: AbortSignal.timeout(TIMEOUT_MS) }) as Promise<
      JobOutcome<Awaited<ReturnType<WorkerJobs[K]>>>
    >
  ).catch((error: NodeJS.ErrnoException) => {
    throw isOverLimit(error) ? tooMuch : error;
  });
  if ('inputError' in outcome) throw restoreInputError(outcome.inputError);
  return outcome.result;
}

const isOverLimit = ({ name, code }: NodeJS.ErrnoException): boolean =>
  name === 'AbortError' || name === 'TimeoutError' || code === 'ERR_WORKER_OUT_OF_MEMORY';

const tooMuch = new Refusal({
  refused: 'too-large',
  detail: { zh: '处理超出时间或内存上限，已中止', en: 'The work exceeded its limit of time or memory and was stopped' },
  hint: { zh: '请拆分后重试', en: 'Divide the file and try again' },
});
const tooBusy = new Refusal({
  refused: 'too-busy',
  detail: { zh: '已有多项检查在排队', en: 'Several checks are already waiting' },
  hint: { zh: '请稍后重试', en: 'Try again in a moment' },
});
