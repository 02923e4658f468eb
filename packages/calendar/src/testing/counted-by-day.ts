import type { CalendarRules, Limit } from '@hotline/jurisdiction';
import { Temporal } from 'temporal-polyfill';
import type { DayKindSource } from '../calendar-year';

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Working time counted day by day with Temporal: slow, but simple enough to verify by reading. */
export class CountedByDay {
  constructor(
    private readonly rules: CalendarRules,
    private readonly kindOf: DayKindSource,
  ) {}

  /** Expiry of a limit of whole working days, or of working hours. */
  dueAt(start: number, { amount, unit }: Limit): number {
    return unit === 'working-days' ? this.closeAfter(start, amount) : this.afterOfficeTime(start, amount * 3_600_000);
  }

  elapsed(from: number, to: number): number {
    let sum = 0;
    for (let day = this.dayOf(from); this.instantOf(day, '00:00') < to; day = day.add({ days: 1 })) {
      for (const span of this.office(day)) sum += Math.max(0, Math.min(span.to, to) - Math.max(span.from, from));
    }
    return sum;
  }

  private closeAfter(start: number, amount: number): number {
    let day = this.dayOf(start);
    for (let counted = 0; counted < amount;) {
      day = day.add({ days: 1 });
      if (this.office(day).length > 0) counted += 1;
    }
    return this.office(day).at(-1)?.to ?? start;
  }

  private afterOfficeTime(start: number, ms: number): number {
    let left = ms;
    for (let day = this.dayOf(start); ; day = day.add({ days: 1 })) {
      for (const { from, to } of this.office(day)) {
        const begin = Math.max(from, start);
        if (begin >= to) continue;
        if (left <= to - begin) return begin + left;
        left -= to - begin;
      }
    }
  }

  private office(day: Temporal.PlainDate): Span[] {
    const kind = this.kindOf(day.toString());
    if (kind === undefined) throw new RangeError(`${day.year} is not known`);
    const isSkipped = this.instantOf(day, '00:00') >= this.instantOf(day, '24:00');
    if (kind === 'rest' || kind === 'holiday' || isSkipped) return [];
    return this.rules.officeHours
      .map(({ from, to }) => ({ from: this.instantOf(day, from), to: this.instantOf(day, to) }))
      .filter(({ from, to }) => from < to);
  }

  private dayOf(instant: number): Temporal.PlainDate {
    return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(this.rules.timeZone).toPlainDate();
  }

  private instantOf(day: Temporal.PlainDate, plainTime: string): number {
    const { timeZone } = this.rules;
    if (plainTime === '24:00') return day.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
    return day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
  }
}
