import { type Claim, claimMaker, regionTree } from '@hotline/jurisdiction/analysis';
import type { Pack, PackPower } from '@hotline/jurisdiction';
import { termNames } from '@hotline/jurisdiction/language';

/**
 * The decision about a matter in one region when all facts are known. `units`: the lead, the fallback unit of a gap, or
 * the parties to a dispute.
 */
export interface CellOutcome {
  readonly kind: 'lead' | 'gap' | 'dispute';
  readonly units: readonly string[];
  /** For each of `units`, the unit in whose name it acts. */
  readonly inNameOf: readonly string[];
  /** The coordination body of a dispute. */
  readonly body?: string;
  /** Terms of the lead: duty, mode, reviewers, seal, liable units … */
  readonly terms: Readonly<Record<string, unknown>>;
  /** Key by which outcomes are compared: kind, units, and the names in which they act. */
  readonly owner: string;
  /** Key of the powers without the region: it is the same in two regions whose local units lead by the same power. */
  readonly sign: string;
}

/** Returns the outcome for one region of a part, given the claims that win in the part. */
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
  const [first, ...others] = owners;
  const { coordination, fallback } = pack.routing;
  if (!first)
    return {
      kind: 'gap',
      units: [fallback.unit],
      inNameOf: [],
      terms: {},
      owner: `gap ${fallback.unit}`,
      sign: 'gap',
    };
  const names = sortedKey(owners.map((c) => `${c.unit} ${c.inNameOf}`));
  const held = {
    units: owners.map((c) => c.unit),
    inNameOf: owners.map((c) => c.inNameOf),
    sign: sortedKey(owners.map((c) => signOf(c.power))),
  };
  if (others.length > 0)
    return {
      ...held,
      kind: 'dispute',
      body: coordination.unit,
      terms: {},
      owner: `dispute ${names} ${coordination.unit}`,
    };
  const terms = { duty: first.power.duty, mode: first.power.mode, ...first.terms };
  return { ...held, kind: 'lead', terms, owner: `lead ${names}` };
}

const sortedKey = (parts: readonly string[]): string => [...parts].sort().join(', ');

/** If a unit has several powers in the same name, keeps the one with the most conditions, as decisions do. */
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
