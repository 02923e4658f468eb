import type { Clock } from '../ports/clock';
import { oneTurn } from './eventually';

interface Alarm {
  readonly at: number;
  readonly ring: () => void;
}

/** Monday, 5 January 2026, 09:00 in China. */
const MONDAY_MORNING = Date.UTC(2026, 0, 5, 1);

/** A clock that a test moves. Alarms ring in the order of their times, each when `now()` is its time. */
export class ManualClock implements Clock {
  private readonly alarms = new Set<Alarm>();

  constructor(
    private time = MONDAY_MORNING,
    /** Awaited after each alarm, so that the work it started can end before the clock moves on. */
    private readonly settle: () => Promise<void> = oneTurn,
  ) {}

  now(): number {
    return this.time;
  }

  alarm(at: number, ring: () => void): () => void {
    const alarm = { at, ring };
    this.alarms.add(alarm);
    if (at <= this.time) setImmediate(() => this.ring(alarm));
    return () => void this.alarms.delete(alarm);
  }

  moveBy(ms: number): Promise<void> {
    return this.moveTo(this.time + ms);
  }

  async moveTo(at: number): Promise<void> {
    if (at < this.time) throw new RangeError(`time does not go back: ${at} is before ${this.time}`);
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
