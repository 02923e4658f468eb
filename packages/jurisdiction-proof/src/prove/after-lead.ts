import { type Claim, needsOf, type PlacedTransfer, regionTree, transferFinder } from '@hotline/jurisdiction/analysis';
import type { Pack, PackMatter } from '@hotline/jurisdiction';
import { intersect } from '../space/box';
import type { ProofPart } from '../space/parts';
import type { RawFinding } from './finding';
import { intersectSpans, subtractSpans } from '../space/spans';
import type { RegionSpan } from '../space/partition';

/** A part of the cases of a matter in which exactly one unit leads. */
export interface SoleLead {
  readonly matter: PackMatter;
  readonly area: RegionSpan;
  readonly part: ProofPart;
  readonly lead: Claim;
}

/**
 * Finds faults in parts with exactly one lead: its people lack a qualification, or it transfers cases to a unit that
 * may not punish them.
 */
export function leadFindings(pack: Pack): (led: SoleLead) => RawFinding[] {
  const needs = needsOf(pack);
  const transfers = transfersFrom(pack);
  return (led) => [...unqualified(led, needs), ...deadEnds(led, transfers(led))];
}

function unqualified({ matter, area, part, lead }: SoleLead, needs: ReturnType<typeof needsOf>): RawFinding[] {
  return area.regions.flatMap((region) => {
    const unit = area.unitIn(lead, region);
    return needs(matter.code, { unit, power: lead.power }).flatMap(({ qualification, held }) =>
      subtractSpans(area, held).map((span): RawFinding => ({
        kind: 'unqualified',
        matters: [matter.code],
        regions: [region],
        conditions: area.axes.conditions(part.box),
        ...span,
        powers: [lead.power.id],
        units: [unit],
        other: qualification.id,
        about: qualification,
      })),
    );
  });
}

/** A rule of case transfer, applied to one region. */
export interface HandedCase extends PlacedTransfer {
  readonly region: string;
}

/** Finds the transfers that apply to a lead in the regions of its part. */
export function transfersFrom(pack: Pack): (led: SoleLead) => readonly HandedCase[] {
  if (pack.transfers.length === 0) return () => [];
  const find = transferFinder(pack, regionTree(pack));
  return ({ matter, area, lead }) =>
    area.regions.flatMap((region) =>
      find(matter.code, region, area.unitIn(lead, region)).flatMap((placed) =>
        intersectSpans(area, placed.transfer) ? [{ ...placed, region }] : [],
      ),
    );
}

/** Powers by which the receiving unit may punish or coerce in the transferred case. */
export function receivingPowers({ area, part }: SoleLead, { to, region }: HandedCase): Claim[] {
  const decides = ({ duty }: Claim['power']): boolean => duty === 'punish' || duty === 'coerce';
  return area.claims.filter(
    (c) => area.unitIn(c, region) === to && decides(c.power) && intersect(area.axes.boxOf(c), part.box) !== undefined,
  );
}

/**
 * Finds transfers of offences to a unit that may not punish them. Other causes are not checked: crimes go to the
 * police, and other cases may need no penalty.
 */
function deadEnds(led: SoleLead, handed: readonly HandedCase[]): RawFinding[] {
  const { matter, area, part, lead } = led;
  return handed.flatMap((one): RawFinding[] => {
    const span = intersectSpans(area, one.transfer);
    if (!span || one.transfer.cause !== 'offence' || receivingPowers(led, one).length > 0) return [];
    return [
      {
        kind: 'dead-end',
        matters: [matter.code],
        regions: [one.region],
        conditions: area.axes.conditions(part.box),
        ...span,
        powers: [lead.power.id],
        units: [area.unitIn(lead, one.region)],
        other: one.to,
        about: one.transfer,
      },
    ];
  });
}
