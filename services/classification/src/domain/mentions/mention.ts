import type { RegionCode, UnitId } from '@hotline/jurisdiction';

/**
 * A stretch of the text that names a time, a place or an organisation; in UTF-16 units: `text.slice(offset, offset +
 * length) === mention.text`.
 */
export interface Mention extends When {
  readonly kind: 'time' | 'location' | 'organisation';
  readonly text: string;
  readonly offset: number;
  readonly length: number;
  /** Of a place: the smallest region of the pack that it names. */
  readonly region?: RegionCode;
  /** Of an organisation: the unit of the pack that it is. */
  readonly unit?: UnitId;
}

/**
 * What a time means, as precisely as the text says it, ISO 8601 in the zone of the place: 2026, 2026-01, 2026-01-04,
 * 2026-01-04T23:00+08:00; a time of day alone
 * (23:00) where no day is said. Absent where it cannot be told.
 */
export interface When {
  readonly from?: string;
  readonly to?: string;
  /** It recurs. */
  readonly every?: 'day' | 'week' | 'month' | 'year';
}

/** ReceivedDays as they are counted where the text was received; made for one text. */
export interface ReceivedDays {
  /** The ISO date, month or year that words such as 昨天, 上周三, 11月3日, 去年 mean. */
  dayOf(words: string): string | undefined;
  /**
   * A local time as ISO 8601 with offset; minutes after the midnight that begins the date, also more than a day has.
   */
  at(date: string, minutes: number): string;
  /** Whether a local time is later than when the text was received. */
  isLater(date: string, minutes: number): boolean;
}
