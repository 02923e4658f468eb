import type { Pack } from '../pack/pack';
import { nextDay } from './days';

interface Dated {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** The first days of entries and the days after their last days, sorted. Between two of these days nothing changes. */
export function changeDays(dated: readonly Dated[]): readonly string[] {
  const days = dated.flatMap((p) => [
    ...(p.from === undefined ? [] : [p.from]),
    ...(p.until === undefined ? [] : [nextDay(p.until)]),
  ]);
  return [...new Set(days)].sort();
}

/** All entries of a pack that may have a first or last day. */
export const datedParts = (pack: Pack): readonly Dated[] => [
  ...pack.powers,
  ...pack.matters,
  ...pack.transfers,
  ...pack.qualifications.flatMap((q) => q.heldBy),
];

/**
 * Returns a function that gives the number of the span in which a day lies. On all days of a span the same entries are
 * in force.
 */
export function spanNumbers(pack: Pack): (on: string) => number {
  const days = changeDays(datedParts(pack));
  const known = new Map<string, number>();
  return (on) => {
    let n = known.get(on);
    if (n === undefined) known.set(on, (n = days.filter((day) => day <= on).length));
    return n;
  };
}
