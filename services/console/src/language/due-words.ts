import type { WorkingTime } from '../api/paths';
import type { Text } from './text';
import { clockTime, dayOf } from './when';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Base = WorkingTime['bases'][number];
export type DueUnit = Base['units'][number];

export interface Due {
  /** Instant, ISO 8601. */
  readonly dueAt: string;
  readonly dueUnit?: DueUnit | undefined;
}

const baseOf = (time: WorkingTime | undefined, unit: DueUnit | undefined): Base | undefined =>
  unit && time?.bases.find(({ units }) => units.includes(unit));

/** Counted milliseconds from `now` until `until`. */
const countedIn = ({ intervals }: Base, now: number, until: number): number =>
  intervals.reduce(
    (sum, { from, to }) => sum + Math.max(0, Math.min(Date.parse(to), until) - Math.max(Date.parse(from), now)),
    0,
  );

/** The time left in words, counted as the limit counts it; rounded down, so that it never promises more. */
export function dueWords({ dueAt, dueUnit }: Due, now: number, time: WorkingTime | undefined): Text {
  const due = Date.parse(dueAt);
  if (due <= now) return overdue(now - due);
  const base = baseOf(time, dueUnit);
  if (!base || due > Date.parse(base.knownUntil)) return byWallClock(due - now);
  const left = countedIn(base, now, due);
  const [days, hours, minutes] = [Math.floor(left / base.dayMs), Math.floor(left / HOUR), Math.floor(left / MINUTE)];
  if (days >= 2) return { zh: `剩 ${days} 个工作日`, en: `${days} working days left` };
  if (hours >= 1) return { zh: `剩 ${hours} 个工作时`, en: `${hours} working h left` };
  return { zh: `剩 ${minutes} 分钟`, en: `${minutes} min left` };
}

function byWallClock(ms: number): Text {
  const [days, hours, minutes] = [Math.floor(ms / DAY), Math.floor(ms / HOUR), Math.floor(ms / MINUTE)];
  if (days >= 2) return { zh: `剩 ${days} 天`, en: `${days} days left` };
  if (hours >= 1) return { zh: `剩 ${hours} 小时`, en: `${hours} h left` };
  return { zh: `剩 ${minutes} 分钟`, en: `${minutes} min left` };
}

function overdue(ms: number): Text {
  const [days, hours, minutes] = [Math.floor(ms / DAY), Math.floor(ms / HOUR), Math.floor(ms / MINUTE)];
  if (days >= 2) return { zh: `已超时 ${days} 天`, en: `overdue ${days} days` };
  if (hours >= 1) return { zh: `已超时 ${hours} 小时`, en: `overdue ${hours} h` };
  return { zh: `已超时 ${Math.max(1, minutes)} 分钟`, en: `overdue ${Math.max(1, minutes)} min` };
}

/** Says when the clock resumes: "现在不计时，明早 08:30 继续". Undefined in the hours that count for the limit. */
export function pauseWords({ dueUnit }: Due, now: number, time: WorkingTime | undefined): Text | undefined {
  const base = baseOf(time, dueUnit);
  if (!base) return undefined;
  const next = base.intervals.find(({ to }) => Date.parse(to) > now);
  const opens = next && Date.parse(next.from);
  if (opens === undefined || opens <= now) return undefined;
  const at = clockTime(opens);
  const [year, month, day] = dayOf(opens).split('-').map(Number);
  const isToday = dayOf(opens) === dayOf(now);
  const isTomorrow = dayOf(opens) === dayOf(now + DAY);
  const zh = isToday ? `今天 ${at}` : isTomorrow ? `明早 ${at}` : `${month}月${day}日 ${at}`;
  const en = isToday ? `today ${at}` : isTomorrow ? `tomorrow ${at}` : `${year}-${month}-${day} ${at}`;
  return { zh: `现在不计时，${zh} 继续`, en: `not counted now, resumes ${en}` };
}
