import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { PRAGMAS } from './schema';

export type SqlValue = string | number | null;

/**
 * Flags of an operation. CHANGE_ONE_ROW: it must change exactly one row. ANSWER_ROW: its result is the row that it
 * returns. ANSWER_ROW_ID: its result is the row id of its insert.
 */
export const CHANGE_ONE_ROW = 1;
export const ANSWER_ROW = 2;
export const ANSWER_ROW_ID = 4;
export type WriteOperation = readonly [statement: number, values: readonly SqlValue[], flags?: number];

/** Results of the operations with ANSWER_ROW or ANSWER_ROW_ID, in the order of the operations. */
export type Results = readonly unknown[];
type Answer = { readonly results: Results } | { readonly declined: true } | { readonly error: string };

interface Job {
  readonly operations: readonly WriteOperation[];
  stored(results: Results): void;
  failed(error: unknown): void;
}

/**
 * The first operation of the job did not change its row. The job wrote nothing; the other jobs of its group are stored.
 */
export class Declined extends Error {}

/** The writer thread has stopped; nothing can be stored until the process is restarted. */
export class WriterGone extends Error {
  constructor(cause: unknown) {
    super('the writing thread of the database has stopped; restart the process', { cause });
    this.name = 'WriterGone';
  }
}

const THREAD = join(__dirname, '../../thread.cjs');
/**
 * Largest number of groups that the thread has not answered yet. It is above one, so that the thread need not wait
 * between groups.
 */
const GROUPS_AT_ONCE = 3;
/** Largest number of jobs in a group: many share one fsync, but the first answers must not wait long. */
const MOST_IN_GROUP = 128;

/**
 * Group commit on a thread of its own: jobs that arrive while a group is being stored form the next group, with one
 * transaction and one fsync for each group. The event loop never waits for the disk. Jobs are answered when they are
 * durable, in the order of the calls.
 */
export class Writer {
  private readonly worker: Worker;
  private readonly statements = new Map<string, number>();
  private newStatements: [number, string][] = [];
  private waiting: Job[] = [];
  private readonly groups: Job[][] = [];
  private scheduled = false;
  private gone: WriterGone | undefined;
  private readonly idle: (() => void)[] = [];

  constructor(
    file: string,
    /** Returns operations to store with each group; their failure is ignored. */
    private readonly alongside: () => readonly WriteOperation[] = () => [],
  ) {
    this.worker = new Worker(THREAD, { workerData: { file, pragmas: PRAGMAS } });
    this.worker.unref();
    this.worker.on('message', (answers: Answer[]) => this.answered(answers));
    this.worker.on('error', (error) => this.lost(error));
    this.worker.on('exit', (code) => this.lost(code));
  }

  /** Returns the number of a statement, for use in operations. */
  statement(text: string): number {
    const defined = this.statements.get(text);
    if (defined !== undefined) return defined;
    const id = this.statements.size;
    this.statements.set(text, id);
    this.newStatements.push([id, text]);
    return id;
  }

  /**
   * Stores all of the operations or none. Calls `stored` when they are durable, in the order of the calls of `write`.
   * Rejects with `Declined`, `WriterGone` or the error of SQLite.
   */
  write(operations: readonly WriteOperation[], stored: (results: Results) => void = () => undefined): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      if (this.gone) return reject(this.gone);
      const done = (results: Results): void => {
        stored(results);
        resolve();
      };
      this.waiting.push({ operations, stored: done, failed: reject });
      this.schedule();
    });
  }

  /** Rejects with `WriterGone` when nothing can be stored any more. */
  async check(): Promise<void> {
    if (this.gone) throw this.gone;
  }

  /** Stores the waiting jobs, then closes the file. */
  async close(): Promise<void> {
    if (this.gone) return;
    if (this.waiting.length + this.groups.length > 0) await new Promise<void>((resolve) => this.idle.push(resolve));
    const exited = new Promise((resolve) => this.worker.once('exit', resolve));
    this.worker.ref();
    this.worker.postMessage({ close: true });
    await exited;
  }

  private schedule(): void {
    if (this.scheduled || this.groups.length >= GROUPS_AT_ONCE || this.waiting.length === 0) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.send();
    });
  }

  private send(): void {
    if (this.gone || this.waiting.length === 0) return;
    const group = this.waiting.splice(0, MOST_IN_GROUP);
    const along = this.alongside();
    if (along.length > 0) group.push({ operations: along, stored: () => undefined, failed: () => undefined });
    this.groups.push(group);
    const define = this.newStatements;
    this.newStatements = [];
    this.worker.ref();
    this.worker.postMessage({ define, ...flat(group) });
    this.schedule();
  }

  private answered(answers: readonly Answer[]): void {
    const group = this.groups.shift() ?? [];
    if (this.groups.length === 0) this.worker.unref();
    this.schedule();
    group.forEach((job, i) => settle(job, answers[i] as Answer));
    if (this.groups.length + this.waiting.length === 0) for (const resolve of this.idle.splice(0)) resolve();
  }

  private lost(cause: unknown): void {
    this.gone ??= new WriterGone(cause);
    for (const job of [...this.groups.flat(), ...this.waiting]) job.failed(this.gone);
    this.groups.length = 0;
    this.waiting = [];
    for (const resolve of this.idle.splice(0)) resolve();
  }
}

/**
 * Returns the jobs of a group as three flat lists: the number of operations of each job, the statement and flags of
 * each operation, and all values. Flat lists are sent to the thread much faster than nested ones.
 */
function flat(group: readonly Job[]): {
  readonly jobs: number[];
  readonly steps: number[];
  readonly values: SqlValue[];
} {
  const steps: number[] = [];
  const values: SqlValue[] = [];
  for (const { operations } of group) {
    for (const [statement, params, flags = 0] of operations) {
      steps.push(statement, flags);
      for (const value of params) values.push(value);
    }
  }
  return { jobs: group.map(({ operations }) => operations.length), steps, values };
}

function settle(job: Job, answer: Answer): void {
  if ('results' in answer) job.stored(answer.results);
  else job.failed('declined' in answer ? new Declined('the first operation changed no row') : new Error(answer.error));
}
