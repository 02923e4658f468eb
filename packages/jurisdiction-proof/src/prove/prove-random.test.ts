import fc from 'fast-check';
import { compile, type Pack, type RoutingDecision } from '@hotline/jurisdiction';
import { combinations, inForce, regionTree } from '@hotline/jurisdiction/analysis';
import { daysToTry, randomPack } from '@hotline/jurisdiction-files/testing';
import { check } from '../check';
import type { ProofFinding } from './finding';
import { prove } from './prove';

/** The kinds of findings that the proof must report for a case with this decision. */
function expectedKinds(decision: RoutingDecision): ProofFinding['kind'][] {
  if (decision.kind === 'gap') return ['gap'];
  if (decision.kind === 'dispute') return ['overlap'];
  return decision.kind === 'lead' && decision.lead.duty === 'supervise' ? ['vacuum'] : [];
}

describe('The proof of a random pack', () => {
  const cover = (
    findings: readonly ProofFinding[],
    matter: string,
    region: string,
    facts: Record<string, string>,
    on: string,
  ) =>
    findings.filter(
      (f) =>
        f.matters.includes(matter) &&
        f.regions.includes(region) &&
        f.from <= on &&
        on <= (f.until ?? '9999') &&
        Object.entries(f.conditions).every(([fact, values]) => values.includes(facts[fact] ?? '')),
    );

  test('finds the same gaps and overlaps as deciding each matter, region, set of facts and day in turn', () => {
    fc.assert(
      fc.property(randomPack, (pack) => {
        const findings = prove(pack).findings.filter((f) => ['gap', 'overlap', 'vacuum'].includes(f.kind));
        const jurisdiction = compile(pack);
        const tree = regionTree(pack);
        const values = (fact: string): string[] => jurisdiction.facts.get(fact)?.values.map((v) => v.value) ?? [];
        const regions = tree.leaves(tree.root).map((region) => ({ region, fixed: tree.facts(region) }));
        const cases = combinations(['permit', 'road', 'setting', 'fair', 'hour'], values).flatMap((said) =>
          regions.map(({ region, fixed }) => ({ region, facts: { ...said, ...fixed } })),
        );
        const asked = [...jurisdiction.matters.keys()].flatMap((matter) =>
          daysToTry.flatMap((on) => cases.map((c) => ({ ...c, matter, on }))),
        );
        for (const one of asked) {
          const decision = jurisdiction.decide(one);
          const listed = inForce(
            pack.matters.find((m) => m.code === one.matter),
            one.on,
          );
          const expected = listed ? expectedKinds(decision) : [];
          expect(cover(findings, one.matter, one.region, one.facts, one.on).map((f) => f.kind)).toEqual(expected);
        }
        const met = (finding: ProofFinding, region: string): boolean =>
          asked.some(
            (one) => one.region === region && cover([finding], one.matter, region, one.facts, one.on).length > 0,
          );
        expect(
          findings.flatMap((f) => f.regions.filter((region) => !met(f, region)).map((region) => ({ region, ...f }))),
        ).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('stays the same when the entries of the pack are shuffled', () => {
    fc.assert(
      fc.property(randomPack, fc.func(fc.nat()), (pack, chance) => {
        const shuffled = <T extends object>(list: readonly T[]): T[] =>
          [...list].sort((a, b) => chance(JSON.stringify(a)) - chance(JSON.stringify(b)));
        const other: Pack = {
          ...pack,
          powers: shuffled(pack.powers),
          regions: shuffled(pack.regions),
          units: shuffled(pack.units),
          matters: shuffled(pack.matters),
          facts: shuffled(pack.facts),
        };
        expect(prove(other)).toEqual(prove(pack));
      }),
      { numRuns: 40 },
    );
  });

  const gapsOf = (pack: Pack, matters: readonly string[]): string[] =>
    check(pack)
      .filter((f) => f.kind === 'gap' && matters.includes(f.matter))
      .flatMap((f) => f.regions.map((region) => JSON.stringify([f.matter, region, f.on, f.facts])))
      .sort();

  test('proposes only edits that remove the overlap and create no gap', () => {
    fc.assert(
      fc.property(randomPack, (pack) => {
        for (const finding of prove(pack).findings) {
          if (!finding.settle) continue;
          const { power, alternative, change } = finding.settle;
          const concerned = (p: Pack['powers'][number]): boolean =>
            alternative === undefined ? (p.alternativeOf ?? p.id) === power : p.id === `${power}.${alternative}`;
          const edited = pack.powers.map((p) =>
            concerned(p) ? { ...p, ...edit(pack, change, p.when) } : p,
          ) as Pack['powers'];
          const left = prove({ ...pack, powers: edited }).findings.filter(
            (f) =>
              f.kind === 'overlap' &&
              f.matters.some((m) => finding.matters.includes(m)) &&
              f.powers.join() === finding.powers.join(),
          );
          expect(left.flatMap((f) => f.regions).filter((r) => finding.regions.includes(r))).toEqual([]);
          expect(gapsOf({ ...pack, powers: edited }, finding.matters)).toEqual(gapsOf(pack, finding.matters));
        }
      }),
      { numRuns: 40 },
    );
  });

  const edit = (
    pack: Pack,
    change: NonNullable<ProofFinding['settle']>['change'],
    when: Pack['powers'][number]['when'],
  ): object => {
    if (!change.when) return change;
    const given = Object.entries(change.when).map(([fact, { not }]) => [
      fact,
      pack.facts
        .find((f) => f.name === fact)
        ?.values.map((v) => v.value)
        .filter((v) => !not.includes(v)),
    ]);
    return { when: { ...when, ...Object.fromEntries(given) } };
  };
});
