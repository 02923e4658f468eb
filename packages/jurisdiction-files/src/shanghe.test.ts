import { join } from 'node:path';
import fc from 'fast-check';
import { check } from '@hotline/jurisdiction-proof';
import { compile, type Jurisdiction, type Pack, type RoutingDecision, type RoutingFacts } from '@hotline/jurisdiction';
import { readPackFolder } from './loader';

const dir = join(__dirname, '../../../deploy/jurisdictions/shanghe');
const on = '2026-11-22';
let pack: Pack;
let jurisdiction: Jurisdiction;
beforeAll(async () => {
  pack = await readPackFolder(dir);
  jurisdiction = compile(pack);
}, 30_000);

const lead = (decision: RoutingDecision): string => (decision.kind === 'lead' ? decision.lead.unit : decision.kind);
const power = (id: string) => pack.powers.find((p) => p.id === id);

describe('The shipped pack of Shanghe', () => {
  test('the integrated bureau punishes in 18 fields: the document names three, the others are assumed', () => {
    const named = power('squad-penalties-named')?.fields ?? [];
    const assumed = power('squad-penalties-assumed')?.fields ?? [];
    expect([named.length, new Set([...named, ...assumed]).size]).toEqual([3, 18]);
    expect(power('squad-penalties-assumed')?.basis.kind).toBe('assumption');
  });

  test('six departments lead in their own fields with one enforcement team each', () => {
    const six = ['market', 'food-drug', 'environment', 'work-safety', 'labour', 'culture'];
    const matters = [...jurisdiction.matters.values()].filter((m) => six.includes(m.field));
    const teams = new Set(
      matters.map((m) => lead(jurisdiction.decide({ matter: m.code, region: 'xushang', facts: {}, on }))),
    );
    expect(teams.size).toBe(6);
  });

  test('each of 13 towns and streets has one squad, managed by the town with priority and by the bureau', () => {
    const squads = [...jurisdiction.units.values()].filter((u) => u.kind === 'squad');
    expect(squads).toHaveLength(13);
    for (const squad of squads)
      expect(squad.managedBy).toEqual([squad.id.replace('squad-', 'town-'), 'enforcement-bureau']);
  });

  test('the land team of the city leads on farmland, whatever the region', () => {
    expect(jurisdiction.decide({ matter: 'land.farmland', facts: {}, on })).toMatchObject({
      lead: { unit: 'jinan-land-team', mode: 'raised', basis: { kind: 'document' } },
    });
  });

  test('every ticket has a lead, and only contested matters go to the coordination body', () => {
    expect(check(pack).map((f) => [f.kind, f.matter])).toEqual([['contested', 'street-trading.school-food']]);
    expect(
      jurisdiction.decide({ matter: 'street-trading.school-food', region: 'baiqiao', facts: {}, on }),
    ).toMatchObject({
      kind: 'dispute',
      body: 'shanghe-supervision',
    });
  });

  test('the answer "urban" without the name of a region already determines the lead', () => {
    expect(lead(jurisdiction.decide({ matter: 'sanitation.exposed', facts: {}, on }))).toBe('ask');
    expect(lead(jurisdiction.decide({ matter: 'sanitation.exposed', facts: { setting: 'urban' }, on }))).toBe(
      'sanitation-centre',
    );
    expect(
      lead(jurisdiction.decide({ matter: 'sanitation.exposed', region: 'baiqiao', facts: { setting: 'urban' }, on })),
    ).toBe('town-baiqiao');
  });
});

describe('The shipped pack of Shanghe, for any ticket', () => {
  const ticket = () =>
    fc.record({
      matter: fc.constantFrom(...jurisdiction.matters.keys()),
      region: fc.option(fc.constantFrom(...jurisdiction.regions.keys()), { nil: undefined }),
      facts: fc.record(
        Object.fromEntries(
          [...jurisdiction.facts.values()].map((f) => [f.name, fc.constantFrom(...f.values.map((v) => v.value))]),
        ),
        { requiredKeys: [] },
      ),
      on: fc.constant(on),
    }) as fc.Arbitrary<RoutingFacts>;

  /** Key of the unit or units that a decision names. The key of a dispute contains its parties. */
  const owner = (d: RoutingDecision): string =>
    d.kind === 'dispute' ? d.candidates.map((c) => c.unit).join(' ') : lead(d);

  /** The ticket with each possible answer to the question about a fact. */
  const answers = (given: RoutingFacts, fact: string): RoutingFacts[] =>
    fact === 'region'
      ? [...jurisdiction.regions.keys()]
          .filter((r) => r !== 'jinan' && r !== 'shanghe')
          .map((region) => ({ ...given, region }))
      : (jurisdiction.facts.get(fact)?.values ?? []).map(({ value }) => ({
          ...given,
          facts: { ...given.facts, [fact]: value },
        }));

  test('the decision asks a question only if the answers lead to different units, and never asks it again', () => {
    fc.assert(
      fc.property(ticket(), (given) => {
        const decision = jurisdiction.decide(given);
        if (decision.kind !== 'ask') return;
        const next = answers(given, decision.fact).map((t) => jurisdiction.decide(t));
        expect(new Set(next.map(owner)).size + next.filter((d) => d.kind === 'ask').length).toBeGreaterThan(1);
        expect(next.some((d) => d.kind === 'ask' && d.fact === decision.fact)).toBe(false);
      }),
    );
  });

  test('if the decision asks no question, no answer about an unknown fact would change it', () => {
    fc.assert(
      fc.property(ticket(), fc.constantFrom(...jurisdiction.facts.keys()), (given, fact) => {
        const decision = jurisdiction.decide(given);
        if (decision.kind === 'ask' || fact in given.facts) return;
        for (const known of answers(given, fact)) expect(owner(jurisdiction.decide(known))).toBe(owner(decision));
      }),
    );
  });

  /** The units that may lead on a ticket with all facts known, found by checking each power in turn. */
  const plainReading = (given: RoutingFacts): string[] => {
    const matter = pack.matters.find((m) => m.code === given.matter);
    const region = pack.regions.find((r) => r.code === given.region);
    const facts = { ...given.facts, ...region?.facts };
    const fits = pack.powers.filter(
      (p) =>
        (p.matters.includes(given.matter) || p.fields.includes(matter?.field ?? '')) &&
        !p.exceptMatters.includes(given.matter) &&
        Object.entries(p.when).every(([fact, values]) => values.includes(facts[fact] ?? '')),
    );
    const duty = pack.routing.leading[matter?.nature ?? '']?.find((d) => fits.some((p) => p.duty === d));
    const holders = fits.filter((p) => p.duty === duty).map((p) => p.holder);
    return holders.map((h) => (typeof h === 'string' ? h : `${h.local}-${region?.code}`));
  };

  test('the compiled index gives the same decision as checking each power in turn', () => {
    const values = Object.fromEntries(
      [...jurisdiction.facts.values()].map((f) => [f.name, fc.constantFrom(...f.values.map((v) => v.value))]),
    );
    const towns = [...jurisdiction.regions.keys()].filter((r) => r !== 'jinan' && r !== 'shanghe');
    const full = fc.record({
      matter: fc.constantFrom(...jurisdiction.matters.keys()),
      region: fc.constantFrom(...towns),
      facts: fc.record(values),
      on: fc.constant(on),
    });
    fc.assert(
      fc.property(full, (given) => {
        const decision = jurisdiction.decide(given);
        const plain = plainReading(given);
        if (decision.kind === 'lead') expect(plain).toContain(decision.lead.unit);
        expect(decision.kind).toBe(new Set(plain).size === 1 ? 'lead' : 'dispute');
      }),
    );
  });

  test('the decision stays the same when the entries of the pack are in another order', () => {
    const backwards = compile({
      ...pack,
      powers: [...pack.powers].reverse(),
      units: [...pack.units].reverse(),
      regions: [...pack.regions].reverse(),
      matters: [...pack.matters].reverse(),
    });
    fc.assert(
      fc.property(ticket(), (given) => expect(owner(backwards.decide(given))).toBe(owner(jurisdiction.decide(given)))),
    );
  });
});
