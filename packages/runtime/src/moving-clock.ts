import type { Clock } from './ports/clock';

interface Alarm {
  readonly at: number;
  readonly ring: () => void;
}

/**
 * A clock that stands still until it is moved. Alarms ring in the order of their times, and `now()` then returns the
 * time of the alarm.
 */
export class MovingClock implements Clock {
  private readonly alarms = new Set<Alarm>();

  /** Awaited after each alarm and move, so that the work they start ends before the clock moves on. */
  settle: () => Promise<void> = () => Promise.resolve();

  /** `time`: epoch ms. */
  constructor(private time: number) {}

  now(): number {
    return this.time;
  }

  alarm(at: number, ring: () => void): () => void {
    const alarm = { at, ring };
    this.alarms.add(alarm);
    if (at <= this.time) setImmediate(() => this.ring(alarm));
    return () => void this.alarms.delete(alarm);
  }

  async moveTo(at: number): Promise<void> {
    for (let due = this.earliest(at); due; due = this.earliest(at)) {
      this.time = Math.max(this.time, due.at);
      this.ring(due);
      await this.settle();
    }
    this.time = Math.max(this.time, at);
    await this.settle();
  }

  private earliest(until: number): Alarm | undefined {
    let earliest: Alarm | undefined;
    for (const alarm of this.alarms) if (alarm.at <= until && (!earliest || alarm.at < earliest.at)) earliest = alarm;
    return earliest;
  }

  private ring(alarm: Alarm): void {
    if (this.alarms.delete(alarm)) alarm.ring();
  }
}
