import {
  combinations,
  datedParts,
  inForce,
  regionTree,
  type RegionTree,
  changeDays,
} from '@hotline/jurisdiction/analysis';
import {
  compile,
  type Jurisdiction,
  type Matter,
  type MatterCode,
  type Pack,
  type PowerId,
  type RegionCode,
  type RoutingDecision,
  type UnitId,
} from '@hotline/jurisdiction';

/**
 * A case for which the pack does not name exactly one lead. `gap`: no unit may lead. `overlap`: several units may lead.
 * `contested`: several units may lead, and the pack lists the matter as contested.
 */
export interface CheckFinding {
  readonly kind: 'gap' | 'overlap' | 'contested';
  readonly matter: MatterCode;
  /** Regions to which the finding applies, with the same facts and powers. */
  readonly regions: readonly RegionCode[];
  readonly facts: Readonly<Record<string, string>>;
  /** First day of the span of days to which the finding applies. */
  readonly on: string;
  readonly powers: readonly PowerId[];
  readonly units: readonly UnitId[];
}

/**
 * Calls `decide` for every matter, region, combination of facts and span of days. Exact but slow: `prove` finds the
 * same gaps and overlaps faster.
 */
export function check(pack: Pack, jurisdiction: Jurisdiction = compile(pack)): CheckFinding[] {
  const since = pack.jurisdiction.since ?? '0001-01-01';
  const days = [since, ...changeDays(datedParts(pack)).filter((day) => day > since)];
  const contested = new Set(pack.routing.contested.flatMap((c) => c.matters));
  const findings = new Map<string, CheckFinding>();
  const tree = regionTree(pack);
  const dates = new Map(pack.matters.map((m) => [m.code, m]));
  const questions = days.flatMap((on) =>
    [...jurisdiction.matters.values()].filter((m) => inForce(dates.get(m.code), on)).map((matter) => ({ on, matter })),
  );
  for (const { on, matter } of questions) {
    for (const { region, facts, decision } of everyCase(jurisdiction, tree, matter, on)) {
      const found = findingOf(decision, contested.has(matter.code));
      if (found) add(findings, { ...found, matter: matter.code, regions: [region], facts, on });
    }
  }
  return [...findings.values()];
}

interface Case {
  readonly region: RegionCode;
  readonly facts: Readonly<Record<string, string>>;
  readonly decision: RoutingDecision;
}

function* everyCase(jurisdiction: Jurisdiction, tree: RegionTree, matter: Matter, on: string): Generator<Case> {
  const values = (fact: string): string[] => jurisdiction.facts.get(fact)?.values.map((v) => v.value) ?? [];
  for (const region of tree.leaves(tree.root)) {
    const open = matter.facts.filter((fact) => !(fact in tree.facts(region)));
    for (const facts of combinations(open, values))
      yield { region, facts, decision: jurisdiction.decide({ matter: matter.code, region, facts, on }) };
  }
}

function findingOf(
  decision: RoutingDecision,
  contested: boolean,
): Pick<CheckFinding, 'kind' | 'powers' | 'units'> | undefined {
  if (decision.kind === 'gap') return { kind: 'gap', powers: [], units: [decision.fallback] };
  if (decision.kind !== 'dispute') return undefined;
  const units = decision.candidates.map((c) => c.unit);
  return { kind: contested ? 'contested' : 'overlap', powers: decision.candidates.map((c) => c.power), units };
}

/** Adds a finding. Findings that differ only in the region become one. */
function add(findings: Map<string, CheckFinding>, found: CheckFinding): void {
  const key = JSON.stringify([found.kind, found.matter, found.facts, found.on, found.powers]);
  const earlier = findings.get(key);
  findings.set(
    key,
    earlier
      ? {
          ...earlier,
          regions: [...earlier.regions, ...found.regions],
          units: [...new Set([...earlier.units, ...found.units])],
        }
      : found,
  );
}
