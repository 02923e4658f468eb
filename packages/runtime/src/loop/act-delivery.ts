import {
  BrokenCircuitError,
  bulkhead,
  BulkheadRejectedError,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  handleWhen,
  timeout,
  TimeoutStrategy,
} from 'cockatiel';
import type { Act, Stored } from '../ports/documents';

/**
 * The receiver answers, but refuses this one act (for example HTTP 400). The act stays pending. Unlike a timeout or a
 * lost connection, this error does not count as a failure of the receiver, so it never pauses the delivery of other
 * acts.
 */
export class ActRejected extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ActRejected';
  }
}

export interface DeliveryLimits {
  /** Time limit of one attempt, in ms. */
  readonly timeoutMs: number;
  /** Largest number of acts of one type that are attempted at the same time. */
  readonly concurrent: number;
  /** Largest number of acts of one type that wait in memory for a free slot; the sweep delivers the others later. */
  readonly queued: number;
  /** Number of failures in a row after which the acts of that type are paused. */
  readonly failures: number;
  /** Length of a pause, in ms. After it one act is attempted, whose result ends the pause or begins another. */
  readonly pauseMs: number;
}
const LIMITS: DeliveryLimits = { timeoutMs: 10_000, concurrent: 16, queued: 1000, failures: 5, pauseMs: 10_000 };

export interface DeliveryHandlers<S> {
  /** Makes one attempt. It must end when the signal aborts; a result after the time limit is ignored. */
  readonly perform: (act: Act, stored: Stored<S>, signal: AbortSignal) => Promise<unknown>;
  /** Stores the result of a successful attempt. */
  readonly record: (act: Act, stored: Stored<S>, result: unknown) => Promise<void>;
  /** Called for each attempt that failed, but not for acts that were not attempted. */
  readonly onFailed: (act: Act, error: unknown) => void;
  /**
   * Called with true when acts of a type are paused because their receiver fails, and with false when they are
   * delivered again.
   */
  readonly onPaused?: (type: string, paused: boolean) => void;
}

interface Lane {
  execute<T>(attempt: (context: { readonly signal: AbortSignal }) => Promise<T>): Promise<T>;
  paused(): boolean;
}

/** The act was not attempted, because the service is closing. */
class NotAttempted extends Error {}

/**
 * Delivers the acts of one service after their commit. Each is performed at least once; those of one document in order,
 * those of different documents at the same time. When a receiver hangs or fails several times in a row, acts of its
 * type are paused. They stay in the store, and the sweep (`RunningService.sweep`) delivers them later.
 */
export class ActDelivery<S> {
  private readonly attempts = new Map<string, Promise<boolean>>();
  private readonly deliveries = new Set<Promise<boolean>>();
  private readonly lanes = new Map<string, Lane>();
  private readonly limits: DeliveryLimits;
  private closed = false;

  constructor(
    private readonly handlers: DeliveryHandlers<S>,
    limits: Partial<DeliveryLimits> = {},
  ) {
    this.limits = { ...LIMITS, ...limits };
  }

  /**
   * Delivers the pending acts of one document. Resolves with true if all of them now have an outcome; never rejects.
   */
  deliver(stored: Stored<S>): Promise<boolean> {
    const delivery = this.deliverInOrder(stored).finally(() => this.deliveries.delete(delivery));
    this.deliveries.add(delivery);
    return delivery;
  }

  /** Types of acts whose receiver is paused. */
  pausedTypes(): string[] {
    return [...this.lanes].filter(([, lane]) => lane.paused()).map(([type]) => type);
  }

  /** Resolves when no attempt is running or queued. */
  async settled(): Promise<void> {
    while (this.deliveries.size > 0) await Promise.all(this.deliveries);
  }

  /** Starts no further attempt; running ones end within `timeoutMs`. Acts without an outcome stay in the store. */
  async close(): Promise<void> {
    this.closed = true;
    await this.settled();
  }

  private async deliverInOrder(stored: Stored<S>): Promise<boolean> {
    let all = true;
    for (const act of stored.acts) all = (await this.deliverOnce(act, stored)) && all;
    return all;
  }

  /** If an attempt of the act is already running (the sweep may find such an act), waits for that attempt. */
  private deliverOnce(act: Act, stored: Stored<S>): Promise<boolean> {
    const running = this.attempts.get(act.id);
    if (running) return running;
    const attempt = this.attempt(act, stored)
      .then(
        () => true,
        (error: unknown) => {
          if (!wasNotAttempted(error)) this.handlers.onFailed(act, error);
          return false;
        },
      )
      .finally(() => this.attempts.delete(act.id));
    this.attempts.set(act.id, attempt);
    return attempt;
  }

  private async attempt(act: Act, stored: Stored<S>): Promise<void> {
    const result = await this.laneOf(act.type).execute(({ signal }) => this.handlers.perform(act, stored, signal));
    await this.handlers.record(act, stored, result);
  }

  private laneOf(type: string): Lane {
    const lane = this.lanes.get(type) ?? this.openLane(type);
    this.lanes.set(type, lane);
    return lane;
  }

  /**
   * Slots, time limit and circuit breaker are kept for each type of act, because all acts of a type have one receiver.
   */
  private openLane(type: string): Lane {
    const { timeoutMs, concurrent, queued, failures, pauseMs } = this.limits;
    const breaker = circuitBreaker(
      handleWhen((error) => !(error instanceof ActRejected)),
      { halfOpenAfter: pauseMs, breaker: new ConsecutiveBreaker(failures) },
    );
    breaker.onBreak(() => this.handlers.onPaused?.(type, true));
    breaker.onReset(() => this.handlers.onPaused?.(type, false));
    const slots = bulkhead(concurrent, queued);
    const limit = timeout(timeoutMs, TimeoutStrategy.Aggressive);
    return {
      execute: (attempt) =>
        slots.execute(() =>
          this.closed
            ? Promise.reject(new NotAttempted())
            : breaker.execute(() => limit.execute(attempt, new AbortController().signal)),
        ),
      paused: () => breaker.state !== CircuitState.Closed,
    };
  }
}

const wasNotAttempted = (error: unknown): boolean =>
  error instanceof BrokenCircuitError || error instanceof BulkheadRejectedError || error instanceof NotAttempted;
