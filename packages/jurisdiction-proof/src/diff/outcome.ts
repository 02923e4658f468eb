import { type Claim, claimMaker, regionTree } from '@hotline/jurisdiction/analysis';
import type { Pack, PackPower } from '@hotline/jurisdiction';
import { termNames } from '@hotline/jurisdiction/language';

/** Who holds a matter when everything is known: the lead; in a gap the fallback; in a dispute those who claim it. */
export interface CellOutcome {
  readonly kind: 'lead' | 'gap' | 'dispute';
  readonly units: readonly string[];
  /** In whose name each of them acts. */
  readonly inNameOf: readonly string[];
  /** The coordination body of a dispute. */
  readonly body?: string;
  /** On what terms the lead holds it: duty, mode, reviewers, seal, liable … */
  readonly terms: Readonly<Record<string, unknown>>;
  /** Same owner, same key. */
  readonly owner: string;
  /** The same for every town that its own squad leads. */
  readonly sign: string;
}

/** Reads the winners of a part, found for one place of a plot, as they stand at another place of it. */
export function outcomeFinder(pack: Pack): (winners: readonly Claim[], region: string) => CellOutcome {
  const claimOf = claimMaker(pack, regionTree(pack));
  const known = new Map<string, CellOutcome>();
  return (winners, region) => {
    const key = `${region} ${winners.map((w) => w.power.id).join(' ')}`;
    let outcome = known.get(key);
    if (!outcome)
      known.set(
        key,
        (outcome = outcomeOf(
          pack,
          winners.flatMap((w) => claimOf(w.power, region) ?? []),
        )),
      );
    return outcome;
  };
}

function outcomeOf(pack: Pack, claims: readonly Claim[]): CellOutcome {
  const owners = [...speakers(claims).values()];
  const [first] = owners;
  const units = owners.map((c) => c.unit);
  const inNameOf = owners.map((c) => c.inNameOf);
  const names = owners
    .map((c) => `${c.unit} ${c.inNameOf}`)
    .sort()
    .join(', ');
  const sign = owners
    .map((c) => signOf(c.power))
    .sort()
    .join();
  if (!first)
    return {
      kind: 'gap',
      units: [pack.routing.fallback.unit],
      inNameOf,
      terms: {},
      owner: `gap ${pack.routing.fallback.unit}`,
      sign: 'gap',
    };
  if (owners.length > 1)
    return {
      kind: 'dispute',
      units,
      inNameOf,
      body: pack.routing.coordination.unit,
      terms: {},
      owner: `dispute ${names} ${pack.routing.coordination.unit}`,
      sign,
    };
  return {
    kind: 'lead',
    units,
    inNameOf,
    terms: { duty: first.power.duty, mode: first.power.mode, ...first.terms },
    owner: `lead ${names}`,
    sign,
  };
}

/** Of several powers of one unit in one name, the one with more conditions speaks, as in a decision. */
function speakers(claims: readonly Claim[]): Map<string, Claim> {
  const held = new Map<string, Claim>();
  for (const claim of claims) {
    const key = `${claim.unit} ${claim.inNameOf}`;
    const earlier = held.get(key);
    if (!earlier || claim.when.length > earlier.when.length) held.set(key, claim);
  }
  return held;
}

const signs = new WeakMap<PackPower, string>();

function signOf(power: PackPower): string {
  let sign = signs.get(power);
  if (sign === undefined)
    signs.set(power, (sign = JSON.stringify([power.holder, power.duty, ...termNames.map((name) => power[name])])));
  return sign;
}
