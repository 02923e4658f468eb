/** Numbers that all replicas of a service share. Rejects with `EngineAway` when the engine cannot be used. */
export interface Counters {
  /** Resolves with the next number of a series, from 1. A number is never given out twice; a crash may leave a gap. */
  next(series: string): Promise<number>;
  /**
   * Adds one to a count and resolves with the new count, for rate limits. The count begins again at one `forMs`
   * milliseconds after its first hit. A crash may reset it.
   */
  hit(name: string, forMs: number): Promise<number>;
}

/**
 * Sends messages to the listeners of all replicas, for pages that update themselves. Each present listener receives a
 * message at most once. A message may be lost, and no order is promised, so a page that missed one must reload.
 */
export interface Broadcast {
  /** Sends a message, which must survive a JSON round trip. Never throws and does not wait. */
  publish(topic: string, message: unknown): void;
  /** Returns a function that removes the listener. */
  subscribe(topic: string, listener: (message: unknown) => void): () => void;
}
