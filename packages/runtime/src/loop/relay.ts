import type { Engine } from '../ports/engine';
import type { OnStep } from './loop';

const BATCH = 500;

/**
 * Carries what commits left in the outbox to a log and wake-ups that stand apart: append, schedule, then mark. A crash between repeats the batch,
 * which consumers filter by sequence. Nudged by each commit, and run once at start for what a crash left behind.
 */
export class Relay {
  private running: Promise<void> | undefined;
  private again = false;
  private closed = false;

  constructor(
    private readonly apart: NonNullable<Engine['apart']>,
    private readonly onError: (error: unknown) => void,
    private readonly onStep: OnStep = () => undefined,
  ) {
    apart.outbox.onCommit(() => this.nudge());
  }

  /** Starts a drain, or makes the one under way look once more. */
  nudge(): void {
    if (this.closed) return;
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = this.drain()
      .catch(this.onError)
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
  }

  private async drain(): Promise<void> {
    for (;;) {
      const entries = await this.apart.outbox.pending(BATCH);
      if (entries.length === 0) return;
      await this.apart.log.append(entries.flatMap((entry) => entry.events));
      await this.apart.wakeUps?.schedule(entries.flatMap((entry) => entry.wakeUps));
      for (const entry of entries) this.onStep('published', 'relay', entry.id);
      await this.apart.outbox.mark(entries);
      for (const entry of entries) this.onStep('marked', 'relay', entry.id);
    }
  }
}
