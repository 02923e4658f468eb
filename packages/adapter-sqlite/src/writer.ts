import type { DatabaseHandle } from './database';

interface Job {
  run(): unknown;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** A job may say no before it wrote anything; the others of its group are stored. */
export class Declined extends Error {}

/**
 * Group commit: all that is asked for in one turn of the event loop is stored in one transaction and answered after it is durable.
 * A job that throws `Declined` has written nothing and is answered alone; any other error rolls the group back, and the rest is tried again without it.
 */
export class Writer {
  private jobs: Job[] = [];
  private scheduled = false;
  private readonly statements: Record<'begin' | 'commit' | 'rollback', { run(): unknown }>;

  constructor(
    db: DatabaseHandle,
    /** Runs inside each transaction, after its jobs. */
    private readonly alongside: () => void = () => undefined,
    /** Runs after a rollback, before the rest is tried again. */
    private readonly undone: () => void = () => undefined,
  ) {
    this.statements = { begin: db.prepare('BEGIN IMMEDIATE'), commit: db.prepare('COMMIT'), rollback: db.prepare('ROLLBACK') };
  }

  /** Runs `job` inside the next transaction; resolves with its result when it is durable. */
  write<T>(job: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.jobs.push({ run: job, resolve: resolve as (value: unknown) => void, reject });
      if (!this.scheduled) {
        this.scheduled = true;
        setImmediate(() => this.flush());
      }
    });
  }

  /** Stores what waits, now. */
  flush(): void {
    this.scheduled = false;
    let group = this.jobs;
    this.jobs = [];
    while (group.length > 0) group = this.store(group);
  }

  /** Stores a group; answers what has to be tried again. */
  private store(group: Job[]): Job[] {
    const answers: (() => void)[] = [];
    let culprit: Job | undefined;
    try {
      this.statements.begin.run();
      for (const job of group) {
        culprit = job;
        try {
          const value = job.run();
          answers.push(() => job.resolve(value));
        } catch (error) {
          if (!(error instanceof Declined)) throw error;
          answers.push(() => job.reject(error.cause));
        }
      }
      culprit = undefined;
      this.alongside();
      this.statements.commit.run();
    } catch (error) {
      return this.undo(group, culprit, error);
    }
    for (const answer of answers) answer();
    return [];
  }

  private undo(group: Job[], culprit: Job | undefined, error: unknown): Job[] {
    try {
      this.statements.rollback.run();
    } catch {
      // SQLite has rolled back by itself (disk full, I/O error): there is nothing to undo.
    }
    this.undone();
    const failed = culprit ? [culprit] : group;
    for (const job of failed) job.reject(error);
    return group.filter((job) => !failed.includes(job));
  }
}
