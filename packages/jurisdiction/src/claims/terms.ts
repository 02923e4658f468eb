import type { Terms } from '../jurisdiction';
import type { PackArrangement, PackPower, PackTransfer } from '../pack/pack';
import type { LocalHolder } from './local-units';

/** A unit id, or `{local: …}` for the local unit of a kind. */
export type NamedUnit = string | LocalHolder;

const single = ['legalReview', 'formReview', 'seal', 'evaluator'] as const;
const several = ['liable', 'escort'] as const;
const plain = ['scope', 'agreement', 'within', 'until'] as const;
const all = [...single, ...several, ...plain] as const;

/** All units that an entry names, each with its path in the entry. */
export function seats(
  entry: PackPower | PackArrangement | PackTransfer,
): [path: (string | number)[], seat: NamedUnit][] {
  const all = entry as Partial<PackPower> & Partial<PackTransfer>;
  const one = (['holder', 'by', 'to', 'inNameOf', ...single] as const).flatMap((key): [string[], NamedUnit][] =>
    all[key] === undefined ? [] : [[[key], all[key]]],
  );
  return [
    ...one,
    ...several.flatMap((key) => (all[key] ?? []).map((seat, i): [(string | number)[], NamedUnit] => [[key, i], seat])),
  ];
}

/** Whether a power names a local unit, so that the unit differs by region. */
export function hasLocalSeat(power: PackPower): boolean {
  const local = (seat: NamedUnit | undefined): boolean => typeof seat === 'object';
  return (
    local(power.holder) ||
    local(power.inNameOf) ||
    single.some((key) => local(power[key])) ||
    several.some((key) => power[key]?.some(local))
  );
}

/** The terms of a power, with unit ids found by `unitOf`. */
export function termsAt(power: PackPower, unitOf: (seat: NamedUnit) => string | undefined): Terms {
  const terms: Record<string, unknown> = {};
  for (const key of single) if (power[key] !== undefined) terms[key] = unitOf(power[key]);
  for (const key of several) if (power[key]) terms[key] = power[key].map(unitOf);
  for (const key of plain) if (power[key] !== undefined) terms[key] = power[key];
  return terms;
}

export function withoutTerms<T extends Terms>(unit: T): T {
  const rest = { ...unit };
  for (const key of all) delete (rest as Record<string, unknown>)[key];
  return rest;
}

/** The terms that all of the units share. */
export function sameTerms(units: readonly Terms[]): Terms {
  const [first, ...rest] = units;
  if (!first) return {};
  return Object.fromEntries(
    all
      .filter(
        (key) => first[key] !== undefined && rest.every((u) => JSON.stringify(u[key]) === JSON.stringify(first[key])),
      )
      .map((key) => [key, first[key]]),
  );
}
