import type { ServiceDefinition } from '../definition';
import type { Engine } from '../ports/engine';
import type { Act } from '../ports/documents';
import type { Ring } from '../ports/wake-ups';
import type { Delivery, Subscription } from '../ports/event-log';
import { Loop, type OnStep } from './loop';
import { Parking, parkedCollection } from './parked';
import { refuseUnreadable } from './receive';

/** Deliveries of one event before its ticket is parked. */
const ATTEMPTS = 5;
const SWEEP_BATCH = 200;

export interface ServiceReports {
  onStep?: OnStep;
  onParked?: (service: string, ticketId: string, error: unknown) => void;
  onActFailed?: (service: string, act: Act, error: unknown) => void;
  /** Only from the sweep; the engine rings again. */
  onRingFailed?: (service: string, ring: Ring, error: unknown) => void;
  onHandled?: (service: string, delivery: Delivery) => void;
}

/** One service on an engine: its loop, its place in the log, its wake-ups. */
export class RunningService<S = unknown> {
  private subscriptions: Subscription[] = [];

  private constructor(
    readonly name: string,
    readonly loop: Loop<S>,
    readonly parking: Parking,
    private readonly engine: Engine,
    private readonly reports: ServiceReports,
  ) {}

  static async prepare<S>(definition: ServiceDefinition<S>, engine: Engine, reports: ServiceReports = {}): Promise<RunningService<S>> {
    const name = definition.collection.name;
    const documents = await engine.documents(definition.collection);
    const parked = await engine.documents(parkedCollection);
    const onActFailed = (act: Act, error: unknown): void => reports.onActFailed?.(name, act, error);
    const loop = new Loop(definition, documents, engine.clock, reports.onStep, onActFailed);
    return new RunningService(name, loop, new Parking(name, parked, () => engine.clock.now()), engine, reports);
  }

  /** Reads the log from where this service stopped, and hears its wake-ups. */
  async listen(): Promise<void> {
    await this.sweep();
    this.subscriptions = [
      await this.engine.log.subscribe(this.name, { handle: (delivery) => this.handle(delivery), assigned: () => this.parking.reload() }),
      await this.engine.wakeUps.listen(this.name, (ring) => this.loop.ring(ring)),
    ];
  }

  /** Finds what a crash or a wake-up engine left behind: acts without outcome, wake-ups that are due. */
  async sweep(): Promise<void> {
    for (const id of await this.loop.documents.withActs(SWEEP_BATCH)) {
      const stored = await this.loop.documents.load(id);
      if (stored) await this.loop.act(stored);
    }
    for (const ring of await this.loop.documents.withDue(this.engine.clock.now(), SWEEP_BATCH)) {
      await this.loop.ring(ring).catch((error: unknown) => this.reports.onRingFailed?.(this.name, ring, error));
    }
  }

  lag(): number {
    return this.subscriptions[0]?.lag() ?? 0;
  }

  async replayParked(ticketId: string): Promise<number> {
    return this.parking.replay(ticketId, (event) => this.loop.react(event));
  }

  /** Takes no more, lets what is under way finish. */
  async close(): Promise<void> {
    await Promise.all(this.subscriptions.map((subscription) => subscription.close()));
    await this.loop.settled();
  }

  private async handle(delivery: Delivery): Promise<void> {
    if (await this.parking.hold(delivery.event)) return;
    try {
      refuseUnreadable(delivery.event);
      await this.loop.react(delivery.event);
    } catch (error) {
      if (delivery.attempt < ATTEMPTS) throw error;
      await this.parking.park(delivery.event, error);
      this.reports.onParked?.(this.name, delivery.event.subject, error);
    }
    this.reports.onHandled?.(this.name, delivery);
  }
}
