const DIGITS = '零一二三四五六七八九';

/** The value of a number up to 99 in digits or Chinese characters: 23, 二十三, 两, 〇. */
export function numberIn(text: string): number {
  if (/^[0-9]+$/.test(text)) return Number(text);
  const plain = text.replace('两', '二').replace('〇', '零');
  const ten = plain.indexOf('十');
  if (ten < 0) return DIGITS.indexOf(plain.at(-1) ?? '');
  const tens = ten === 0 ? 1 : DIGITS.indexOf(plain.charAt(ten - 1));
  return tens * 10 + (ten + 1 < plain.length ? DIGITS.indexOf(plain.charAt(ten + 1)) : 0);
}

const DAY_MINUTES = 1440;
type Half = 'early' | 'morning' | 'noon' | 'afternoon' | 'night';

function halfOf(part: string): Half | undefined {
  if (/凌晨/.test(part)) return 'early';
  if (/夜|晚|宿|宵/.test(part)) return 'night';
  if (/正午|中午|午间/.test(part)) return 'noon';
  if (/下午|午后/.test(part)) return 'afternoon';
  return /早|晨|上午/.test(part) ? 'morning' : undefined;
}

/**
 * The time that the words name, in minutes from the beginning of the day. 晚上11点 is 1380. 晚上12点 (1440) and
 * 夜里两点 (1560) are on the next day. Undefined when the words do not name a part of the day: 8点.
 */
export function minutesOf(clock: string, part: string): number | undefined {
  const read = /^([^点时:]+)[点时:](.*)$/.exec(clock);
  if (!read) return undefined;
  const [, said = '', rest = ''] = read;
  const hour = numberIn(said);
  const minute = minuteOf(rest);
  const half = halfOf(part);
  if (half === undefined && hour <= 12 && !clock.includes(':')) return undefined;
  return hourOf(hour, half) * 60 + minute;
}

function minuteOf(rest: string): number {
  if (rest.startsWith('半')) return 30;
  const quarter = /^([一三])刻/.exec(rest);
  if (quarter) return numberIn(quarter[1] ?? '') * 15;
  const number = /[0-9零一二三四五六七八九十]+/.exec(rest);
  return number ? numberIn(number[0]) : 0;
}

function hourOf(hour: number, half: Half | undefined): number {
  switch (half) {
    case 'early':
      return hour % 12;
    case 'night':
      return hour <= 5 ? hour + 24 : hour <= 12 ? hour + 12 : hour;
    case 'afternoon':
      return hour < 12 ? hour + 12 : hour;
    case 'noon':
      return hour < 10 ? hour + 12 : hour;
    default:
      return hour;
  }
}

/** The time of day in the form 23:00. */
export function timeOfDay(minutes: number): string {
  const of = minutes % DAY_MINUTES;
  return `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`;
}
