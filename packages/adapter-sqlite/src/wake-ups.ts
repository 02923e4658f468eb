import type { DatabaseHandle } from './file/database';
import type { Clock, Ring, Subscription, WakeUpChange, WakeUps } from '@hotline/runtime';

const BATCH = 500;

interface Due extends Ring {
  readonly service: string;
}

/** One alarm to the next due row. The rows are written by the commits; a ring that is handled commits them away. */
export class SqliteWakeUps implements WakeUps {
  private readonly listeners = new Map<string, (ring: Ring) => Promise<void>>();
  private readonly ringing = new Map<string, Promise<void>>();
  private readonly failed = new Map<string, number>();
  /** Failed ones that wait for another attempt. */
  private readonly resting = new Set<string>();
  private stopped = false;
  private readonly sql;
  private next = Infinity;
  /** The last look did not see all that was due. */
  private more = false;
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

  /** The file is about to be closed. */
  stop(): void {
    this.stopped = true;
    this.cancel();
  }

  /** A commit set or cancelled some. */
  changed(changes: readonly WakeUpChange[]): void {
    for (const change of changes) if (change.dueAt !== undefined && change.dueAt < this.next) this.set(change.dueAt);
  }

  private set(at: number): void {
    if (this.stopped) return;
    this.cancel();
    this.next = at;
    this.cancel = this.clock.alarm(at, () => this.ring());
  }

  private ring(): void {
    this.next = Infinity;
    const now = this.clock.now();
    const limit = BATCH + this.ringing.size + this.resting.size;
    const due = this.sql.due.all(now, limit) as unknown as Due[];
    this.more = due.length === limit;
    for (const row of due) this.ringOne(row);
    const { next } = this.sql.next.get(now) as { next: number | null };
    if (next !== null && this.listeners.size > 0) this.set(Number(next));
  }

  private ringOne({ service, id, name }: Due): void {
    const listener = this.listeners.get(service);
    const key = `${service}/${id}/${name}`;
    if (!listener || this.resting.has(key)) return;
    if (this.ringing.has(key)) return;
    const run = listener({ id, name })
      .then(() => void this.failed.delete(key))
      .catch(() => this.again(key))
      .finally(() => {
        this.ringing.delete(key);
        if (this.isDue(service, id, name) || (this.more && this.ringing.size === 0)) this.set(this.clock.now());
      });
    this.ringing.set(key, run);
  }

  /** Set anew, and due already, while its ring was under way. */
  private isDue(service: string, id: string, name: string): boolean {
    if (this.stopped || this.resting.has(`${service}/${id}/${name}`)) return false;
    return this.sql.left.get(service, id, name, this.clock.now()) !== undefined;
  }

  private again(key: string): void {
    const attempt = (this.failed.get(key) ?? 0) + 1;
    this.failed.set(key, attempt);
    this.resting.add(key);
    setTimeout(() => {
      this.resting.delete(key);
      this.set(this.clock.now());
    }, this.retryDelayMs(attempt)).unref();
  }
}
