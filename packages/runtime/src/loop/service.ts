import type { TicketEvent } from '@hotline/contracts';
import type { ServiceDefinition } from '../definition';
import { EngineAway, type Engine } from '../ports/engine';
import type { Act } from '../ports/documents';
import type { Ring } from '../ports/wake-ups';
import type { Delivery, Subscription } from '../ports/event-log';
import { Loop, type OnStep } from './loop';
import { Parking, parkedCollection } from './parked';
import { isUnreadable, refuseUnreadable } from './receive';

/** Number of failed deliveries of one event after which its ticket is parked. */
const ATTEMPTS = 5;
const SWEEP_BATCH = 200;
/** Pending acts are counted up to this number: readiness and metrics need no exact figure above it. */
const MOST_COUNTED = 1000;
/** Largest number of batches in one sweep; the next sweep handles the rest. */
const MOST_BATCHES = 100;
/**
 * A sweep schedules again the wake-ups that are due within this time, because the engine may have lost them. It is
 * about twice the time between two sweeps.
 */
const SOON_MS = 60_000;
const MOST_SOON = 1000;
/** Largest number of events of one ticket that one commit handles. */
const TOGETHER = 16;

export interface ServiceReports {
  onStep?: OnStep;
  onParked?: (service: string, ticketId: string, error: unknown) => void;
  onActFailed?: (service: string, act: Act, error: unknown) => void;
  /**
   * Called with true when acts of this type are paused because their receiver fails, and with false when they are
   * delivered again.
   */
  onActsPaused?: (service: string, type: string, paused: boolean) => void;
  /** Called when the sweep found a due wake-up and handling it failed. The next sweep tries again. */
  onRingFailed?: (service: string, ring: Ring, error: unknown) => void;
  onHandled?: (service: string, event: TicketEvent) => void;
}

/** One service on an engine: its loop, its subscription to the log, its wake-ups and its parked tickets. */
export class RunningService<S = unknown> {
  private subscriptions: Subscription[] = [];

  private constructor(
    readonly name: string,
    readonly loop: Loop<S>,
    readonly parking: Parking,
    private readonly engine: Engine,
    private readonly reports: ServiceReports,
  ) {}

  static async prepare<S>(
    definition: ServiceDefinition<S, never>,
    engine: Engine,
    reports: ServiceReports = {},
  ): Promise<RunningService<S>> {
    const name = definition.collection.name;
    const documents = await engine.documents(definition.collection);
    const parked = await engine.documents(parkedCollection);
    const loop = new Loop(definition, documents, engine.clock, reports.onStep, {
      onActFailed: (act, error) => reports.onActFailed?.(name, act, error),
      onActsPaused: (type, paused) => reports.onActsPaused?.(name, type, paused),
    });
    const parking = new Parking(name, parked, () => engine.clock.now());
    return new RunningService(name, loop, parking, engine, reports);
  }

  /**
   * Subscribes to the log, from the position that this service has reached, and to its wake-ups. The first sweep finds
   * the acts and wake-ups that an earlier process left behind.
   */
  async listen(): Promise<void> {
    this.subscriptions = [
      await this.engine.log.subscribe(this.name, {
        handle: (delivery) => this.handle(delivery),
        passesOver: (event) => this.passesOver(event),
        assigned: () => this.parking.reload(),
      }),
      await this.engine.wakeUps.listen(this.name, (ring) => this.loop.ring(ring)),
    ];
  }

  /**
   * Handles what a crash or a lossy wake-up engine left behind. It delivers acts without an outcome, rings wake-ups
   * that are due, and schedules again those that are due soon. Wake-ups do not wait for acts, whose receiver may hang.
   */
  async sweep(): Promise<void> {
    const delivered = this.deliverPending();
    delivered.catch(() => undefined);
    for (let batches = 0; batches < MOST_BATCHES && (await this.ringDue()) === SWEEP_BATCH; batches += 1);
    await this.scheduleSoon();
    await delivered;
  }

  /** Number of documents with acts that have no outcome yet, counted up to `limit`. */
  async countPendingActs(limit = MOST_COUNTED): Promise<number> {
    return this.loop.hasActs ? (await this.loop.documents.withActs(limit)).length : 0;
  }

  /**
   * Delivers pending acts, the oldest first. Acts that fail are tried again in the next sweep, and newer acts are still
   * tried in this one. So acts that a receiver rejects for ever do not block newer ones. While a type of act is paused,
   * a batch in which every document failed ends the delivery.
   */
  private async deliverPending(): Promise<void> {
    const failed = new Set<string>();
    for (let batches = 0; batches < MOST_BATCHES; batches += 1) {
      const pending = await this.loop.documents.withActs(SWEEP_BATCH + failed.size);
      const ids = pending.filter((id) => !failed.has(id));
      const delivered = await Promise.all(ids.map((id) => this.deliver(id)));
      ids.filter((_, i) => !delivered[i]).forEach((id) => failed.add(id));
      const isPaused = this.loop.acts.pausedTypes().length > 0;
      if (ids.length < SWEEP_BATCH || (isPaused && !delivered.includes(true))) return;
    }
  }

  private async deliver(id: string): Promise<boolean> {
    const stored = await this.loop.documents.load(id);
    return stored !== undefined && this.loop.acts.deliver(stored);
  }

  /** Handles one batch of wake-ups that are due. Resolves with the number of wake-ups found. */
  private async ringDue(): Promise<number> {
    const due = await this.loop.documents.withDue(this.engine.clock.now(), SWEEP_BATCH);
    for (const ring of due)
      await this.loop.ring(ring).catch((error: unknown) => this.reports.onRingFailed?.(this.name, ring, error));
    return due.length;
  }

  /**
   * Schedules again the wake-ups that are due soon. One that the engine lost then rings in time, not only at a later
   * sweep.
   */
  private async scheduleSoon(): Promise<void> {
    const wakeUps = this.engine.apart?.wakeUps;
    if (!wakeUps) return;
    const now = this.engine.clock.now();
    const soon = (await this.loop.documents.withDue(now + SOON_MS, MOST_SOON)).filter(({ dueAt }) => dueAt > now);
    await wakeUps.schedule(soon.map((wakeUp) => ({ service: this.name, ...wakeUp })));
  }

  lag(): number {
    return this.subscriptions[0]?.lag() ?? 0;
  }

  async replayParked(ticketId: string): Promise<number> {
    return this.parking.replay(ticketId, async (event) => void (await this.loop.react(event)));
  }

  /** Accepts no more events, rings or acts, and resolves when the running ones have finished. */
  async close(): Promise<void> {
    await Promise.all(this.subscriptions.map((subscription) => subscription.close()));
    await this.loop.acts.close();
  }

  /** Whether an event needs no handling: the service has no reaction to it, and its ticket is not parked. */
  private passesOver(event: TicketEvent): boolean {
    if (this.loop.wants(event) || isUnreadable(event) || this.parking.holds(event.subject)) return false;
    this.reports.onHandled?.(this.name, event);
    return true;
  }

  private async handle(delivery: Delivery): Promise<number> {
    const { event, more = [], attempt } = delivery;
    if (await this.parking.hold(event)) return 1;
    const taken = await this.reactTogether(event, more.slice(0, TOGETHER - 1), attempt);
    for (const handled of [event, ...more].slice(0, taken)) this.reports.onHandled?.(this.name, handled);
    return taken;
  }

  /**
   * Handles several events in one commit. If that fails it handles only the first one, so that only an event that fails
   * itself is retried, and parked in the end.
   */
  private async reactTogether(event: TicketEvent, more: readonly TicketEvent[], attempt: number): Promise<number> {
    if (more.length > 0 && attempt === 1) {
      try {
        for (const one of [event, ...more]) refuseUnreadable(one);
        return await this.loop.react(event, ...more);
      } catch {
        // Handling the first event alone, below, reports the error if that event is its cause.
      }
    }
    try {
      refuseUnreadable(event);
      await this.loop.react(event);
    } catch (error) {
      if (attempt < ATTEMPTS || error instanceof EngineAway) throw error;
      await this.parking.park(event, error);
      this.reports.onParked?.(this.name, event.subject, error);
    }
    return 1;
  }
}
