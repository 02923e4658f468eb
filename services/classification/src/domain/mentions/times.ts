import type { Span } from '@hotline/text';
import { timeUnitsIn, type TimeUnit } from './time-units';

export interface FoundTime {
  readonly span: Span;
  readonly group: TimeGroup;
}
/** The units of one time, such as 昨天, 晚上 and 11点; `second` holds the units after 到. */
export interface TimeGroup {
  readonly first: readonly TimeUnit[];
  readonly second: readonly TimeUnit[];
}
interface Growing extends TimeGroup {
  readonly first: TimeUnit[];
  readonly second: TimeUnit[];
}

const RANGE = /^ ?(?:直?到|至|[~—–-]{1,2})(?:了|第二天|次日)? ?$/;
const SAME = /^[的 ,]?$/;
const LONGEST_GAP = 7;
const ORDER: Readonly<Record<TimeUnit['kind'], number>> = { every: 0, day: 1, part: 2, clock: 3, span: 4 };

/** The times in a normalised text, in order. */
export function timesIn(normalised: string): readonly FoundTime[] {
  return groupsOf(normalised, timeUnitsIn(normalised)).flatMap((group) => {
    const all = [...group.first, ...group.second];
    const [begin, end] = [all[0], all.at(-1)];
    return begin && end && isTime(normalised, all) ? [{ span: { from: begin.from, to: end.to }, group }] : [];
  });
}

function groupsOf(normalised: string, units: readonly TimeUnit[]): readonly TimeGroup[] {
  const groups: Growing[] = [];
  for (const unit of units) {
    const group = groups.at(-1);
    const side = group && sideFor(group, unit, normalised);
    if (side) side.push(unit);
    else groups.push({ first: [unit], second: [] });
  }
  return groups;
}

/** The side of a group that a unit belongs to; undefined when it starts another group. */
function sideFor({ first, second }: Growing, unit: TimeUnit, normalised: string): TimeUnit[] | undefined {
  const side = second.length > 0 ? second : first;
  const last = side.at(-1);
  if (!last || unit.from - last.to > LONGEST_GAP) return undefined;
  const gap = normalised.slice(last.to, unit.from);
  if (unit.kind !== 'span' && SAME.test(gap) && ORDER[unit.kind] > ORDER[last.kind]) return side;
  return second.length === 0 && RANGE.test(gap) ? second : undefined;
}

/** 一点 (a little) and 两点 (two points) are times only with a word such as 从 or 左右; 每逢 alone is no time. */
function isTime(normalised: string, units: readonly TimeUnit[]): boolean {
  const [only, ...others] = units;
  if (!only || others.length > 0) return true;
  if (only.kind === 'every') return !/^每[逢到]$/.test(only.text);
  if (only.kind !== 'clock' || /^[0-9]|半|刻|钟|分/.test(only.text)) return true;
  return (
    /[从到快都约]$/.test(normalised.slice(Math.max(0, only.from - 1), only.from)) ||
    /^(?:多|左右|前|后|以后|之后|才|就|开始)/.test(normalised.slice(only.to, only.to + 2))
  );
}
