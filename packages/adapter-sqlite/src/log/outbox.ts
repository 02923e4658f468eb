import type { DatabaseHandle } from '../file/database';
import type { TicketEvent } from '@hotline/contracts';
import type { Outbox, OutboxSource } from '@hotline/runtime';
import type { WriteOperation, Writer } from '../file/writer';

/**
 * Events of commits that the relay must still append to the log in the other file. Entries have no wake-ups, because
 * these are rows in the same file as the documents.
 */
export class SqliteOutbox implements OutboxSource {
  private nudge: () => void = () => undefined;
  private readonly add;
  private readonly drop;
  private readonly oldest;

  constructor(
    db: DatabaseHandle,
    private readonly writer: Writer,
  ) {
    this.add = writer.statement('INSERT INTO outbox (id, events) VALUES (?, ?)');
    this.drop = writer.statement('DELETE FROM outbox WHERE position = ?');
    this.oldest = db.prepare('SELECT position, events FROM outbox ORDER BY position LIMIT ?');
  }

  operations(id: string, events: readonly TicketEvent[]): readonly WriteOperation[] {
    return events.length > 0 ? [[this.add, [id, JSON.stringify(events)]]] : [];
  }

  committed(): void {
    this.nudge();
  }

  async pending(limit: number): Promise<readonly Outbox[]> {
    const rows = this.oldest.all(limit) as { position: number; events: string }[];
    return rows.map((row) => ({
      id: String(row.position),
      events: JSON.parse(row.events) as TicketEvent[],
      wakeUps: [],
    }));
  }

  async mark(entries: readonly Outbox[]): Promise<void> {
    await this.writer.write(entries.map((entry) => [this.drop, [Number(entry.id)]]));
  }

  onCommit(nudge: () => void): void {
    this.nudge = nudge;
  }
}
