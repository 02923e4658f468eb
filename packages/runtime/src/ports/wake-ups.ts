import type { Subscription } from './event-log';
import type { WakeUpChange } from './documents';

export interface Ring {
  readonly id: string;
  readonly name: string;
}

/**
 * Rings when a wake-up set through a commit is due: never early, at least once, maybe late, maybe although it was
 * cancelled or replaced. A ring is a
 * hint; the handler looks at the document. A handler that rejects is rung again later. The same name on the same
 * document replaces.
 *
 * SQLite: one timer to the next due row. BullMQ: a delayed job named by service, document and name.
 */
export interface WakeUps {
  listen(service: string, ring: (ring: Ring) => Promise<void>): Promise<Subscription>;
}

/** For engines that stand apart from the documents; only the relay and the sweep call it. */
export interface SchedulableWakeUps {
  schedule(changes: readonly WakeUpChange[]): Promise<void>;
}
