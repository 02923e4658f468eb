/** Numbers that must be shared by all replicas of a service. */
export interface Counters {
  /** The next number of a series, from 1. Never the same twice; a crash may leave a gap. */
  next(series: string): Promise<number>;
  /**
   * Adds one to a count that is forgotten `forMs` after its first hit, and answers it: for rate limits. May forget in a
   * crash.
   */
  hit(name: string, forMs: number): Promise<number>;
}

/** Tells every replica's listeners, now, maybe not at all: for live views that reload on doubt. */
export interface Broadcast {
  publish(topic: string, message: unknown): void;
  subscribe(topic: string, listener: (message: unknown) => void): () => void;
}
