import { byMatter, powersByMatter, sourceOf } from '@hotline/jurisdiction/analysis';
import type { Pack, PackMatter, PackPower } from '@hotline/jurisdiction';
import { catalogueFindings } from '../likeness/catalogue-findings';
import { unequalBundles } from './bundles';
import type { Proof, ProofFinding, RawFinding } from './finding';
import { mergeFindings } from './merge-findings';
import { partFindings } from './part-findings';
import { disagreeingFigures } from './figures';
import { unusedPowers } from './unused-powers';
import { missingAlarms } from './missing-alarms';
import { endingEntrustments } from './entrustments';
import { settlementFinder } from './settle';
import { partitioner, type RegionSpan } from '../space/partition';
import { findingWriter } from './finding-text';

export interface ProofOptions {
  /** Day for which the proof looks for expired and expiring entrustments; absent: it does not look for them. */
  readonly on?: string;
  /** An entrustment counts as expiring from this number of days before its last day; 60 by default. */
  readonly soonDays?: number;
}

/** Matters under the same powers, which are examined together. */
interface MatterGroup {
  readonly matters: readonly PackMatter[];
  readonly powers: readonly PackPower[];
  readonly areas: readonly RegionSpan[];
}

/**
 * Proves that every matter has exactly one lead in every region, under every combination of conditions, on every day.
 * Reports the cases in which this is not so. The result is exact without trying every value: cases to which the same
 * conditions of powers apply are examined together.
 */
export function prove(pack: Pack, options: ProofOptions = {}): Proof {
  const partition = partitioner(pack);
  const groups = matterGroups(pack).map(({ matters, powers }): MatterGroup => ({
    matters,
    powers,
    areas: partition(matters[0] as PackMatter, powers),
  }));
  const faults = partFindings(pack);
  const settle = settlementFinder(pack, partition);
  const byLead = groups.flatMap(({ matters, powers, areas }) => {
    const [matter] = matters as [PackMatter];
    const codes = matters.map((m) => m.code);
    const raws = mergeFindings(areas.flatMap((area) => area.parts.flatMap((part) => faults(matter, area, part))));
    return raws.map((one): RawFinding => {
      const raw = { ...one, matters: codes };
      const settlement = raw.kind === 'overlap' ? settle(raw, matter, powers) : undefined;
      return settlement ? { ...raw, settle: settlement } : raw;
    });
  });
  const byCode = new Map(groups.flatMap((k) => k.matters.map((m) => [m.code, k.areas] as const)));
  const bundles = pack.bundles.length > 0 ? mergeFindings(unequalBundles(pack, (m) => byCode.get(m.code) ?? [])) : [];
  const found = [
    ...byLead,
    ...bundles,
    ...unusedPowers(pack, groups),
    ...disagreeingFigures(pack),
    ...endingEntrustments(pack, options),
    ...missingAlarms(pack),
    ...catalogueFindings(pack),
  ];
  return {
    holds: !found.some((f) => f.kind === 'gap' || f.kind === 'overlap'),
    findings: withTexts(pack, found),
    parts: groups.reduce((sum, k) => sum + k.areas.reduce((n, area) => n + area.parts.length, 0), 0),
  };
}

function matterGroups(pack: Pack): { matters: PackMatter[]; powers: readonly PackPower[] }[] {
  const powers = powersByMatter(pack);
  const number = new Map(pack.powers.map((p, i) => [p, i]));
  const more = [byMatter(pack, pack.transfers), byMatter(pack, pack.qualifications)];
  const contested = new Map(pack.routing.contested.flatMap((c, i) => c.matters.map((m) => [m, i] as const)));
  const groups = new Map<string, { matters: PackMatter[]; powers: readonly PackPower[] }>();
  for (const matter of [...pack.matters].sort((a, b) => (a.code < b.code ? -1 : 1))) {
    const over = powers.get(matter.code) ?? [];
    const others = more.map((entries) =>
      entries
        .get(matter.code)
        ?.map((e) => e.id)
        .join(),
    );
    const key = `${matter.nature} ${matter.departmentOnly ?? ''} ${matter.from ?? ''} ${matter.until ?? ''} ${others.join(' ')} ${contested.get(matter.code) ?? ''} ${over.map((p) => number.get(p)).join()}`;
    const held = groups.get(key);
    if (held) held.matters.push(matter);
    else groups.set(key, { matters: [matter], powers: over });
  }
  return [...groups.values()];
}

function withTexts(pack: Pack, found: readonly RawFinding[]): ProofFinding[] {
  const say = findingWriter(pack);
  return found.map((raw) => {
    const { about, seat: _seat, ...rest } = raw;
    return { ...rest, ...sourceOf(about), text: say(raw) };
  });
}
