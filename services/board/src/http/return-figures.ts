import type { ResponseOf, readReturnFigures } from '@hotline/contracts';
import type { Documents } from '@hotline/runtime';
import { returnRates, summed, UNIT_STEPS, type StepCounts } from '../domain/return-rates';
import type { TicketRow } from '../domain/row';

const DAY_MS = 86_400_000;

/** Figures about returned tickets, by unit, of the last `days` days. */
export async function returnFigures(
  rows: Documents<TicketRow>,
  { jurisdiction, now, days }: { readonly jurisdiction: string; readonly now: number; readonly days: number },
): Promise<ResponseOf<typeof readReturnFigures>> {
  const from = now - days * DAY_MS;
  const known = await rows.countBy('unitStep', [jurisdiction, 'dispatched']);
  const counted = await Promise.all(
    [...known.keys()].map(async (unit) => ({ unit, counts: await countsOf(rows, jurisdiction, unit, from) })),
  );
  const active = counted.filter(({ counts }) => UNIT_STEPS.some((what) => counts[what] > 0));
  const units = active.map(({ unit, counts }) => ({ unit, ...returnRates(counts) }));
  return {
    from: new Date(from).toISOString(),
    at: new Date(now).toISOString(),
    total: returnRates(summed(active.map(({ counts }) => counts))),
    units: units.sort((a, b) => (b.returnRate ?? 0) - (a.returnRate ?? 0) || b.dispatched - a.dispatched),
  };
}

async function countsOf(
  rows: Documents<TicketRow>,
  jurisdiction: string,
  unit: string,
  from: number,
): Promise<StepCounts> {
  const counts = await Promise.all(
    UNIT_STEPS.map(async (what) => [what, await rows.count('unitStep', { prefix: [jurisdiction, what, unit], from })]),
  );
  return Object.fromEntries(counts) as StepCounts;
}
