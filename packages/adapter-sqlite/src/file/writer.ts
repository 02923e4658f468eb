import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { PRAGMAS } from './schema';

export type SqlValue = string | number | null;

/**
 * What an operation demands: bit 1, that it changes exactly one row; bit 2, that it answers its row; bit 3, the row id
 * of its insert.
 */
export const EXPECT_ONE = 1;
export const GET = 2;
export const ROW_ID = 4;
export type StatementRun = readonly [statement: number, values: readonly SqlValue[], demands?: number];

/** What the operations of a job were to answer, in their order. */
export type Results = readonly unknown[];
type Answer = { readonly results: Results } | { readonly declined: true } | { readonly error: string };

interface Job {
  readonly operations: readonly StatementRun[];
  stored(results: Results): void;
  failed(error: unknown): void;
}

/** A job whose first operation did not change its row. It wrote nothing, and the others of its group are stored. */
export class Declined extends Error {}

/** The writing thread is gone; nothing can be stored until the process starts anew. */
export class WriterGone extends Error {
  constructor(cause: unknown) {
    super('the writing thread of the database has stopped; restart the process', { cause });
    this.name = 'WriterGone';
  }
}

const THREAD = join(__dirname, '../../thread.cjs');
/**
 * Groups handed to the thread at once: one that it stores and the next ones, so that it never waits, nor the event loop
 * for it.
 */
const GROUPS_AT_ONCE = 3;
/** Jobs of a group: enough to share an fsync, few enough that answers flow while the next group is stored. */
const MOST_IN_GROUP = 128;

/**
 * Group commit on a thread of its own: all that is asked for while a group is being stored is the next group, one
 * transaction and one fsync each.
 * The event loop never waits for the disk. A job is answered after it is durable, in the order in which jobs were
 * given.
 */
export class Writer {
  private readonly worker: Worker;
  private readonly statements = new Map<string, number>();
  private undefinedYet: [number, string][] = [];
  private waiting: Job[] = [];
  private readonly groups: Job[][] = [];
  private scheduled = false;
  private gone: WriterGone | undefined;
  private readonly idle: (() => void)[] = [];

  constructor(
    file: string,
    /** Operations to store with each group. */
    private readonly alongside: () => readonly StatementRun[] = () => [],
  ) {
    this.worker = new Worker(THREAD, { workerData: { file, pragmas: PRAGMAS } });
    this.worker.unref();
    this.worker.on('message', (answers: Answer[]) => this.answered(answers));
    this.worker.on('error', (error) => this.lost(error));
    this.worker.on('exit', (code) => this.lost(code));
  }

  /** Names a statement for operations. */
  statement(text: string): number {
    const known = this.statements.get(text);
    if (known !== undefined) return known;
    const id = this.statements.size;
    this.statements.set(text, id);
    this.undefinedYet.push([id, text]);
    return id;
  }

  /**
   * Stores the operations together or not at all; `stored` runs when they are durable, in the order of the jobs.
   * Rejects with `Declined`, or what SQLite says.
   */
  write(operations: readonly StatementRun[], stored: (results: Results) => void = () => undefined): Promise<void> {
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

  /** Rejects when nothing can be stored any more. */
  async check(): Promise<void> {
    if (this.gone) throw this.gone;
  }

  /** Stores what waits, then lets go of the file. */
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
    const define = this.undefinedYet;
    this.undefinedYet = [];
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
 * The jobs of a group as three flat lists, which cross to the thread at a fraction of the cost: operations of each job;
 * statement and demands of each operation; all values.
 */
function flat(group: readonly Job[]): {
  readonly jobs: number[];
  readonly steps: number[];
  readonly values: SqlValue[];
} {
  const steps: number[] = [];
  const values: SqlValue[] = [];
  for (const { operations } of group) {
    for (const [statement, params, demands = 0] of operations) {
      steps.push(statement, demands);
      for (const value of params) values.push(value);
    }
  }
  return { jobs: group.map(({ operations }) => operations.length), steps, values };
}

function settle(job: Job, answer: Answer): void {
  if ('results' in answer) job.stored(answer.results);
  else job.failed('declined' in answer ? new Declined('the first operation changed no row') : new Error(answer.error));
}
