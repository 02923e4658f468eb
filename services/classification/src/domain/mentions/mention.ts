import type { RegionCode, UnitId } from '@hotline/jurisdiction';

/** A part of the text that names a time, a location or an organisation; offset and length in UTF-16 units. */
export interface Mention extends When {
  readonly kind: 'time' | 'location' | 'organisation';
  readonly text: string;
  readonly offset: number;
  readonly length: number;
  /** For a location: the smallest region of the pack that it names. */
  readonly region?: RegionCode;
  /** For an organisation: the unit of the pack with this name. */
  readonly unit?: UnitId;
}

/**
 * The meaning of a time, as precise as the text, in ISO 8601 and the zone of the jurisdiction: 2026, 2026-01,
 * 2026-01-04, 2026-01-04T23:00+08:00. If the text names no day, only the time of day: 23:00. Absent when it cannot be
 * resolved.
 */
export interface When {
  readonly from?: string;
  readonly to?: string;
  /** Present for a time that recurs. */
  readonly every?: 'day' | 'week' | 'month' | 'year';
}

/** Resolves the days that a text names, relative to when and where it was received. */
export interface ReceivedDays {
  /** The ISO date, month or year that words such as 昨天, 上周三, 11月3日, 去年 mean. */
  dayOf(words: string): string | undefined;
  /** A local time in ISO 8601 with offset. `minutes` count from the beginning of the date and may exceed one day. */
  at(date: string, minutes: number): string;
  /** Whether a local time is after the receipt of the text. */
  isLater(date: string, minutes: number): boolean;
}
