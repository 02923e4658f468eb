import type { Pack, PackMatter, PackPower } from '@hotline/jurisdiction';
import { receivingPowers, transfersFrom } from './after-lead';
import type { RawFinding } from './finding';
import type { RegionSpan } from '../space/survey';

interface MatterGroup {
  readonly matters: readonly PackMatter[];
  readonly powers: readonly PackPower[];
  readonly plots: readonly RegionSpan[];
}

/** Powers and transfers that decide nothing. */
export function unusedPowers(pack: Pack, kin: readonly MatterGroup[]): RawFinding[] {
  const { transfers, powers } = passing(pack, kin);
  return [...idlePowers(pack, kin, powers), ...idleTransfers(pack, transfers)];
}

/**
 * Powers that decide nothing: their place, conditions and dates never meet, or another power of the same duty always goes
 * before them. It is no fault that a reform ended them, or that a supervisor stands behind whoever punishes.
 */
function idlePowers(pack: Pack, kin: readonly MatterGroup[], received: ReadonlySet<string>): RawFinding[] {
  const holds = new Set<string>();
  const wins = new Set<string>();
  const outdone = new Set<string>();
  for (const { plots, matters } of kin) {
    const leading = pack.routing.leading[matters[0]?.nature ?? ''] ?? [];
    for (const { claims, parts } of plots) {
      const winners = parts.flatMap((part) => part.winners.map((w) => w.power));
      const duties = new Set(winners.map((w) => w.duty));
      claims.forEach((c) => holds.add(c.power.id));
      winners.forEach((w) => wins.add(w.id));
      claims
        .filter((c) => leading.includes(c.power.duty) && !duties.has(c.power.duty))
        .forEach((c) => outdone.add(c.power.id));
    }
  }
  const mayLead = new Set(Object.values(pack.routing.leading).flat());
  const idle = (p: PackPower): boolean =>
    !holds.has(p.id) ||
    (mayLead.has(p.duty) &&
      !wins.has(p.id) &&
      !outdone.has(p.id) &&
      !received.has(p.id) &&
      !pack.routing.assisting.includes(p.duty));
  return pack.powers
    .filter((p) => !p.ended && idle(p))
    .map(idleFinding)
    .sort((a, b) => ((a.powers[0] ?? '') < (b.powers[0] ?? '') ? -1 : 1));
}

interface Passing {
  /** Transfers that some lead may make, and powers with which they are received. */
  readonly transfers: ReadonlySet<string>;
  readonly powers: ReadonlySet<string>;
}

/** What cases are handed over by, and decided by after that. */
function passing(pack: Pack, kin: readonly MatterGroup[]): Passing {
  if (pack.transfers.length === 0) return { transfers: new Set(), powers: new Set() };
  const find = transfersFrom(pack);
  const leads = kin.flatMap(({ plots, matters }) =>
    plots.flatMap((plot) =>
      plot.parts.flatMap((part) =>
        part.winners.map((lead) => ({ matter: matters[0] as PackMatter, plot, part, lead })),
      ),
    ),
  );
  const handed = leads.flatMap((led) => find(led).map((one) => ({ led, one })));
  return {
    transfers: new Set(handed.map(({ one }) => one.transfer.id)),
    powers: new Set(handed.flatMap(({ led, one }) => receivingPowers(led, one).map((c) => c.power.id))),
  };
}

/** Transfers that no lead can ever make. */
function idleTransfers(pack: Pack, made: ReadonlySet<string>): RawFinding[] {
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

function idleFinding(p: PackPower): RawFinding {
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
