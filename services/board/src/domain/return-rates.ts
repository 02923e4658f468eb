import type { UnitStep } from './row';

export type StepCounts = Readonly<Record<UnitStep['what'], number>>;
export const UNIT_STEPS: readonly UnitStep['what'][] = [
  'dispatched',
  'return-requested',
  'return-granted',
  'return-rejected',
  'lapsed',
];

/** The counts of steps, with the rates computed from them. A rate with the denominator 0 is absent. */
export function returnRates(counts: StepCounts) {
  const { dispatched, lapsed } = counts;
  const [requested, granted, rejected] = [
    counts['return-requested'],
    counts['return-granted'],
    counts['return-rejected'],
  ];
  const decided = granted + rejected;
  return {
    dispatched,
    requested,
    granted,
    rejected,
    lapsed,
    ...(dispatched > 0 ? { returnRate: Math.min(1, requested / dispatched) } : {}),
    ...(decided > 0 ? { wrongfulRate: rejected / decided } : {}),
  };
}

export const summed = (all: readonly StepCounts[]): StepCounts =>
  Object.fromEntries(
    UNIT_STEPS.map((what) => [what, all.reduce((sum, counts) => sum + counts[what], 0)]),
  ) as unknown as StepCounts;
