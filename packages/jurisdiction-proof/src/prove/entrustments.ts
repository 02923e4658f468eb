import type { Pack, PackPower } from '@hotline/jurisdiction';
import type { RawFinding } from './finding';

/**
 * Finds entrustments (委托) whose last day is before the day `on`, or at most `soonDays` days after it. Entrustments that
 * a reform ended are not reported.
 */
export function endingEntrustments(
  pack: Pack,
  { on, soonDays = 60 }: { readonly on?: string; readonly soonDays?: number },
): RawFinding[] {
  if (on === undefined) return [];
  const soon = new Date(Date.parse(`${on}T00:00:00Z`) + soonDays * 86_400_000).toISOString().slice(0, 10);
  const ending = pack.powers.filter(
    (p) => p.mode === 'entrusted' && !p.ended && p.until !== undefined && p.until <= soon,
  );
  return ending.map((p) => finding(p, on)).sort((a, b) => ((a.powers[0] ?? '') < (b.powers[0] ?? '') ? -1 : 1));
}

function finding(p: PackPower, on: string): RawFinding {
  const until = p.until as string;
  return {
    kind: until < on ? 'expired' : 'expiring',
    matters: p.matters,
    regions: p.where ?? [],
    conditions: {},
    from: p.from ?? '0001-01-01',
    until,
    powers: [p.id],
    units: typeof p.holder === 'string' ? [p.holder] : [],
    seat: p.holder,
    about: p,
  };
}
