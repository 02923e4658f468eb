import type { Pack, PackMatter, PackPower } from '@hotline/jurisdiction';
import { receivingPowers, transfersFrom } from './after-lead';
import type { RawFinding } from './finding';
import type { RegionSpan } from '../space/partition';

/** Matters under the same powers, which are examined together. */
interface MatterGroup {
  readonly matters: readonly PackMatter[];
  readonly powers: readonly PackPower[];
  readonly areas: readonly RegionSpan[];
}

/** Finds powers and transfers that do not affect any decision. */
export function unusedPowers(pack: Pack, groups: readonly MatterGroup[]): RawFinding[] {
  const { transfers, powers } = transferUse(pack, groups);
  return [...unusedPowersOf(pack, groups, powers), ...unusedTransfers(pack, transfers)];
}

/**
 * Powers that never apply because their regions, conditions and days exclude each other, and powers that another power
 * of the same duty always outranks. Not reported: powers that a reform ended, and powers to supervise where another
 * unit punishes.
 */
function unusedPowersOf(pack: Pack, groups: readonly MatterGroup[], received: ReadonlySet<string>): RawFinding[] {
  const holds = new Set<string>();
  const wins = new Set<string>();
  const outranked = new Set<string>();
  for (const { areas, matters } of groups) {
    const leading = pack.routing.leading[matters[0]?.nature ?? ''] ?? [];
    for (const { claims, parts } of areas) {
      const winners = parts.flatMap((part) => part.winners.map((w) => w.power));
      const duties = new Set(winners.map((w) => w.duty));
      claims.forEach((c) => holds.add(c.power.id));
      winners.forEach((w) => wins.add(w.id));
      claims
        .filter((c) => leading.includes(c.power.duty) && !duties.has(c.power.duty))
        .forEach((c) => outranked.add(c.power.id));
    }
  }
  const mayLead = new Set(Object.values(pack.routing.leading).flat());
  const idle = (p: PackPower): boolean =>
    !holds.has(p.id) ||
    (mayLead.has(p.duty) &&
      !wins.has(p.id) &&
      !outranked.has(p.id) &&
      !received.has(p.id) &&
      !pack.routing.assisting.includes(p.duty));
  return pack.powers
    .filter((p) => !p.ended && idle(p))
    .map(unusedFinding)
    .sort((a, b) => ((a.powers[0] ?? '') < (b.powers[0] ?? '') ? -1 : 1));
}

interface TransferUse {
  /**
   * `transfers`: ids of transfers that some lead makes. `powers`: ids of powers by which a receiver decides such cases.
   */
  readonly transfers: ReadonlySet<string>;
  readonly powers: ReadonlySet<string>;
}

/** Finds the transfers that some lead makes, and the powers of their receivers. */
function transferUse(pack: Pack, groups: readonly MatterGroup[]): TransferUse {
  if (pack.transfers.length === 0) return { transfers: new Set(), powers: new Set() };
  const find = transfersFrom(pack);
  const leads = groups.flatMap(({ areas, matters }) =>
    areas.flatMap((area) =>
      area.parts.flatMap((part) =>
        part.winners.map((lead) => ({ matter: matters[0] as PackMatter, area, part, lead })),
      ),
    ),
  );
  const handed = leads.flatMap((led) => find(led).map((one) => ({ led, one })));
  return {
    transfers: new Set(handed.map(({ one }) => one.transfer.id)),
    powers: new Set(handed.flatMap(({ led, one }) => receivingPowers(led, one).map((c) => c.power.id))),
  };
}

/** Transfers that no lead can make. */
function unusedTransfers(pack: Pack, made: ReadonlySet<string>): RawFinding[] {
  return pack.transfers
    .filter((t) => !made.has(t.id))
    .map((t): RawFinding => ({
      kind: 'never',
      matters: [],
      regions: [],
      conditions: {},
      from: t.from ?? '0001-01-01',
      powers: [t.id],
      units: typeof t.to === 'string' ? [t.to] : [],
      seat: t.to,
      about: t,
    }));
}

function unusedFinding(p: PackPower): RawFinding {
  return {
    kind: 'never',
    matters: [],
    regions: [],
    conditions: {},
    from: p.from ?? '0001-01-01',
    powers: [p.id],
    units: typeof p.holder === 'string' ? [p.holder] : [],
    seat: p.holder,
    about: p,
  };
}
