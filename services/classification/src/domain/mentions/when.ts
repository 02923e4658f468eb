import { minutesOf, timeOfDay } from './clock';
import type { ReceivedDays, When } from './mention';
import type { TimeUnit } from './time-units';
import type { TimeGroup } from './times';

/** The words of one end of a time: for the day, the part of the day, and the clock time. */
interface End {
  readonly day: string;
  readonly part: string;
  readonly clock: string;
}

/** The day that the first character of a part of the day names: 昨晚 is on 昨天. */
const DAY_OF_PART: Readonly<Record<string, string>> = { 昨: '昨天', 前: '前天', 今: '今天', 明: '明天' };
const BARE_WEEKDAY = /^(?:周|星期|礼拜)/;
const ONLY_DATE = /^[^月]+[日号]$/;

/** The meaning of a time, as far as its words give it. */
export function whenOf({ first, second }: TimeGroup, days: ReceivedDays): When {
  const every = everyOf([...first, ...second]);
  const begin = endOf(first);
  const end = second.length > 0 ? endOf(second) : nothing;
  const recurs = every !== undefined || (BARE_WEEKDAY.test(begin.day) && BARE_WEEKDAY.test(end.day));
  const day = dayOf(recurs ? '' : begin.day, days);
  const minutes = minutesOf(begin.clock, begin.part || end.part);
  const from = instant(day, minutes, days);
  const to = end === nothing ? undefined : endInstant(end, { begin, day, minutes, recurs }, days);
  return { ...(every ? { every } : {}), ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

const nothing: End = { day: '', part: '', clock: '' };
const dayOf = (words: string, days: ReceivedDays): string | undefined => (words === '' ? undefined : days.dayOf(words));

function endOf(units: readonly TimeUnit[]): End {
  const said = (kind: TimeUnit['kind']): string => units.find((unit) => unit.kind === kind)?.text ?? '';
  const part = said('part');
  return { day: said('day') || said('span') || (DAY_OF_PART[part.charAt(0)] ?? ''), part, clock: said('clock') };
}

function everyOf(units: readonly TimeUnit[]): When['every'] {
  const said = units.find(({ kind, text }) => kind === 'every' || /^(?:每|夜夜)/.test(text))?.text;
  if (said === undefined) return undefined;
  if (/周|星期|礼拜/.test(said)) return 'week';
  return said.includes('月') ? 'month' : said.includes('年') ? 'year' : 'day';
}

/**
 * Hours after midnight belong to the night before: 昨天夜里两点 is today at 2:00. If that would be in the future, the hour is
 * on the named day: 今天夜里两点 in a complaint of the morning is today at 2:00.
 */
function instant(day: string | undefined, minutes: number | undefined, days: ReceivedDays): string | undefined {
  if (minutes === undefined) return day;
  if (day === undefined) return timeOfDay(minutes);
  if (day.length < 10) return day;
  const isBefore = minutes >= 1440 && days.isLater(day, minutes) && !days.isLater(day, minutes - 1440);
  return days.at(day, isBefore ? minutes - 1440 : minutes);
}

interface Begun {
  readonly begin: End;
  readonly day: string | undefined;
  readonly minutes: number | undefined;
  readonly recurs: boolean;
}

/** When the second end of a range does not give a part or a month, those of the first end apply: 下午2点到4点, 11月3日到5日. */
function endInstant(end: End, { begin, day, minutes, recurs }: Begun, days: ReceivedDays): string | undefined {
  const words = ONLY_DATE.test(end.day) ? begin.day.slice(0, begin.day.indexOf('月') + 1) + end.day : end.day;
  const endDay = dayOf(recurs ? '' : words, days);
  if (end.clock === '') return endDay;
  const own = minutesOf(end.clock, end.part || begin.part);
  if (own === undefined || minutes === undefined) return undefined;
  return instant(endDay ?? day, endDay !== undefined || own > minutes ? own : laterThan(minutes, own, end), days);
}

/** 早上8点到5点 ends in the afternoon, 晚上10点到2点 on the next day. */
function laterThan(minutes: number, own: number, { part }: End): number {
  return part === '' && own < 720 && own + 720 > minutes ? own + 720 : own + 1440;
}
