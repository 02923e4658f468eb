import type { DatabaseHandle } from '../file/database';
import type { TicketEvent } from '@hotline/contracts';
import { receiveEvent, type AppendableLog, type EventLog, type Handler, type Subscription } from '@hotline/runtime';
import { Group } from './group';
import type { LogEntry } from './log-entry';
import { ANSWER_ROW_ID, type WriteOperation, type Results, type Writer } from '../file/writer';

/**
 * Number of parsed events kept in memory for groups that have not read them. Groups that keep up never read the table.
 */
const TAIL = 20_000;
/** Smallest number of events dropped from memory together, because each drop copies the rest. */
const DROP_BATCH = 1000;
const READ_BATCH = 500;

/** The log table. Positions grow in the order of appends and may have gaps. */
export class SqliteLog implements EventLog, AppendableLog {
  private readonly sql;
  private readonly groups = new Map<string, Group>();
  private tail: LogEntry[] = [];
  private head: number;

  constructor(
    db: DatabaseHandle,
    private readonly writer: Writer,
    private readonly retryDelayMs: (attempt: number) => number,
  ) {
    this.sql = {
      append: writer.statement('INSERT INTO log (event) VALUES (?)'),
      read: db.prepare(`SELECT position, event FROM log WHERE position > ? ORDER BY position LIMIT ${READ_BATCH}`),
      head: db.prepare('SELECT max(position) AS head FROM log'),
      cursor: db.prepare('SELECT position FROM log_cursor WHERE name = ?'),
      setCursor: writer.statement(
        'INSERT INTO log_cursor (name, position) VALUES (?, ?) ON CONFLICT DO UPDATE SET position = excluded.position',
      ),
    };
    this.head = Number((this.sql.head.get() as { head: number | null }).head ?? 0);
  }

  append(events: readonly TicketEvent[]): Promise<void> {
    return this.writer.write(this.operations(events), (positions) => this.publish(events, positions));
  }

  /** Returns the operations that store the events; the result of each is its position. */
  operations(events: readonly TicketEvent[]): WriteOperation[] {
    return events.map((event) => [this.sql.append, [JSON.stringify(event)], ANSWER_ROW_ID]);
  }

  /** Makes durable events available to the groups. Must be called in the order of positions. */
  publish(events: readonly TicketEvent[], positions: Results): void {
    events.forEach((event, i) => this.tail.push({ position: Number(positions[i]), event }));
    this.head = this.tail.at(-1)?.position ?? this.head;
    this.trim();
    for (const group of this.groups.values()) group.wake();
  }

  async subscribe(name: string, handler: Handler): Promise<Subscription> {
    if (this.groups.has(name)) throw new Error(`group ${name} already has a subscription in this process`);
    await handler.assigned();
    const start = Number((this.sql.cursor.get(name) as { position: number } | undefined)?.position ?? 0);
    const group = new Group(handler, start, {
      after: (position) => this.after(position),
      head: () => this.head,
      retryDelayMs: this.retryDelayMs,
    });
    this.groups.set(name, group);
    group.wake();
    let closing: Promise<void> | undefined;
    return { lag: () => group.lag(), close: () => (closing ??= this.leave(name, group)) };
  }

  /** Stops all groups; call before the file is closed. */
  stop(): void {
    for (const group of this.groups.values()) group.stop();
  }

  /**
   * Returns operations that store the changed positions of groups. They become part of a transaction that is written
   * anyway.
   */
  cursors(): WriteOperation[] {
    const moved = [...this.groups].filter(([, group]) => group.dirty);
    return moved.map(([name, group]) => {
      group.dirty = false;
      return [this.sql.setCursor, [name, group.watermark]];
    });
  }

  private async leave(name: string, group: Group): Promise<void> {
    await group.close();
    await this.writer.write([[this.sql.setCursor, [name, group.watermark]]]);
    this.groups.delete(name);
  }

  private trim(): void {
    const taken = lowerBound(this.tail, Math.min(...[...this.groups.values()].map((group) => group.position)) + 1);
    const tooMany = this.tail.length - 2 * TAIL > 0 ? this.tail.length - TAIL : 0;
    if (Math.max(taken, tooMany) >= DROP_BATCH) this.tail.splice(0, Math.max(taken, tooMany));
  }

  private after(position: number): readonly LogEntry[] {
    const first = this.tail[0]?.position ?? Infinity;
    if (position >= this.head) return [];
    if (position + 1 < first)
      return (this.sql.read.all(position) as { position: number; event: string }[]).map(entryOf);
    const start = lowerBound(this.tail, position + 1);
    return this.tail.slice(start, start + READ_BATCH);
  }
}

const entryOf = (row: { position: number; event: string }): LogEntry => ({
  position: Number(row.position),
  event: receiveEvent(JSON.parse(row.event) as object),
});

function lowerBound(sorted: readonly LogEntry[], position: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as LogEntry).position < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
