import { randomBytes } from 'node:crypto';
import type { Broadcast, Stored } from '@hotline/runtime';
import type { TicketRow } from '../domain/row';

/** Topic on which each change of a row is published. */
export const CHANGES = 'board:tickets';

/** Number of changes that are kept for streams that reconnect; one takes about 100 bytes. */
const REMEMBERED = 20_000;

export interface NumberedChange {
  /** Position in the stream, for `Last-Event-ID`. */
  readonly id: string;
  readonly stored: Stored<TicketRow>;
}

/**
 * The latest changes of rows that this process has received. They are numbered, so that a stream can resume after a
 * broken connection. A position from another process, or from an earlier start, is unknown here.
 */
export class RecentChanges {
  private readonly origin = randomBytes(6).toString('hex');
  /** Ids of the tickets that changed, the latest last; the first has the number `first`. */
  private readonly tickets: string[] = [];
  private first = 1;
  private readonly listeners = new Set<(change: NumberedChange) => void>();

  constructor(broadcast: Broadcast, topic: string) {
    broadcast.subscribe(topic, (message) => this.hear(message as Stored<TicketRow>));
  }

  /** Position of the latest change. */
  get latest(): string {
    return this.idOf(this.first + this.tickets.length - 1);
  }

  /** Returns a function that removes the listener. */
  subscribe(listener: (change: NumberedChange) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Tickets that changed after a position, each once; undefined when the position is unknown. */
  since(position: string): readonly string[] | undefined {
    const [origin, number = ''] = position.split('.');
    const next = Number(number) + 1;
    if (origin !== this.origin || !Number.isSafeInteger(next)) return undefined;
    if (next < this.first || next > this.first + this.tickets.length) return undefined;
    return [...new Set(this.tickets.slice(next - this.first))];
  }

  private hear(stored: Stored<TicketRow>): void {
    this.tickets.push(stored.id);
    if (this.tickets.length > REMEMBERED) this.first += this.tickets.splice(0, REMEMBERED / 10).length;
    const change = { id: this.latest, stored };
    for (const listener of this.listeners) listener(change);
  }

  private idOf(number: number): string {
    return `${this.origin}.${number}`;
  }
}
