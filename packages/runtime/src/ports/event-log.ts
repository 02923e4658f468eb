import type { TicketEvent } from '@hotline/contracts';

/** One delivery of an event to one group. `attempt` starts at 1 and grows by one each time the handler rejects. */
export interface Delivery {
  readonly event: TicketEvent;
  readonly attempt: number;
  /** Later events of the same ticket that already wait, in order. The handler may handle the first of them too. */
  readonly more?: readonly TicketEvent[];
}

export interface Subscription {
  /** Accepts no more events, and resolves when the running handlers have finished. May be called more than once. */
  close(): Promise<void>;
  /** Number of events that were appended but not yet handled by this group, as last known. For metrics. */
  lag(): number;
}

/**
 * Reading side of the log of ticket events.
 *
 * Promised:
 * - Every event reaches every group at least once, also after a crash. It may come more often, and an older event may
 *   be repeated after a newer one; the loop filters repeats by sequence.
 * - Events of one ticket reach a group in the order in which they were appended. The next one comes only after the
 *   handler has resolved for the previous one.
 * - A group that subscribes for the first time starts at the beginning of the log.
 * - An event counts as handled only when its handler has resolved.
 * - When a handler rejects, the log delivers the same event again later, with `attempt` raised by one, without limit.
 *   The ticket's later events wait; other tickets go on.
 *
 * Never promised: delivery exactly once, a time by which an event arrives, or an order between two tickets, whose
 * events may be handled at the same time.
 *
 * SQLite: one table, and for each group the position that it has reached. Kafka: one topic keyed by ticket id, one
 * consumer group for each service, offsets committed after the handler has resolved.
 */
export interface EventLog {
  /** Resolves when the group receives events; rejects when the engine cannot be used. */
  subscribe(group: string, handler: Handler): Promise<Subscription>;
}

export interface Handler {
  /** Resolves with how many of `event, ...more` it has handled, counted from the first; `undefined` means one. */
  handle(delivery: Delivery): Promise<number | void>;
  /**
   * Returns true if the group has nothing to do for an event, which then counts as handled. An engine may call this
   * before earlier events of the ticket are handled, or not at all.
   */
  passesOver?(event: TicketEvent): boolean;
  /**
   * Called, and awaited, before the first event of tickets that are new to this process: at start and after a
   * rebalance.
   */
  assigned(): Promise<void>;
}

/**
 * Writing side, for engines that keep the log in another store than the documents. Only the relay calls it. Where both
 * are one store, a commit publishes its events and there is no `AppendableLog`.
 */
export interface AppendableLog {
  /**
   * Appends events in this order, which holds for each ticket. Resolves when the events are durable. After an error any
   * of them may have been appended; the relay then appends all of them again, so an event may appear twice in the log.
   */
  append(events: readonly TicketEvent[]): Promise<void>;
}
