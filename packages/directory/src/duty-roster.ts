/** A time on duty: epoch ms, `until` exclusive. */
export interface Shift {
  readonly person: string;
  readonly from: number;
  readonly until: number;
}

/** The duty roster of one post of one unit. `shifts` are ordered by their beginning. */
export interface DutyRoster {
  readonly jurisdiction: string;
  readonly unit: string;
  readonly post: string;
  readonly shifts: readonly Shift[];
}

export const ROSTERS = 'rosters';
export const rosterDocumentId = (jurisdiction: string, unit: string, post: string): string =>
  `${jurisdiction}/${unit}/${post}`;
export const rosterKeys = {
  unit: ({ jurisdiction, unit, post }: DutyRoster) => [[jurisdiction, unit, post]],
} as const;

/** Ids of the people on duty at an instant; several, if shifts overlap. */
export const onDutyAt = (roster: DutyRoster | undefined, at: number): readonly string[] =>
  (roster?.shifts ?? []).filter(({ from, until }) => from <= at && at < until).map(({ person }) => person);

/**
 * Time for which shifts are kept after their end, in ms: long enough for a year of evaluation and the appeals against
 * it.
 */
const KEPT_MS = 400 * 24 * 3_600_000;

/** Replaces the shifts that begin in the window, and drops shifts that ended more than 400 days ago. */
export function withShifts(
  roster: DutyRoster,
  window: { readonly from: number; readonly until: number },
  shifts: readonly Shift[],
  now: number,
): DutyRoster {
  const kept = roster.shifts.filter(
    ({ from, until }) => until > now - KEPT_MS && (from < window.from || from >= window.until),
  );
  const ordered = [...kept, ...shifts].sort((a, b) => a.from - b.from || (a.person < b.person ? -1 : 1));
  return { ...roster, shifts: ordered };
}
