import { bilingual, type Bilingual } from '../answering';

/** A day, and the instant (ISO 8601) if the text says the time. */
export interface ReadDate {
  readonly on: string;
  readonly at?: string;
}

/** The advice for a date that cannot be read. */
export const DATE_HINT: Bilingual = bilingual(
  '写成 2026-03-01、2026/3/1、2026年3月1日，或加时间 09:05',
  'write it as 2026-03-01, 2026/3/1 or 2026年3月1日, with or without a time such as 09:05',
);
export const notADate = (word: string): Bilingual => bilingual(`“${word}”不是日期`, `"${word}" is not a date`);

const DATE = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?!\d)/;
const CLOCK = /^[\sT]*(\d{1,2})[:时点](?:(\d{1,2})(?:[:分](?:(\d{1,2})(?:\.\d+)?秒?)?)?)?$/;
const OFFSET = /(?:Z|[+-]\d{2}:?\d{2})$/i;
/** A day number of spreadsheet programs, from 1954 to 2119; the fraction is the time. */
const SERIAL = /^([2-7]\d{4})(\.\d+)?$/;
const DAY_MS = 86_400_000;
const SERIAL_OF_1970 = 25_569;

/**
 * Reads a date in a usual spelling, with or without a time. A time without an offset is local time of `timeZone`.
 * Undefined: it is no date of the calendar.
 */
export function readMoment(text: string, timeZone: string): ReadDate | undefined {
  const word = text.normalize('NFKC').trim();
  const serial = SERIAL.exec(word);
  if (serial) return ofSerial(Number(word), serial[2] !== undefined, timeZone);
  const [whole = '', year, month, day] = DATE.exec(word) ?? COMPACT.exec(word) ?? [];
  const on = civil(Number(year), Number(month), Number(day));
  if (on === undefined) return undefined;
  const rest = word.slice(whole.length).trim();
  if (rest === '') return { on };
  const offset = OFFSET.exec(rest)?.[0] ?? '';
  const time = clockOf(rest.slice(0, rest.length - offset.length));
  return time === undefined ? undefined : { on, at: instant(`${on}T${time}`, offset, timeZone) };
}

/** `9:05`, `09:05:30`, `9时5分` as `09:05:00`; undefined if the text is no time of day. */
function clockOf(text: string): string | undefined {
  const found = CLOCK.exec(text);
  if (!found) return undefined;
  const [hour, minute, second] = found.slice(1).map((part: string | undefined) => Number(part ?? 0));
  if ((hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59) return undefined;
  return [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
}

/** `YYYY-MM-DD`; undefined for numbers that are no day of the calendar. */
function civil(year: number, month: number, day: number): string | undefined {
  if (Number.isNaN(year)) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined;
}

function ofSerial(days: number, hasTime: boolean, timeZone: string): ReadDate {
  // Seconds are rounded, because the fraction of a day is not exact.
  const local = new Date(Math.round(((days - SERIAL_OF_1970) * DAY_MS) / 1000) * 1000).toISOString().slice(0, 19);
  const on = local.slice(0, 10);
  return hasTime ? { on, at: instant(local, '', timeZone) } : { on };
}

function instant(local: string, offset: string, timeZone: string): string {
  if (offset !== '') return new Date(`${local}${offset}`).toISOString();
  const utc = Date.parse(`${local}Z`);
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(utc);
  return new Date(2 * utc - Date.parse(`${shown.replace(' ', 'T')}Z`)).toISOString();
}
