/** Microseconds since 1970 as this process sees them, each greater than the one before: an order among what happened here, nearly one among replicas. */
export class Stamps {
  private last = 0;

  next(): number {
    this.last = Math.max(this.last + 1, Stamps.ago(0));
    return this.last;
  }

  static ago(ms: number): number {
    return (Date.now() - ms) * 1000;
  }
}
