import type { Subscription } from './event-log';
import type { WakeUpChange } from './documents';

export interface Ring {
  readonly id: string;
  readonly name: string;
}

/**
 * Rings when a wake-up that a commit has set is due.
 *
 * Promised: never early; a wake-up with the same name in the same document replaces the previous one; when the handler
 * rejects, the engine rings again later, and other wake-ups go on meanwhile.
 *
 * Never promised: a time by which it rings, an order, or silence after the wake-up was cancelled, replaced or handled.
 * A ring is a hint, so the handler checks the document and the clock. An engine may lose a wake-up; the sweep then
 * finds it in the documents.
 *
 * SQLite: one timer for the next row that is due. BullMQ: a delayed job, named by service, document and wake-up.
 */
export interface WakeUps {
  /** Calls `ring` for each wake-up of the service that is due, including those set before this call. */
  listen(service: string, ring: (ring: Ring) => Promise<void>): Promise<Subscription>;
}

/** For wake-up engines that are another store than the documents. Only the relay and the sweep call it. */
export interface SchedulableWakeUps {
  /** Sets, replaces and cancels wake-ups in this order. The same call twice has the effect of one. */
  schedule(changes: readonly WakeUpChange[]): Promise<void>;
}
