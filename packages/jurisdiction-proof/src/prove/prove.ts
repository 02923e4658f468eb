import { byMatter, powersByMatter, sourceOf } from '@hotline/jurisdiction/analysis';
import type { Pack, PackMatter, PackPower } from '@hotline/jurisdiction';
import { unequal } from './bundles';
import type { Proof, ProofFinding, Raw } from './finding';
import { gathered } from './merge-findings';
import { faultsOf } from './part-findings';
import { figures } from './figures';
import { idle } from './unused-powers';
import { entrustments } from './entrustments';
import { settler } from './settle';
import { surveyor, type Plot } from '../space/survey';
import { sayer } from './wording';

export interface ProofOptions {
  /** The day for which entrustments are looked at; without it none is called expired. */
  readonly on?: string;
  /** Days before its end from which an entrustment counts as about to expire; 60 if not said. */
  readonly soonDays?: number;
}

/** Matters that the same powers cover alike: one survey speaks for them all. */
interface Kin {
  readonly matters: readonly PackMatter[];
  readonly powers: readonly PackPower[];
  readonly plots: readonly Plot[];
}

/**
 * Proves that every matter, place, combination of conditions and day has exactly one lead, or says where not. Exact: it cuts
 * the space along the conditions of the powers themselves, so that no value is left out and none is tried one by one.
 */
export function prove(pack: Pack, options: ProofOptions = {}): Proof {
  const survey = surveyor(pack);
  const kin = kinOf(pack).map(({ matters, powers }): Kin => ({
    matters,
    powers,
    plots: survey(matters[0] as PackMatter, powers),
  }));
  const faults = faultsOf(pack);
  const settle = settler(pack, survey);
  const byLead = kin.flatMap(({ matters, powers, plots }) => {
    const [matter] = matters as [PackMatter];
    const codes = matters.map((m) => m.code);
    const raws = gathered(plots.flatMap((plot) => plot.parts.flatMap((part) => faults(matter, plot, part))));
    return raws.map((one): Raw => {
      const raw = { ...one, matters: codes };
      const settlement = raw.kind === 'overlap' ? settle(raw, matter, powers) : undefined;
      return settlement ? { ...raw, settle: settlement } : raw;
    });
  });
  const byCode = new Map(kin.flatMap((k) => k.matters.map((m) => [m.code, k.plots] as const)));
  const bundles = pack.bundles.length > 0 ? gathered(unequal(pack, (m) => byCode.get(m.code) ?? [])) : [];
  const found = [...byLead, ...bundles, ...idle(pack, kin), ...figures(pack), ...entrustments(pack, options)];
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

function inWords(pack: Pack, found: readonly Raw[]): ProofFinding[] {
  const say = sayer(pack);
  return found.map((raw) => {
    const { about, seat: _seat, ...rest } = raw;
    return { ...rest, ...sourceOf(about), text: say(raw) };
  });
}
