import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Text } from '@hotline/contracts';
import type { Engine, Relay, RunningService } from '@hotline/runtime';
import type { TokenFor } from './auth';
import type { Logger } from './observability/log';
import type { HostWorld } from './world';

/** Time between two checks of `idle`, in ms. */
const LOOK_EVERY_MS = 2;

/** A started process. */
export interface Running {
  /** Address of the API; empty when nothing listens. */
  readonly url: string;
  readonly app: NestFastifyApplication;
  readonly world: HostWorld;
  /** Throws when the process holds no such service. */
  service(name: string): RunningService;
  /** A token of the built-in development issuer; rejects when an OIDC provider is configured. */
  token(who: TokenFor): Promise<string>;
  /** Sentences for the person who starts the process, such as the link to the first account. */
  startNotices(): Promise<readonly Text[]>;
  /**
   * In every service, delivers the acts (messages and calls) that have no result yet, and triggers overdue wake-ups.
   */
  sweep(): Promise<void>;
  /** Resolves when every service has handled the whole log and no message or call is being delivered. */
  idle(): Promise<void>;
  /** Accepts no more requests, finishes open ones, drains the services, closes the engine. Idempotent. */
  close(): Promise<void>;
}

/** Time between two sweeps, and further work of each. */
interface SweepChores {
  readonly everySeconds: number;
  /** Loads changes of other processes whose broadcast was missed. */
  readonly before: () => Promise<void>;
  /** Deletes uploaded files that no ticket got. Runs when every service has been swept. */
  readonly after: () => Promise<void>;
}

/** Runs the sweeps of one process and stops its services in order. */
export class ProcessMaintenance {
  private timer: NodeJS.Timeout | undefined;
  private closed: Promise<void> | undefined;
  private sweeping = Promise.resolve();

  constructor(
    private readonly services: readonly RunningService<never>[],
    private readonly engine: Engine,
    private readonly relay: Relay | undefined,
    private readonly log: Logger,
    private readonly chores: SweepChores,
  ) {}

  /**
   * Starts the first sweep without waiting for it, so that work left by an earlier process does not delay the start.
   */
  begin(): void {
    this.sweepAndRepeat();
  }

  private sweepAndRepeat(): void {
    void this.sweep()
      .catch((error: unknown) => this.log.error({ err: error }, 'a sweep failed'))
      .then(() => {
        if (!this.closed) this.timer = setTimeout(() => this.sweepAndRepeat(), 1000 * this.chores.everySeconds).unref();
      });
  }

  /** Runs one sweep, after all sweeps that were requested earlier. */
  sweep(): Promise<void> {
    this.sweeping = this.sweeping.catch(() => undefined).then(() => this.sweepOnce());
    return this.sweeping;
  }

  private async sweepOnce(): Promise<void> {
    this.relay?.nudge();
    await this.chores.before();
    if (this.closed) return;
    const outcomes = await Promise.allSettled(this.services.map((service) => service.sweep()));
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    await this.chores.after();
  }

  async idle(): Promise<void> {
    await this.sweeping.catch(() => undefined);
    for (;;) {
      await Promise.all(this.services.map((service) => service.loop.acts.settled()));
      if ((await this.nothingWaits()) && this.services.every((service) => service.lag() === 0)) return;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }

  /** Nest stops HTTP first and then each service; the engine closes last. */
  close(app: { close(): Promise<void> }): Promise<void> {
    this.closed ??= this.stop(app);
    return this.closed;
  }

  private async stop(app: { close(): Promise<void> }): Promise<void> {
    clearTimeout(this.timer);
    this.log.info('draining');
    try {
      await app.close();
      await this.sweeping.catch(() => undefined);
      await this.relay?.close();
    } finally {
      await this.engine.close();
    }
    this.log.info('closed');
  }

  private async nothingWaits(): Promise<boolean> {
    return ((await this.engine.apart?.outbox.pending(1)) ?? []).length === 0;
  }
}
