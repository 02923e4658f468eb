import { nextDay } from '@hotline/jurisdiction/analysis';
import { mergeBoxes, type Box } from '../space/box';
import type { CellOutcome } from './outcome';
import type { PackChange } from './change';

/** A change for one matter in one region, with its conditions and days. */
export interface ChangedCell {
  readonly kind: 'lead' | 'terms';
  readonly matter: string;
  readonly region: string;
  readonly from: string;
  readonly until?: string;
  readonly box: Box;
  readonly before: CellOutcome;
  readonly after: CellOutcome;
  conditions(box: Box): Readonly<Record<string, readonly string[]>>;
}

type Grouped = Omit<PackChange, 'text'>;

/**
 * Joins cells that change in the same way into one change: first over conditions, then over days, regions and matters.
 */
export function groupCells(cells: readonly ChangedCell[]): Grouped[] {
  const whole = byKey(cells, (c) => [c.matter, c.region, c.from, c.until, ...sides(c)]).flatMap((same) => {
    const [first] = same as [ChangedCell];
    return mergeBoxes(distinct(same.map((c) => c.box))).map((box): ChangedCell => ({ ...first, box }));
  });
  const long = byKey(whole, (c) => [c.matter, c.region, c.box, ...sides(c)]).flatMap(inTime);
  const wide = byKey(long, (c) => [
    c.matter,
    c.from,
    c.until,
    c.conditions(c.box),
    c.kind,
    c.before.kind,
    c.before.sign,
    c.after.kind,
    c.after.sign,
  ]).map(acrossRegions);
  const all = byKey(wide, (c) => [c.kind, c.regions, c.conditions, c.from, c.until, c.before, c.after]).map((same) => ({
    ...(same[0] as Grouped),
    matters: same.flatMap((c) => c.matters),
  }));
  return all.sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

const sides = (c: ChangedCell): unknown[] => [c.kind, c.before.owner, c.before.terms, c.after.owner, c.after.terms];
const order = (c: Grouped): string => JSON.stringify([c.kind, c.matters, c.from, c.regions, c.conditions]);

function byKey<T>(all: readonly T[], keyOf: (one: T) => unknown): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = JSON.stringify(keyOf(one));
    const held = groups.get(key);
    if (held) held.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

function distinct(boxes: readonly Box[]): Box[] {
  return [...new Map(boxes.map((box) => [box.join(), box])).values()];
}

/** Joins spans of days that follow each other without a day between them. */
function inTime(cells: readonly ChangedCell[]): ChangedCell[] {
  const done: ChangedCell[] = [];
  for (const cell of [...cells].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = done.at(-1);
    if (last?.until !== undefined && nextDay(last.until) === cell.from)
      done[done.length - 1] = { ...cell, from: last.from };
    else done.push(cell);
  }
  return done;
}

function acrossRegions(cells: readonly ChangedCell[]): Grouped {
  const sorted = [...cells].sort((a, b) => (a.region < b.region ? -1 : 1));
  const [first] = sorted as [ChangedCell];
  return {
    kind: first.kind,
    matters: [first.matter],
    regions: sorted.map((c) => c.region),
    conditions: first.conditions(first.box),
    from: first.from,
    ...(first.until === undefined ? {} : { until: first.until }),
    before: sorted.map((c) => c.before),
    after: sorted.map((c) => c.after),
  };
}
