import { Worker } from 'node:worker_threads';
import type { Text } from '@hotline/jurisdiction';
import { PackError, type PackProblem } from '@hotline/jurisdiction-files';
import { BadArchive, BadSheets, type SheetFlaw } from '@hotline/jurisdiction-files/sheets';
import { Refusal } from '@hotline/runtime';

/** Work that takes longer, or more memory, is given up. */
const LONGEST_MS = 120_000;
const MOST_MEMORY_MB = 1536;
/** So many may wait for the one that is under way. */
const MOST_WAITING = 8;

/** What a thread answers: a result, or what is wrong with the input. */
export type Answer<T> = { readonly result: T } | { readonly fault: Fault };
export type Fault =
  | { readonly kind: 'pack'; readonly problems: readonly PackProblem[] }
  | { readonly kind: 'sheets'; readonly file: string; readonly flaws: readonly SheetFlaw[] }
  | { readonly kind: 'archive'; readonly what: Text; readonly hint: Text };

/** The input is at fault, not the program. Anything else is undefined. */
export function faultOf(error: unknown): Fault | undefined {
  if (error instanceof PackError) return { kind: 'pack', problems: error.problems };
  if (error instanceof BadSheets) return { kind: 'sheets', file: error.file, flaws: error.flaws };
  if (error instanceof BadArchive) return { kind: 'archive', what: error.what, hint: error.hint };
  return undefined;
}

function thrown(fault: Fault): Error {
  switch (fault.kind) {
    case 'pack':
      return new PackError(fault.problems);
    case 'sheets':
      return new BadSheets(fault.file, fault.flaws);
    case 'archive':
      return new BadArchive(fault.what, fault.hint);
  }
}

let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

/**
 * Runs a built script in a thread of its own with `input`, one after the other, so that who is served meanwhile notices nothing.
 * The script answers one `Answer`. Rejects with what is wrong with the input, or a refusal when it is too much.
 */
export function inThread<T>(script: string, input: unknown): Promise<T> {
  if (waiting >= MOST_WAITING) return Promise.reject(tooBusy);
  waiting += 1;
  const answer = last.then(() => run<T>(script, input)).finally(() => (waiting -= 1));
  last = answer.catch(() => undefined);
  return answer;
}

function run<T>(script: string, input: unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, {
      workerData: input,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    const limit = setTimeout(() => {
      reject(tooMuch);
      void worker.terminate();
    }, LONGEST_MS).unref();
    worker.unref();
    worker.once('message', (answer: Answer<T>) =>
      'result' in answer ? resolve(answer.result) : reject(thrown(answer.fault)),
    );
    worker.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch : error),
    );
    worker.once('exit', () => {
      clearTimeout(limit);
      reject(new Error('the thread ended without an answer'));
    });
  });
}

const tooMuch = new Refusal({
  refused: 'too-large',
  detail: { zh: '处理超出时间或内存上限，已放弃', en: 'It takes more time or memory than is given to it' },
  hint: { zh: '请拆分后重试', en: 'Divide it and try again' },
});
const tooBusy = new Refusal({
  refused: 'too-busy',
  detail: { zh: '已有多项检查在排队', en: 'Several checks are waiting already' },
});
