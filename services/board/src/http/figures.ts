import type { ResponseOf, TicketState, readFigures } from '@hotline/contracts';
import type { LocalDates } from '@hotline/calendar';
import type { Documents } from '@hotline/runtime';
import type { TicketRow } from '../domain/row';

const DAY_MS = 86_400_000;
/** States in which no unit handles a ticket. */
const NOBODYS: readonly TicketState[] = [
  'registered',
  'awaiting-classification',
  'awaiting-facts',
  'awaiting-dispatch',
  'disputed',
];

/** The figures of one jurisdiction for supervisors. The cost does not grow with closed tickets of earlier days. */
export async function figures(
  rows: Documents<TicketRow>,
  jurisdiction: string,
  now: number,
  dates: LocalDates,
): Promise<ResponseOf<typeof readFigures>> {
  /**
   * Upper bound of the due times of overdue tickets. A range excludes its upper bound, and a ticket due now is overdue.
   */
  const overdue = now + 1;
  const prefix = [jurisdiction];
  const today = dates.startOfDay(now);
  const byState = await rows.countBy('openState', prefix);
  const openByUnit = await rows.countBy('openUnitDue', [jurisdiction, 'lead']);
  const byUnit = await Promise.all(
    [...openByUnit].map(async ([unit, open]) => ({
      unit,
      open,
      overdue: await rows.count('openUnitDue', { prefix: [jurisdiction, 'lead', unit], to: overdue }),
      unassigned: await rows.count('tag', { prefix: [jurisdiction, 'unassigned', unit] }),
    })),
  );
  const late = await rows.count('openDue', { prefix, to: overdue });
  return {
    at: new Date(now).toISOString(),
    open: [...byState.values()].reduce((sum, count) => sum + count, 0),
    byState: Object.fromEntries(byState),
    byUnit: byUnit.sort((a, b) => b.overdue - a.overdue || b.open - a.open),
    overdue: late,
    /** Every overdue target has passed its yellow card too. */
    atRisk: (await rows.count('openWarn', { prefix, to: overdue })) - late,
    nobodys: NOBODYS.reduce((sum, state) => sum + (byState.get(state) ?? 0), 0),
    dueWithin24h: await rows.count('openDue', { prefix, from: overdue, to: overdue + DAY_MS }),
    registeredToday: await rows.count('registered', { prefix, from: today }),
    closedToday: await rows.count('closed', { prefix, from: today }),
    gaps: await rows.count('openGap', { prefix }),
    suspended: await rows.count('openSuspended', { prefix }),
    problems: await rows.count('openProblem', { prefix }),
  };
}
