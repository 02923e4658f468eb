/**
 * A clock in microseconds since 1970 (UTC). Within one process, each reading is higher than the one before. Between
 * processes, readings differ as much as the clocks of their machines.
 */
export class MonotonicTime {
  private last = 0;

  next(): number {
    this.last = Math.max(this.last + 1, MonotonicTime.before(0));
    return this.last;
  }

  /** Returns the time `ms` milliseconds ago, in microseconds. */
  static before(ms: number): number {
    return (Date.now() - ms) * 1000;
  }
}
