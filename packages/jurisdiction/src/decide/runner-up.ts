import type { DecidedUnit, Text } from '../jurisdiction';
import type { Cell, Claim } from './cell';
import type { Wording } from './wording';

interface Contest {
  readonly cell: Cell;
  readonly winner: Claim;
  readonly candidates: readonly Claim[];
  readonly leading: readonly string[];
  readonly known: Readonly<Record<string, string>>;
  readonly on: string;
  readonly rule?: { readonly text: Text } | undefined;
}

/** The unit that came nearest, and what would have had to differ for it to lead. */
export function runnerUp(contest: Contest, wording: Wording): (DecidedUnit & { wouldNeed: Text }) | undefined {
  const rivals = contest.cell.claims
    .filter((c) => c.unit !== contest.winner.unit && contest.leading.includes(c.power.duty))
    .map((claim) => ({ claim, needs: needs(claim, contest, wording) }))
    .sort((a, b) => a.needs.length - b.needs.length);
  const [nearest] = rivals;
  if (!nearest) return undefined;
  return {
    ...wording.unit(nearest.claim, contest.cell.region),
    wouldNeed: { zh: nearest.needs.map((n) => n.zh).join('；'), en: nearest.needs.map((n) => n.en).join('; ') },
  };
}

function needs(claim: Claim, { candidates, known, on, leading, winner, rule }: Contest, wording: Wording): Text[] {
  const missing = claim.when.filter(([fact, values]) => !values.includes(known[fact] ?? '')).map((c) => wording.condition(c));
  if (claim.power.from !== undefined && on < claim.power.from) missing.push({ zh: `${claim.power.from} 起`, en: `from ${claim.power.from} on` });
  if (claim.power.until !== undefined && on > claim.power.until) missing.push({ zh: `${claim.power.until} 以前`, en: `until ${claim.power.until}` });
  if (missing.length > 0) return missing;
  if (candidates.includes(claim) && rule) return [{ zh: `没有“${rule.text.zh}”这条规则`, en: `the rule "${rule.text.en}" not to apply` }];
  if (leading.indexOf(claim.power.duty) > leading.indexOf(winner.power.duty)) return [{ zh: '没有更优先的职责在先', en: 'no duty that leads before its own' }];
  return [{ zh: '没有别的单位有权', en: 'no other unit to hold the power' }];
}
