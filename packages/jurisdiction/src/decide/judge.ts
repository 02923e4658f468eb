import type { Basis, DisputeStep, Text } from '../jurisdiction';
import type { Pack } from '../pack/pack';
import type { Cell, Claim } from '../claims/cell';
import { inForce } from '../time/in-force';
import { lacking, type needsOf } from '../claims/qualifications';
import { runnerUp } from './runner-up';
import { told, transfersOn, type transferFinder } from '../claims/transfers';
import type { Verdict } from './verdict';
import type { Wording } from './wording';

export type KnownFacts = Readonly<Record<string, string>>;

interface Rule {
  readonly id: string;
  readonly text: Text;
  readonly basis: Basis;
}

export interface Rules {
  readonly pack: Pack;
  readonly wording: Wording;
  readonly transfers: ReturnType<typeof transferFinder>;
  readonly needs: ReturnType<typeof needsOf>;
}

/**
 * Decides one matter in one region by the rules of the pack. `known` must contain all facts on which its claims depend.
 */
export function judge(rules: Rules, cell: Cell, known: KnownFacts, on: string): Verdict {
  const { pack, wording } = rules;
  if (!inForce(cell.matter, on)) return outOfCatalogue(pack, wording, cell);
  const fits = cell.claims.filter(
    (c) => inForce(c.power, on) && c.when.every(([fact, values]) => values.includes(known[fact] ?? '')),
  );
  const leading = pack.routing.leading[cell.matter.nature] ?? [];
  const firstDuty = leading.find((duty) => fits.some((c) => c.power.duty === duty));
  const candidates = oneEach(
    fits.filter((c) => c.power.duty === firstDuty),
    pack,
  );
  const [first] = candidates;
  if (!first) return gap(pack, wording, cell, fits);
  const { winners, rule } = settle(pack, candidates);
  const [winner] = winners;
  if (!winner || winners.length > 1) return dispute(pack, wording, cell, winners);
  const assistants = oneEach(
    fits.filter((c) => pack.routing.assisting.includes(c.power.duty) && c.unit !== winner.unit),
    pack,
  );
  const second = runnerUp({ cell, winner, candidates, leading, known, on, rule }, wording);
  const lead = wording.unit(winner, cell.region);
  const lacks = lacking(rules.needs(cell.matter.code, winner), on);
  const transfers = transfersOn(rules.transfers(cell.matter.code, cell.region, winner.unit), on).map(told);
  return {
    kind: 'lead',
    lead: lacks.length > 0 ? { ...lead, lacks } : lead,
    assistants: assistants.map((c) => wording.unit(c, cell.region)),
    rule: rule ?? { id: 'sole-power', text: soleText, basis: winner.power.basis },
    ...(second ? { runnerUp: second } : {}),
    ...(transfers.length > 0 ? { transfers } : {}),
  };
}

const soleText: Text = {
  zh: '在该地点和条件下，仅该单位有权主办',
  en: 'At this location and under these conditions only this unit may lead',
};

/**
 * If a unit has several powers in the same name, keeps only one as candidate: the one on the strongest ground, and
 * among equals the one with the most conditions.
 */
function oneEach(claims: readonly Claim[], pack: Pack): readonly Claim[] {
  if (claims.length < 2) return claims;
  const stronger = (a: Claim, b: Claim): boolean => {
    const [x, y] = [strength(pack, a), strength(pack, b)];
    return x !== y ? x < y : a.when.length > b.when.length;
  };
  const best = new Map<string, Claim>();
  for (const claim of claims) {
    const key = `${claim.unit} ${claim.inNameOf}`;
    const held = best.get(key);
    if (!held || stronger(claim, held)) best.set(key, claim);
  }
  return [...best.values()];
}

/**
 * Rank of a power's ground in `routing.precedence`. 0 is the strongest; grounds that are not listed are the weakest.
 */
export function strength(pack: Pack, { power }: Pick<Claim, 'power'>): number {
  const position = pack.routing.precedence.findIndex((rule) => rule.ground === power.ground);
  return position < 0 ? pack.routing.precedence.length : position;
}

function settle(pack: Pack, candidates: readonly Claim[]): { winners: readonly Claim[]; rule?: Rule } {
  if (candidates.length < 2) return { winners: candidates };
  for (const rule of pack.routing.precedence) {
    const winners = candidates.filter((c) => c.power.ground === rule.ground);
    if (winners.length > 0) return { winners, rule: { id: rule.id, text: rule.text, basis: rule.basis } };
  }
  return { winners: candidates };
}

function outOfCatalogue(pack: Pack, wording: Wording, { matter }: Cell): Verdict {
  return {
    kind: 'gap',
    fallback: pack.routing.fallback.unit,
    why: wording.outOfCatalogue(matter),
    basis: pack.routing.fallback.basis,
  };
}

function gap(pack: Pack, wording: Wording, cell: Cell, fits: readonly Claim[]): Verdict {
  const others = fits.map((c) => wording.unit(c, cell.region));
  return {
    kind: 'gap',
    fallback: pack.routing.fallback.unit,
    why: wording.gap(cell.matter, others),
    basis: pack.routing.fallback.basis,
  };
}

function dispute(pack: Pack, wording: Wording, cell: Cell, winners: readonly Claim[]): Verdict {
  const known = pack.routing.contested.find((c) => c.matters.includes(cell.matter.code));
  return {
    kind: 'dispute',
    candidates: winners.map((c) => wording.unit(c, cell.region)),
    body: pack.routing.coordination.unit,
    ...(pack.routing.disputes ? { steps: pack.routing.disputes as readonly DisputeStep[] } : {}),
    why: known?.text ?? {
      zh: '多个单位均有权主办，优先规则无法确定先后',
      en: 'Several units may lead, and no rule of precedence ranks them',
    },
    basis: known?.basis ?? pack.routing.coordination.basis,
  };
}
