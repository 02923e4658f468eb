import type { TicketEvent } from '@hotline/contracts';

/** One delivery. `attempt` starts at 1 and grows while the handler keeps rejecting. */
export interface Delivery {
  readonly event: TicketEvent;
  readonly attempt: number;
  /** Later events of the same ticket that wait already, in order: a handler may take some of them along. */
  readonly more?: readonly TicketEvent[];
}

export interface Subscription {
  /** Stops taking events, lets those under way finish, then resolves. Idempotent. */
  close(): Promise<void>;
  /** Events appended but not yet handled by this group; the lag metric. */
  lag(): number;
}

/**
 * Reading side of the log of ticket events.
 *
 * Promises: every event reaches every group at least once, maybe more often, also after a crash · events of one ticket
 * reach a group in the
 * order in which they were appended, and the next one only after the handler resolved for the one before · nothing is
 * promised across tickets,
 * which may be handled at the same time · a group that subscribes for the first time starts from the beginning of the
 * log · an event counts as
 * handled only when its handler has resolved. A handler that rejects gets the same event again later (`attempt` + 1);
 * the other tickets go on.
 * Never promised: exactly once, a time by which an event arrives, order between two tickets.
 *
 * SQLite: a table and a cursor a group. Kafka: one topic keyed by ticket id, one consumer group a service, offsets
 * committed after the handler.
 */
export interface EventLog {
  subscribe(group: string, handler: Handler): Promise<Subscription>;
}

export interface Handler {
  /** Answers how many of `event, ...more` it has handled, from the first on; nothing means one. */
  handle(delivery: Delivery): Promise<number | void>;
  /**
   * Whether nothing has to be done for an event. An engine may ask before the event waits for its turn; what is passed
   * over counts as handled.
   */
  passesOver?(event: TicketEvent): boolean;
  /**
   * Called, and awaited, before the first event of tickets that this member did not receive until now (start,
   * rebalance).
   */
  assigned(): Promise<void>;
}

/**
 * Writing side, for engines that keep the log apart from the documents; only the relay calls it. Where both are one
 * store, a commit publishes
 * and this interface is absent. Resolves when the events are durable. The same event appended twice may appear twice.
 */
export interface AppendableLog {
  append(events: readonly TicketEvent[]): Promise<void>;
}
