import { nextDay } from '@hotline/jurisdiction/analysis';
import type { RawFinding } from './finding';

/** Merges findings that differ only in the region, or only in spans of days that follow each other. */
export function mergeFindings(raws: readonly RawFinding[]): RawFinding[] {
  const byRegion = merge(
    raws,
    (r) => [r.from, r.until],
    (a, b) => ({ ...a, regions: union(a.regions, b.regions), units: union(a.units, b.units) }),
  );
  const inTime = joinSpans([...byRegion].sort((a, b) => (a.from < b.from ? -1 : 1)));
  return inTime.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

function merge(
  raws: readonly RawFinding[],
  more: (r: RawFinding) => unknown[],
  both: (a: RawFinding, b: RawFinding) => RawFinding,
): RawFinding[] {
  const made = new Map<string, RawFinding>();
  for (const raw of raws) {
    const key = JSON.stringify([raw.kind, raw.matters, raw.conditions, raw.powers, raw.other, ...more(raw)]);
    const held = made.get(key);
    made.set(key, held ? both(held, raw) : { ...raw, regions: [...raw.regions].sort() });
  }
  return [...made.values()];
}

function joinSpans(raws: readonly RawFinding[]): RawFinding[] {
  const open = new Map<string, RawFinding>();
  const done: RawFinding[] = [];
  for (const raw of raws) {
    const key = JSON.stringify([raw.kind, raw.matters, raw.conditions, raw.powers, raw.other, raw.regions]);
    const held = open.get(key);
    const follows = held?.until !== undefined && nextDay(held.until) === raw.from;
    if (held && !follows) done.push(held);
    open.set(key, held && follows ? { ...raw, from: held.from } : raw);
  }
  return [...done, ...open.values()];
}

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])].sort();

function orderOf(r: RawFinding): string {
  return JSON.stringify([r.kind, r.matters, r.regions, r.from, r.conditions, r.powers, r.other]);
}
