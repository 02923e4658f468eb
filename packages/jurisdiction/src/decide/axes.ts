import { nextDay } from '../pack/days';
import type { Pack } from '../pack/pack';
import { powersByMatter } from './cell';

/** Matter → names of the facts that some power over it depends on, in the order in which the pack declares them. */
export function factsOf(pack: Pack): ReadonlyMap<string, readonly string[]> {
  const powers = powersByMatter(pack);
  const order = pack.facts.map((f) => f.name);
  return new Map(
    pack.matters.map((m) => [
      m.code,
      order.filter((fact) => powers.get(m.code)?.some((p) => p.when[fact] !== undefined)),
    ]),
  );
}

interface Dated {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** First days of the spans in which the same entries are in force. */
export function turningDays(dated: readonly Dated[]): readonly string[] {
  const days = dated.flatMap((p) => [
    ...(p.from === undefined ? [] : [p.from]),
    ...(p.until === undefined ? [] : [nextDay(p.until)]),
  ]);
  return [...new Set(days)].sort();
}

/** Everything of a pack that begins or ends on a day. */
export const datedParts = (pack: Pack): readonly Dated[] => [
  ...pack.powers,
  ...pack.matters,
  ...pack.transfers,
  ...pack.qualifications.flatMap((q) => q.heldBy),
];

/** Number of the span that a day falls in. */
export function segmentOf(pack: Pack): (on: string) => number {
  const days = turningDays(datedParts(pack));
  const known = new Map<string, number>();
  return (on) => {
    let n = known.get(on);
    if (n === undefined) known.set(on, (n = days.filter((day) => day <= on).length));
    return n;
  };
}
