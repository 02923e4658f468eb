import type { DecidedUnit, Text } from '../jurisdiction';
import type { Cell, Claim, Condition } from '../claims/cell';
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

/** The unit that would lead after the fewest changes of facts and dates, with these changes in words. */
export function runnerUp(contest: Contest, wording: Wording): (DecidedUnit & { wouldNeed: Text }) | undefined {
  const { cell, winner, leading } = contest;
  let nearest: Claim | undefined;
  let fewest = Infinity;
  for (const claim of cell.claims) {
    if (claim.unit === winner.unit || !leading.includes(claim.power.duty)) continue;
    const needed = Math.max(1, lacked(claim, contest).length + outsideDates(claim, contest.on).length);
    if (needed < fewest) [nearest, fewest] = [claim, needed];
  }
  return nearest && { ...wording.unit(nearest, cell.region), wouldNeed: joined(needs(nearest, contest, wording)) };
}

const lacked = ({ when }: Claim, { known }: Contest): Condition[] =>
  when.filter(([fact, values]) => !values.includes(known[fact] ?? ''));

function outsideDates({ power }: Claim, on: string): Text[] {
  if (power.from !== undefined && on < power.from) return [{ zh: `自${power.from}起`, en: `from ${power.from} on` }];
  if (power.until !== undefined && on > power.until) return [{ zh: `至${power.until}`, en: `until ${power.until}` }];
  return [];
}

function needs(claim: Claim, contest: Contest, wording: Wording): Text[] {
  const { candidates, on, leading, winner, rule } = contest;
  const missing = [...lacked(claim, contest).map((c) => wording.condition(c)), ...outsideDates(claim, on)];
  if (missing.length > 0) return missing;
  if (candidates.includes(claim) && rule)
    return [{ zh: `不适用“${rule.text.zh}”这一规则`, en: `the rule "${rule.text.en}" does not apply` }];
  if (leading.indexOf(claim.power.duty) > leading.indexOf(winner.power.duty))
    return [{ zh: '没有更优先的职责', en: 'no unit holds a duty that takes precedence' }];
  return [{ zh: '没有其他单位有权主办', en: 'no other unit may lead' }];
}

function joined(texts: readonly Text[]): Text {
  return texts.length === 1
    ? (texts[0] as Text)
    : { zh: texts.map((n) => n.zh).join('；'), en: texts.map((n) => n.en).join('; ') };
}
