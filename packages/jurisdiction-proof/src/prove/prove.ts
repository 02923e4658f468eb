import { byMatter, powersByMatter, sourceOf } from '@hotline/jurisdiction/analysis';
import type { Pack, PackMatter, PackPower } from '@hotline/jurisdiction';
import { unequalBundles } from './bundles';
import type { Proof, ProofFinding, RawFinding } from './finding';
import { mergeFindings } from './merge-findings';
import { partFindings } from './part-findings';
import { disagreeingFigures } from './figures';
import { unusedPowers } from './unused-powers';
import { endingEntrustments } from './entrustments';
import { settlementFinder } from './settle';
import { partitioner, type RegionSpan } from '../space/survey';
import { findingWriter } from './wording';

export interface ProofOptions {
  /** The day for which entrustments are looked at; without it none is called expired. */
  readonly on?: string;
  /** Days before its end from which an entrustment counts as about to expire; 60 if not said. */
  readonly soonDays?: number;
}

/** Matters that the same powers cover alike: one survey speaks for them all. */
interface MatterGroup {
  readonly matters: readonly PackMatter[];
  readonly powers: readonly PackPower[];
  readonly plots: readonly RegionSpan[];
}

/**
 * Proves that every matter, place, combination of conditions and day has exactly one lead, or says where not. Exact: it cuts
 * the space along the conditions of the powers themselves, so that no value is left out and none is tried one by one.
 */
export function prove(pack: Pack, options: ProofOptions = {}): Proof {
  const survey = partitioner(pack);
  const kin = kinOf(pack).map(({ matters, powers }): MatterGroup => ({
    matters,
    powers,
    plots: survey(matters[0] as PackMatter, powers),
  }));
  const faults = partFindings(pack);
  const settle = settlementFinder(pack, survey);
  const byLead = kin.flatMap(({ matters, powers, plots }) => {
    const [matter] = matters as [PackMatter];
    const codes = matters.map((m) => m.code);
    const raws = mergeFindings(plots.flatMap((plot) => plot.parts.flatMap((part) => faults(matter, plot, part))));
    return raws.map((one): RawFinding => {
      const raw = { ...one, matters: codes };
      const settlement = raw.kind === 'overlap' ? settle(raw, matter, powers) : undefined;
      return settlement ? { ...raw, settle: settlement } : raw;
    });
  });
  const byCode = new Map(kin.flatMap((k) => k.matters.map((m) => [m.code, k.plots] as const)));
  const bundles = pack.bundles.length > 0 ? mergeFindings(unequalBundles(pack, (m) => byCode.get(m.code) ?? [])) : [];
  const found = [
    ...byLead,
    ...bundles,
    ...unusedPowers(pack, kin),
    ...disagreeingFigures(pack),
    ...endingEntrustments(pack, options),
  ];
  return {
    holds: !found.some((f) => f.kind === 'gap' || f.kind === 'overlap'),
    findings: inWords(pack, found),
    parts: kin.reduce((sum, k) => sum + k.plots.reduce((n, plot) => n + plot.parts.length, 0), 0),
  };
}

function kinOf(pack: Pack): { matters: PackMatter[]; powers: readonly PackPower[] }[] {
  const powers = powersByMatter(pack);
  const number = new Map(pack.powers.map((p, i) => [p, i]));
  const more = [byMatter(pack, pack.transfers), byMatter(pack, pack.qualifications)];
  const contested = new Map(pack.routing.contested.flatMap((c, i) => c.matters.map((m) => [m, i] as const)));
  const kin = new Map<string, { matters: PackMatter[]; powers: readonly PackPower[] }>();
  for (const matter of [...pack.matters].sort((a, b) => (a.code < b.code ? -1 : 1))) {
    const over = powers.get(matter.code) ?? [];
    const others = more.map((entries) =>
      entries
        .get(matter.code)
        ?.map((e) => e.id)
        .join(),
    );
    const key = `${matter.nature} ${matter.departmentOnly ?? ''} ${matter.from ?? ''} ${matter.until ?? ''} ${others.join(' ')} ${contested.get(matter.code) ?? ''} ${over.map((p) => number.get(p)).join()}`;
    const held = kin.get(key);
    if (held) held.matters.push(matter);
    else kin.set(key, { matters: [matter], powers: over });
  }
  return [...kin.values()];
}

function inWords(pack: Pack, found: readonly RawFinding[]): ProofFinding[] {
  const say = findingWriter(pack);
  return found.map((raw) => {
    const { about, seat: _seat, ...rest } = raw;
    return { ...rest, ...sourceOf(about), text: say(raw) };
  });
}
