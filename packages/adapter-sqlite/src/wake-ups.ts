import type { DatabaseHandle } from './file/database';
import type { Clock, Ring, Subscription, WakeUpChange, WakeUps } from '@hotline/runtime';

const READ_BATCH = 500;

interface Due extends Ring {
  readonly service: string;
}

/**
 * Rings the due rows of the wake-up table with one alarm, set to the next due time. Commits write the rows. The commit
 * that handles a ring deletes its row.
 */
export class SqliteWakeUps implements WakeUps {
  private readonly listeners = new Map<string, (ring: Ring) => Promise<void>>();
  private readonly ringing = new Map<string, Promise<void>>();
  private readonly failed = new Map<string, number>();
  /** Failed rings that wait for another attempt. */
  private readonly delayed = new Set<string>();
  private stopped = false;
  private readonly sql;
  private next = Infinity;
  /** Whether the last query was cut off by its limit, so that more rows may be due. */
  private moreDue = false;
  private cancel: () => void = () => undefined;

  constructor(
    db: DatabaseHandle,
    private readonly clock: Clock,
    private readonly retryDelayMs: (attempt: number) => number,
  ) {
    this.sql = {
      due: db.prepare(`SELECT service, id, name FROM wake_up WHERE due <= ? ORDER BY due LIMIT ?`),
      left: db.prepare('SELECT 1 FROM wake_up WHERE service = ? AND id = ? AND name = ? AND due <= ?'),
      next: db.prepare('SELECT min(due) AS next FROM wake_up WHERE due > ?'),
    };
  }

  async listen(service: string, ring: (ring: Ring) => Promise<void>): Promise<Subscription> {
    this.listeners.set(service, ring);
    this.setAlarm(this.clock.now());
    return {
      lag: () => 0,
      close: async () => {
        this.listeners.delete(service);
        await Promise.all(this.ringing.values());
        if (this.listeners.size === 0) this.cancel();
      },
    };
  }

  /** Cancels the alarm; called before the file is closed. */
  stop(): void {
    this.stopped = true;
    this.cancel();
  }

  /** Sets the alarm earlier when a commit has set an earlier wake-up. */
  changed(changes: readonly WakeUpChange[]): void {
    for (const change of changes)
      if (change.dueAt !== undefined && change.dueAt < this.next) this.setAlarm(change.dueAt);
  }

  private setAlarm(at: number): void {
    if (this.stopped) return;
    this.cancel();
    this.next = at;
    this.cancel = this.clock.alarm(at, () => this.ring());
  }

  private ring(): void {
    this.next = Infinity;
    const now = this.clock.now();
    const limit = READ_BATCH + this.ringing.size + this.delayed.size;
    const due = this.sql.due.all(now, limit) as unknown as Due[];
    this.moreDue = due.length === limit;
    for (const row of due) this.ringOne(row);
    const { next } = this.sql.next.get(now) as { next: number | null };
    if (next !== null && this.listeners.size > 0) this.setAlarm(Number(next));
  }

  private ringOne({ service, id, name }: Due): void {
    const listener = this.listeners.get(service);
    const key = `${service}/${id}/${name}`;
    if (!listener || this.delayed.has(key)) return;
    if (this.ringing.has(key)) return;
    const run = listener({ id, name })
      .then(() => void this.failed.delete(key))
      .catch(() => this.retryLater(key))
      .finally(() => {
        this.ringing.delete(key);
        if (this.isDue(service, id, name) || (this.moreDue && this.ringing.size === 0)) this.setAlarm(this.clock.now());
      });
    this.ringing.set(key, run);
  }

  /** Whether the wake-up is due again, because a commit set it again while its ring was being handled. */
  private isDue(service: string, id: string, name: string): boolean {
    if (this.stopped || this.delayed.has(`${service}/${id}/${name}`)) return false;
    return this.sql.left.get(service, id, name, this.clock.now()) !== undefined;
  }

  private retryLater(key: string): void {
    const attempt = (this.failed.get(key) ?? 0) + 1;
    this.failed.set(key, attempt);
    this.delayed.add(key);
    setTimeout(() => {
      this.delayed.delete(key);
      this.setAlarm(this.clock.now());
    }, this.retryDelayMs(attempt)).unref();
  }
}
