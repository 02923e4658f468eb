import type { Engine } from '../ports/engine';
import type { OnStep } from './loop';

const BATCH = 500;
/**
 * Delay before the next attempt after an error. The relay tries again by itself, because no further commit may come to
 * start it.
 */
const RETRY_MS = 1000;

/**
 * Carries the entries of the outbox to a log and wake-ups that are separate stores: it appends events, schedules
 * wake-ups, then marks the entries. A crash between two of these steps repeats the batch, and consumers filter repeated
 * events by sequence. When wake-ups cannot be scheduled, the relay goes on without them: the sweep finds them in the
 * documents. Each commit starts the relay. The process must also start it once, for entries that a crash left behind.
 */
export class Relay {
  private running: Promise<void> | undefined;
  private again = false;
  private closed = false;
  private retry: NodeJS.Timeout | undefined;

  constructor(
    private readonly apart: NonNullable<Engine['apart']>,
    private readonly onError: (error: unknown) => void,
    private readonly onStep: OnStep = () => undefined,
    private readonly retryMs = RETRY_MS,
  ) {
    apart.outbox.onCommit(() => this.nudge());
  }

  /** Starts a drain, or makes the running one read the outbox once more. */
  nudge(): void {
    if (this.closed) return;
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = this.drain()
      .catch((error: unknown) => {
        this.retry ??= setTimeout(() => this.nudgeAgain(), this.retryMs).unref();
        this.onError(error);
      })
      .finally(() => {
        this.running = undefined;
        if (this.again) {
          this.again = false;
          this.nudge();
        }
      });
  }

  async close(): Promise<void> {
    while (this.running) await this.running;
    this.closed = true;
    clearTimeout(this.retry);
  }

  private nudgeAgain(): void {
    this.retry = undefined;
    this.nudge();
  }

  private async drain(): Promise<void> {
    for (;;) {
      const entries = await this.apart.outbox.pending(BATCH);
      if (entries.length === 0) return;
      await this.apart.log.append(entries.flatMap((entry) => entry.events));
      await this.apart.wakeUps?.schedule(entries.flatMap((entry) => entry.wakeUps)).catch(this.onError);
      for (const entry of entries) this.onStep('published', 'relay', entry.id);
      await this.apart.outbox.mark(entries);
      for (const entry of entries) this.onStep('marked', 'relay', entry.id);
    }
  }
}
