import { nextDay } from '@hotline/jurisdiction/analysis';
import type { Raw } from './finding';

/** The same fault at many places and in spans that follow each other becomes one finding. */
export function gathered(raws: readonly Raw[]): Raw[] {
  const byPlace = merge(
    raws,
    (r) => [r.from, r.until],
    (a, b) => ({ ...a, regions: union(a.regions, b.regions), units: union(a.units, b.units) }),
  );
  const inTime = followOn([...byPlace].sort((a, b) => (a.from < b.from ? -1 : 1)));
  return inTime.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

function merge(raws: readonly Raw[], more: (r: Raw) => unknown[], both: (a: Raw, b: Raw) => Raw): Raw[] {
  const made = new Map<string, Raw>();
  for (const raw of raws) {
    const key = JSON.stringify([raw.kind, raw.matters, raw.conditions, raw.powers, raw.other, ...more(raw)]);
    const held = made.get(key);
    made.set(key, held ? both(held, raw) : { ...raw, regions: [...raw.regions].sort() });
  }
  return [...made.values()];
}

function followOn(raws: readonly Raw[]): Raw[] {
  const open = new Map<string, Raw>();
  const done: Raw[] = [];
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

function orderOf(r: Raw): string {
  return JSON.stringify([r.kind, r.matters, r.regions, r.from, r.conditions, r.powers, r.other]);
}
