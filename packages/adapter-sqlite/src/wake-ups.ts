import type { DatabaseHandle } from './database';
import type { Clock, Ring, Subscription, WakeUpChange, WakeUps } from '@hotline/runtime';

const BATCH = 500;

interface Due extends Ring {
  readonly service: string;
  readonly due: number;
}

/** One alarm to the next due row. The rows are written by the commits; a ring that is handled commits them away. */
export class SqliteWakeUps implements WakeUps {
  private readonly listeners = new Map<string, (ring: Ring) => Promise<void>>();
  private readonly ringing = new Map<string, Promise<void>>();
  private readonly failed = new Map<string, number>();
  private readonly sql;
  private next = Infinity;
  private cancel: () => void = () => undefined;

  constructor(
    db: DatabaseHandle,
    private readonly clock: Clock,
    private readonly retryDelayMs: (attempt: number) => number,
  ) {
    this.sql = {
      due: db.prepare(`SELECT service, id, name, due FROM wake_up WHERE due <= ? ORDER BY due LIMIT ?`),
      next: db.prepare('SELECT min(due) AS next FROM wake_up WHERE due > ?'),
    };
  }

  async listen(service: string, ring: (ring: Ring) => Promise<void>): Promise<Subscription> {
    this.listeners.set(service, ring);
    this.set(this.clock.now());
    return {
      lag: () => 0,
      close: async () => {
        this.listeners.delete(service);
        await Promise.all(this.ringing.values());
        if (this.listeners.size === 0) this.cancel();
      },
    };
  }

  /** A commit set or cancelled some. */
  changed(changes: readonly WakeUpChange[]): void {
    for (const change of changes) if (change.dueAt !== undefined && change.dueAt < this.next) this.set(change.dueAt);
  }

  private set(at: number): void {
    this.cancel();
    this.next = at;
    this.cancel = this.clock.alarm(at, () => this.ring());
  }

  private ring(): void {
    this.next = Infinity;
    const now = this.clock.now();
    const due = this.sql.due.all(now, BATCH + this.ringing.size) as unknown as Due[];
    for (const row of due) this.ringOne(row);
    const { next } = this.sql.next.get(now) as { next: number | null };
    if (next !== null && this.listeners.size > 0) this.set(Number(next));
  }

  private ringOne({ service, id, name }: Due): void {
    const listener = this.listeners.get(service);
    const key = `${service}/${id}/${name}`;
    if (!listener || this.ringing.has(key)) return;
    const run = listener({ id, name })
      .then(() => void this.failed.delete(key))
      .catch(() => this.again(key))
      .finally(() => {
        this.ringing.delete(key);
        if (this.ringing.size === 0) this.look();
      });
    this.ringing.set(key, run);
  }

  /** Looks once more after a batch: there may be more than one batch that is due. */
  private look(): void {
    const left = this.sql.due.all(this.clock.now(), 1) as unknown as Due[];
    const row = left[0];
    if (row && this.listeners.has(row.service) && !this.failed.has(`${row.service}/${row.id}/${row.name}`)) this.set(this.clock.now());
  }

  private async again(key: string): Promise<void> {
    const attempt = (this.failed.get(key) ?? 0) + 1;
    this.failed.set(key, attempt);
    await new Promise((resolve) => setTimeout(resolve, this.retryDelayMs(attempt)).unref());
    this.set(this.clock.now());
  }
}
