import fc from 'fast-check';
import { compile } from '../compile';
import type { RoutingFacts } from '../jurisdiction';
import type { Pack, PackPower } from '../pack';
import { daysToTry, randomPack } from '../testing/random-place';

const above: Record<string, string[]> = { west: ['west', 'county'], hill: ['hill', 'east', 'county'], dale: ['dale', 'east', 'county'] };
const fixed: Record<string, Record<string, string>> = { west: { setting: 'rural' }, hill: { setting: 'rural' }, dale: {} };

/** The powers read one by one, as a clerk would: who may lead, strongest duty and ground only. */
function leads(pack: Pack, { matter, region = '', facts, on }: RoutingFacts): string[] {
  const inside = (codes: readonly string[]): boolean => codes.some((code) => above[region]?.includes(code));
  const known: Record<string, string> = { ...facts, ...fixed[region] };
  const listed = pack.matters.find((m) => m.code === matter);
  if (on < (listed?.from ?? '') || on > (listed?.until ?? '9999')) return [];
  const holds = (p: PackPower): boolean =>
    (p.matters.includes(matter) || p.fields.length > 0) &&
    !p.exceptMatters.includes(matter) &&
    (!p.where || inside(p.where)) &&
    !inside(p.exceptWhere) &&
    (p.from ?? '') <= on &&
    on <= (p.until ?? '9999') &&
    Object.entries(p.when).every(([fact, values]) => values.includes(known[fact] ?? ''));
  const unit = (seat: PackPower['holder']): string => (typeof seat === 'string' ? seat : region === 'west' ? 'squad-west' : 'squad-east');
  const fits = pack.powers.filter(holds);
  const duty = ['punish', 'supervise'].find((d) => fits.some((p) => p.duty === d));
  const may = fits.filter((p) => p.duty === duty);
  const ground = ['special-law', 'boundary'].find((g) => may.some((p) => p.ground === g));
  return [...new Set(may.filter((p) => ground === undefined || p.ground === ground).map((p) => `${unit(p.holder)} for ${unit(p.inNameOf ?? p.holder)}`))].sort();
}

const question = fc.record({
  matter: fc.constantFrom('stall', 'shed'),
  region: fc.constantFrom('west', 'hill', 'dale'),
  facts: fc.record({ permit: fc.constantFrom('held', 'none'), road: fc.constantFrom('main', 'secondary', 'lane'), setting: fc.constantFrom('urban', 'rural') }),
  on: fc.constantFrom(...daysToTry),
});

test('the compiled index decides as a plain reading of the powers does, on any pack and ticket', () => {
  fc.assert(
    fc.property(randomPack, fc.array(question, { minLength: 1, maxLength: 30 }), (pack, questions) => {
      const place = compile(pack);
      for (const asked of questions) {
        const decision = place.decide(asked);
        const units = decision.kind === 'lead' ? [decision.lead] : decision.kind === 'dispute' ? decision.candidates : [];
        expect(units.map((u) => `${u.unit} for ${u.inNameOf}`).sort()).toEqual(leads(pack, asked));
      }
    }),
    { numRuns: 80 },
  );
});
