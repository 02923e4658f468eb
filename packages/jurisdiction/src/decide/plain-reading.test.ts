import fc from 'fast-check';
import { compile } from '../compile';
import type { RoutingDecision, RoutingFacts } from '../jurisdiction';
import type { Pack, PackFact, PackPower } from '../pack/pack';
import { daysToTry, randomPack } from '@hotline/jurisdiction-files/testing';
import { combinations } from './decide';

const above: Record<string, string[]> = {
  west: ['west', 'county'],
  hill: ['hill', 'east', 'county'],
  dale: ['dale', 'east', 'county'],
};
const fixed: Record<string, Record<string, string>> = {
  west: { setting: 'rural' },
  hill: { setting: 'rural' },
  dale: {},
};

/** The units that may lead when all facts are known, found without the compiled index, by checking each power. */
function leads(
  pack: Pack,
  { matter, region, facts, on }: { matter: string; region: string; facts: Record<string, string>; on: string },
): string[] {
  const inside = (codes: readonly string[]): boolean => codes.some((code) => above[region]?.includes(code));
  const known: Record<string, string> = { ...facts, ...fixed[region] };
  const holds = (p: PackPower): boolean =>
    (p.matters.includes(matter) || p.fields.length > 0) &&
    !p.exceptMatters.includes(matter) &&
    (!p.where || inside(p.where)) &&
    !inside(p.exceptWhere) &&
    (p.from ?? '') <= on &&
    on <= (p.until ?? '9999') &&
    Object.entries(p.when).every(([fact, values]) => values.includes(known[fact] ?? ''));
  const unit = (seat: PackPower['holder']): string =>
    typeof seat === 'string' ? seat : region === 'west' ? 'squad-west' : 'squad-east';
  const listed = pack.matters.find((m) => m.code === matter);
  if (on < (listed?.from ?? '') || on > (listed?.until ?? '9999')) return [];
  const fits = pack.powers.filter(holds);
  const duty = ['punish', 'supervise'].find((d) => fits.some((p) => p.duty === d));
  const may = fits.filter((p) => p.duty === duty);
  const ground = ['special-law', 'boundary'].find((g) => may.some((p) => p.ground === g));
  return [
    ...new Set(
      may
        .filter((p) => ground === undefined || p.ground === ground)
        .map((p) => `${unit(p.holder)} for ${unit(p.inNameOf ?? p.holder)}`),
    ),
  ].sort();
}

/** The value of a fact that follows from the time of the event. Local time is eight hours ahead of UTC. */
function byTheClock({ byTime = [] }: PackFact, { on, at }: RoutingFacts): string | undefined {
  const local = at === undefined ? undefined : new Date(Date.parse(at) + 8 * 3_600_000).toISOString();
  const day = local?.slice(0, 10) ?? on;
  const clock = local?.slice(11, 16);
  const weekday = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][new Date(`${day}T12:00:00Z`).getUTCDay()] as 'sun';
  for (const row of byTime) {
    const today =
      (row.monthDays ?? [Number(day.slice(8))]).includes(Number(day.slice(8))) &&
      (row.weekdays ?? [weekday]).includes(weekday) &&
      (row.dates ?? [day]).includes(day);
    if (!today) continue;
    if (!row.hours) return row.value;
    if (clock === undefined) return undefined;
    const { from, to } = row.hours;
    const inHours = from < to ? clock >= from && clock < to : clock >= from || clock < to;
    if (inHours) return row.value;
  }
  return undefined;
}

/** The units that may lead, for each combination of values of the unknown facts. */
function outcomes(pack: Pack, { matter, region, facts, on, at }: RoutingFacts): string[][] {
  const timed = pack.facts
    .filter((f) => f.byTime && facts[f.name] === undefined)
    .flatMap(
      (f) =>
        byTheClock(f, { matter, facts, on, ...(at === undefined ? {} : { at }) })
          ?.split(' ')
          .map((value) => [f.name, value]) ?? [],
    );
  const known: Record<string, string> = { ...(Object.fromEntries(timed) as Record<string, string>), ...facts };
  const unknown = pack.facts.map((f) => f.name).filter((name) => known[name] === undefined);
  const values = (name: string): string[] => pack.facts.find((f) => f.name === name)?.values.map((v) => v.value) ?? [];
  const fits = (code: string): boolean =>
    Object.entries(fixed[code] ?? {}).every(([fact, value]) => (known[fact] ?? value) === value);
  const regions = region === undefined ? ['west', 'hill', 'dale'].filter(fits) : [region];
  return regions.flatMap((code) =>
    combinations(unknown, values).map((guess) =>
      leads(pack, { matter, region: code, facts: { ...known, ...guess }, on }),
    ),
  );
}

/** Key of the units that may lead. Several of them are a dispute, whose key leaves out in whose name they act. */
const ownerIn = (who: readonly string[]): string =>
  who.length > 1
    ? who
        .map((one) => one.split(' ')[0])
        .sort()
        .join(' and ')
    : who.join();
const ownerOf = (decision: RoutingDecision): string => {
  if (decision.kind === 'lead') return `${decision.lead.unit} for ${decision.lead.inNameOf}`;
  return decision.kind === 'dispute'
    ? decision.candidates
        .map((c) => c.unit)
        .sort()
        .join(' and ')
    : decision.kind === 'gap'
      ? ''
      : `ask ${decision.fact}`;
};

const instants = [
  '2019-12-30T15:59:00Z',
  '2019-12-31T16:00:00Z',
  '2020-06-30T14:00:00Z',
  '2020-07-01T21:59:00Z',
  '2021-02-28T10:00:00Z',
  '2021-03-01T15:30:00Z',
  '2020-01-04T22:00:00Z',
];
const question = fc.record(
  {
    matter: fc.constantFrom('stall', 'shed'),
    region: fc.constantFrom('west', 'hill', 'dale'),
    facts: fc.record(
      {
        permit: fc.constantFrom('held', 'none'),
        road: fc.constantFrom('main', 'secondary', 'lane'),
        setting: fc.constantFrom('urban', 'rural'),
        fair: fc.constantFrom('fair-day', 'ordinary'),
        hour: fc.constantFrom('day', 'night'),
      },
      { requiredKeys: [] },
    ),
    on: fc.constantFrom(...daysToTry),
    at: fc.constantFrom(...instants),
  },
  { requiredKeys: ['matter', 'facts', 'on'] },
) as fc.Arbitrary<RoutingFacts>;

test('for any pack and ticket, the compiled index gives the same decision as checking each power in turn', () => {
  fc.assert(
    fc.property(randomPack, fc.array(question, { minLength: 60, maxLength: 60 }), (pack, questions) => {
      const jurisdiction = compile(pack);
      for (const asked of questions) {
        const owners = new Set(outcomes(pack, asked).map(ownerIn));
        const decided = ownerOf(jurisdiction.decide(asked));
        if (owners.size === 1) expect(decided).toBe([...owners][0]);
        else expect(decided).toMatch(/^ask (region|permit|road|setting|fair|hour)$/);
      }
    }),
    { numRuns: 60 },
  );
});

test('for any pack, the order of its entries has no influence on decisions', () => {
  fc.assert(
    fc.property(
      randomPack,
      fc.func(fc.nat()),
      fc.array(question, { minLength: 30, maxLength: 30 }),
      (pack, chance, questions) => {
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
        const [a, b] = [compile(pack), compile(other)];
        for (const asked of questions) expect(b.decide(asked)).toEqual(a.decide(asked));
      },
    ),
    { numRuns: 40 },
  );
});
