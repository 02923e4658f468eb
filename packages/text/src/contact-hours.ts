import { toHalfWidth } from './normal-form/half-width';

/**
 * The days and hours at which somebody can be reached, as far as a text gives them. Times are local, HH:MM; `24:00` is
 * the end of the day.
 */
export interface ContactHours {
  readonly days?: 'working-days' | 'rest-days';
  readonly from?: string;
  readonly to?: string;
}

/**
 * A part of the day and its usual hours. With `isLater`, a time on the twelve-hour clock is in the second half of the
 * day: 晚上七点 is 19:00.
 */
interface DayPart {
  readonly words: RegExp;
  readonly from: number;
  readonly to: number;
  readonly isLater?: true;
}
const PARTS: readonly DayPart[] = [
  { words: /上午|morning/, from: 8, to: 12 },
  { words: /早上|早晨|清晨/, from: 7, to: 9 },
  { words: /中午|noon/, from: 11.5, to: 14, isLater: true },
  { words: /下午|afternoon/, from: 13, to: 18, isLater: true },
  { words: /晚上|晚间|夜里|夜间|傍晚|晚饭后|evening/, from: 18, to: 22, isLater: true },
  { words: /下班后|下班以后|afterwork/, from: 18, to: 24 },
];
/** A text with one of these words is not read: it excludes hours, and the rest may be more than one window of time. */
const EXCLUDES = /不|勿|别|除|except|not\b|n't/;
const WORKING_DAYS = /工作日|平时|周一(?:至|到|-)周?五|星期一(?:至|到|-)(?:星期)?五|workdays?|weekdays?/;
const REST_DAYS = /周末|双休|休息日|节假日|周六|周日|星期六|星期日|weekends?/;
const TIME = /(\d{1,2})(?:[:点时](半|\d{1,2})?分?)?(am|pm)?/.source;
const RANGE = new RegExp(`${TIME}(?:至|到|-|~|—|to)(上午|中午|下午|晚上)?${TIME}`);
const AFTER = new RegExp(`${TIME}(?:以后|之后|后|起)|(?:after|from)${TIME}`);
const BEFORE = new RegExp(`${TIME}(?:以前|之前|前)|before${TIME}`);

const DIGITS = '零一二三四五六七八九';
/** 十八点 → 18点, 两点 → 2点. */
const withDigits = (text: string): string =>
  text
    .replace(/两(?=点)/g, '2')
    .replace(
      /([一二]?)十([一二三四五六七八九]?)(?=点|分)/g,
      (_whole, tens: string, ones: string) => `${DIGITS.indexOf(tens || '一')}${ones ? DIGITS.indexOf(ones) : 0}`,
    )
    .replace(/[一二三四五六七八九](?=点)/g, (digit) => `${DIGITS.indexOf(digit)}`);

/**
 * Reads 工作日 18:00 后, 晚上七点以后, 周末, 9:00-11:30 or “weekdays after 18:00”. Undefined for a text that names no days or
 * hours, excludes some, or does not name a single window of time.
 */
export function readContactHours(written: string): ContactHours | undefined {
  const text = withDigits(toHalfWidth(written).toLowerCase().replace(/\s+/g, ''));
  if (EXCLUDES.test(text)) return undefined;
  const days = WORKING_DAYS.test(text) ? 'working-days' : REST_DAYS.test(text) ? 'rest-days' : undefined;
  const hours = hoursOf(text);
  if (hours === 'unclear' || (!days && !hours)) return undefined;
  return { ...(days ? { days } : {}), ...hours };
}

function hoursOf(text: string): Pick<ContactHours, 'from' | 'to'> | 'unclear' | undefined {
  const parts = PARTS.filter(({ words }) => words.test(text));
  if (parts.length > 1 && !RANGE.test(text)) return 'unclear';
  const part = parts[0];
  const range = RANGE.exec(text);
  if (range) return rangeOf(range, part);
  const after = AFTER.exec(text);
  const before = BEFORE.exec(text);
  if (after && before) return 'unclear';
  if (after) return windowOf(minutesOf(timeIn(after), part), 24 * 60);
  if (before) return windowOf(0, minutesOf(timeIn(before), part));
  return part && windowOf(part.from * 60, part.to * 60);
}

function rangeOf(range: RegExpExecArray, part: DayPart | undefined): Pick<ContactHours, 'from' | 'to'> | 'unclear' {
  const second = range[4] === undefined ? part : PARTS.find(({ words }) => words.test(range[4] as string));
  const from = minutesOf([range[1], range[2], range[3]], part);
  const to = minutesOf([range[5], range[6], range[7]], second);
  return windowOf(from, to);
}

type Time = readonly [hour?: string | undefined, minute?: string | undefined, half?: string | undefined];
const timeIn = (found: RegExpExecArray): Time =>
  found[1] === undefined ? [found[4], found[5], found[6]] : [found[1], found[2], found[3]];

/** Minutes after midnight; NaN for an impossible time such as 25点. */
function minutesOf([hour, minute, half]: Time, part: DayPart | undefined): number {
  const given = Number(hour);
  const isLater = half === 'pm' || (half === undefined && part?.isLater === true && (given < 6 || part.from > 14));
  const hours = isLater && given < 12 ? given + 12 : given;
  const minutes = minute === '半' ? 30 : Number(minute ?? 0);
  return hours <= 24 && minutes < 60 ? hours * 60 + minutes : Number.NaN;
}

function windowOf(from: number, to: number): Pick<ContactHours, 'from' | 'to'> | 'unclear' {
  if (!(from < to) || to > 24 * 60) return 'unclear';
  return { ...(from > 0 ? { from: clock(from) } : {}), ...(to < 24 * 60 ? { to: clock(to) } : {}) };
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
