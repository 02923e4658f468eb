import type { DecidedUnit, Text } from '../jurisdiction';
import type { Pack, PackMatter } from '../pack/pack';
import type { Claim } from './cell';
import type { Verdict } from './judge';
import type { RegionTree } from './region-tree';

export type Wording = ReturnType<typeof wordingOf>;

/** Says claims, conditions and gaps in the words of the pack. */
export function wordingOf(pack: Pack, tree: RegionTree) {
  const facts = new Map(pack.facts.map((f) => [f.name, f]));
  const units = new Map(pack.units.map((u) => [u.id, u.name]));

  const condition = (fact: string, values: readonly string[]): Text => {
    const names = values.map((v) => facts.get(fact)?.values.find((known) => known.value === v)?.name ?? { zh: v, en: v });
    return { zh: names.map((n) => n.zh).join('或'), en: names.map((n) => n.en).join(' or ') };
  };

  const place = (region: string): Text => {
    const name = tree.regions.get(region)?.name ?? { zh: region, en: region };
    return { zh: `地点在${name.zh}`, en: `in ${name.en}` };
  };

  const unit = (claim: Claim, region: string): DecidedUnit => {
    const tied = typeof claim.power.holder !== 'string' || claim.power.where !== undefined;
    return {
      unit: claim.unit,
      power: claim.power.id,
      duty: claim.power.duty,
      inNameOf: claim.inNameOf,
      mode: claim.power.mode,
      conditions: [...(tied ? [place(region)] : []), ...[...claim.met, ...claim.when].map(([fact, values]) => condition(fact, values))],
      basis: claim.power.basis,
    };
  };

  const gap = (matter: PackMatter, others: readonly DecidedUnit[]): Text => {
    if (others.length === 0) return { zh: `没有单位对“${matter.name.zh}”有权`, en: `No unit has a power over "${matter.name.en}"` };
    const who = others.map((o) => units.get(o.unit) ?? { zh: o.unit, en: o.unit });
    return {
      zh: `${who.map((w) => w.zh).join('、')}有相关职责，但没有单位有权主办“${matter.name.zh}”`,
      en: `${who.map((w) => w.en).join(', ')} may act, but nobody may lead on "${matter.name.en}"`,
    };
  };

  const differs = (verdicts: readonly Verdict[]): Text => {
    const ids = [...new Set(verdicts.flatMap(holders))];
    const who = ids.map((u) => units.get(u) ?? { zh: u, en: u });
    const rest = who.length > 4;
    const shown = who.slice(0, 4);
    return {
      zh: `答案不同，主办单位不同：${shown.map((w) => w.zh).join('、')}${rest ? '等' : ''}`,
      en: `The answer decides who leads: ${shown.map((w) => w.en).join(', ')}${rest ? ' …' : ''}`,
    };
  };

  return { unit, condition, gap, differs };
}

function holders(verdict: Verdict): string[] {
  switch (verdict.kind) {
    case 'lead':
      return [verdict.lead.unit];
    case 'gap':
      return [verdict.fallback];
    case 'dispute':
      return [verdict.body];
  }
}
