import type { Clock, Ring, SchedulableWakeUps, Subscription, WakeUpChange, WakeUps } from '@hotline/runtime';

type Listener = (ring: Ring) => Promise<void>;
const RETRY_MS = 1;

/**
 * Wake-ups that are kept outside the documents, as alarms of one clock. They stay while engines are closed and opened
 * again.
 */
export class ClockWakeUps implements WakeUps, SchedulableWakeUps {
  private readonly alarms = new Map<string, () => void>();
  private readonly listeners = new Map<string, Listener>();
  private readonly waiting: { readonly service: string; readonly ring: Ring }[] = [];

  constructor(private readonly clock: Clock) {}

  async schedule(changes: readonly WakeUpChange[]): Promise<void> {
    for (const { service, id, name, dueAt } of changes) {
      const key = JSON.stringify([service, id, name]);
      this.alarms.get(key)?.();
      this.alarms.delete(key);
      if (dueAt !== undefined)
        this.alarms.set(
          key,
          this.clock.alarm(dueAt, () => this.ring(service, { id, name })),
        );
    }
  }

  async listen(service: string, listener: Listener): Promise<Subscription> {
    this.listeners.set(service, listener);
    for (const missed of this.waiting.splice(0)) this.ring(missed.service, missed.ring);
    return { lag: () => 0, close: async () => void this.listeners.delete(service) };
  }

  /** Forgets the listeners of an engine that is closed or has died. */
  forgetListeners(): void {
    this.listeners.clear();
  }

  private ring(service: string, ring: Ring): void {
    const listener = this.listeners.get(service);
    if (!listener) this.waiting.push({ service, ring });
    else void listener(ring).catch(() => setTimeout(() => this.ring(service, ring), RETRY_MS));
  }
}
