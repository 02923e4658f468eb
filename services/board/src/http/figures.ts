import type { ResponseOf, readFigures } from '@hotline/contracts';
import type { LocalDates } from '@hotline/calendar';
import type { Documents } from '@hotline/runtime';
import type { TicketRow } from '../domain/row';

const DAY_MS = 86_400_000;

/** A supervisor's counts of one place, from indexes that hold open tickets or one day. */
export async function figures(
  rows: Documents<TicketRow>,
  place: string,
  now: number,
  dates: LocalDates,
): Promise<ResponseOf<typeof readFigures>> {
  /** Ranges end before their bound; what is due now is overdue. */
  const overdue = now + 1;
  const prefix = [place];
  const today = dates.startOfDay(now);
  const byState = await rows.countBy('openState', [place]);
  const openByUnit = await rows.countBy('openUnitDue', [place]);
  const byUnit = await Promise.all(
    [...openByUnit].map(async ([unit, open]) => ({
      unit,
      open,
      overdue: await rows.count('openUnitDue', { prefix: [place, unit], to: overdue }),
    })),
  );
  return {
    at: new Date(now).toISOString(),
    open: [...byState.values()].reduce((sum, count) => sum + count, 0),
    byState: Object.fromEntries(byState),
    byUnit: byUnit.sort((a, b) => b.overdue - a.overdue || b.open - a.open),
    overdue: await rows.count('openDue', { prefix, to: overdue }),
    dueWithin24h: await rows.count('openDue', { prefix, from: overdue, to: overdue + DAY_MS }),
    registeredToday: await rows.count('registered', { prefix, from: today }),
    closedToday: await rows.count('closed', { prefix, from: today }),
    gaps: await rows.count('openGap', { prefix }),
  };
}
