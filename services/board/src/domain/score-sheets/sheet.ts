import type { Text } from '@hotline/contracts';
import { localDates } from '@hotline/calendar';
import type { Jurisdiction, ScoreScheme } from '@hotline/jurisdiction';
import { dayAfter } from '../figures/days-of-period';

/** The scheme and the days (ISO dates) of a sheet. */
export interface SheetOf {
  readonly scheme: string;
  readonly from: string;
  readonly until: string;
}

/** Who did it and when, in epoch ms. */
interface Step {
  readonly by: string;
  readonly at: number;
}

/** A number that somebody stated for a unit. The latest one counts. */
export interface StatedValue extends Step {
  readonly unit: string;
  readonly statedNumber: string;
  readonly value: number;
  readonly source: string;
}

/** A request to leave a ticket out of the scores. It has an effect once another person has approved it. */
export interface Exclusion extends Step {
  readonly ticketId: string;
  readonly ticketNo: string;
  readonly code: string;
  readonly evidence: string;
  readonly decided?: Step & { readonly approved: boolean; readonly reason: string };
}

/** A unit contests its score. `points`: what the decision adds to the score (negative: takes off). */
export interface ScoreAppeal extends Step {
  readonly id: string;
  readonly unit: string;
  readonly item?: string | undefined;
  readonly reason: string;
  readonly decided?: Step & { readonly accepted: boolean; readonly points: number; readonly reason: string };
}

/** What people have decided about the scores of one scheme and period. Entries are never changed or removed. */
export interface ScoreSheet extends SheetOf {
  readonly jurisdiction: string;
  readonly stated: readonly StatedValue[];
  readonly exclusions: readonly Exclusion[];
  readonly appeals: readonly ScoreAppeal[];
  /** From then on the scores are those of this instant, except for accepted appeals. */
  readonly frozen?: Step;
}

export const sheetKey = (jurisdiction: string, { scheme, from, until }: SheetOf): string =>
  [jurisdiction, scheme, from, until].join(':');

export const emptySheet = (jurisdiction: string, { scheme, from, until }: SheetOf): ScoreSheet => ({
  jurisdiction,
  scheme,
  from,
  until,
  stated: [],
  exclusions: [],
  appeals: [],
});

/** The parts of a jurisdiction that rules about sheets use. */
export interface SheetView {
  readonly schemes: ReadonlyMap<string, ScoreScheme>;
  readonly exclusions: ReadonlyMap<string, Text>;
  readonly units: ReadonlyMap<string, { readonly name: Text }>;
  /** The instant (epoch ms) at which the last day of a period has passed. */
  readonly endOf: (until: string) => number;
}

export const sheetViewOf = ({ evaluation, units, calendar }: Jurisdiction): SheetView => {
  const dates = localDates(calendar.timeZone);
  return {
    schemes: new Map(evaluation.schemes.map((scheme) => [scheme.id, scheme])),
    exclusions: new Map(evaluation.exclusions.map(({ id, name }) => [id, name])),
    units,
    endOf: (until) => dates.startOf(dayAfter(until)),
  };
};

/** What a sheet said at an instant. */
export interface SheetAt {
  /** The instant whose tickets count. */
  readonly figuresAt: number;
  readonly frozen?: Step;
  /** By unit, then by number. */
  readonly stated: ReadonlyMap<string, Readonly<Record<string, number>>>;
  readonly excluded: ReadonlySet<string>;
  /** Points that accepted appeals add to the scores, by unit. */
  readonly corrections: ReadonlyMap<string, number>;
  /** What readers see of it: entries until the instant, decided by then or still open. */
  readonly shown: Pick<ScoreSheet, 'stated' | 'exclusions' | 'appeals'>;
}

/** The sheet as it was at `asOf` (epoch ms), so that scores can be computed again with the same result. */
export function sheetAt(sheet: ScoreSheet | undefined, asOf: number): SheetAt {
  const frozen = sheet?.frozen && sheet.frozen.at <= asOf ? sheet.frozen : undefined;
  const shown = shownAt(sheet ?? { stated: [], exclusions: [], appeals: [] }, asOf);
  const stated = new Map<string, Record<string, number>>();
  for (const { unit, statedNumber, value } of shown.stated)
    stated.set(unit, { ...stated.get(unit), [statedNumber]: value });
  return {
    figuresAt: frozen?.at ?? asOf,
    ...(frozen ? { frozen } : {}),
    stated,
    excluded: new Set(shown.exclusions.flatMap(({ ticketId, decided }) => (decided?.approved ? [ticketId] : []))),
    corrections: correctionsOf(shown.appeals),
    shown,
  };
}

const shownAt = ({ stated, exclusions, appeals }: SheetAt['shown'], asOf: number): SheetAt['shown'] => ({
  stated: stated.filter(({ at }) => at <= asOf),
  exclusions: knownAt(exclusions, asOf),
  appeals: knownAt(appeals, asOf),
});

function correctionsOf(appeals: readonly ScoreAppeal[]): ReadonlyMap<string, number> {
  const corrections = new Map<string, number>();
  for (const { unit, decided } of appeals)
    if (decided?.accepted) corrections.set(unit, (corrections.get(unit) ?? 0) + decided.points);
  return corrections;
}

/** The entries until an instant; those decided later are still open. */
function knownAt<T extends Step & { readonly decided?: Step }>(entries: readonly T[], asOf: number): T[] {
  return entries
    .filter(({ at }) => at <= asOf)
    .map((entry) => {
      if (!entry.decided || entry.decided.at <= asOf) return entry;
      const { decided: _, ...open } = entry;
      return open as T;
    });
}
