import { type Claim, needsOf, type PlacedTransfer, regionTree, transferFinder } from '@hotline/jurisdiction/analysis';
import type { Pack, PackMatter } from '@hotline/jurisdiction';
import { intersect } from '../space/box';
import type { ProofPart } from '../space/cells';
import type { RawFinding } from './finding';
import { intersectSpans, subtractSpans } from '../space/spans';
import type { RegionSpan } from '../space/survey';

export interface SoleLead {
  readonly matter: PackMatter;
  readonly plot: RegionSpan;
  readonly part: ProofPart;
  readonly lead: Claim;
}

/** What may go wrong where there is exactly one lead: its people may not decide, or nobody may decide what it hands over. */
export function leadFindings(pack: Pack): (led: SoleLead) => RawFinding[] {
  const needs = needsOf(pack);
  const transfers = transfersFrom(pack);
  return (led) => [...unqualified(led, needs), ...deadEnds(led, transfers(led))];
}

function unqualified({ matter, plot, part, lead }: SoleLead, needs: ReturnType<typeof needsOf>): RawFinding[] {
  return plot.regions.flatMap((region) => {
    const unit = plot.unitIn(lead, region);
    return needs(matter.code, { unit, power: lead.power }).flatMap(({ qualification, held }) =>
      subtractSpans(plot, held).map((span): RawFinding => ({
        kind: 'unqualified',
        matters: [matter.code],
        regions: [region],
        conditions: plot.axes.conditions(part.box),
        ...span,
        powers: [lead.power.id],
        units: [unit],
        other: qualification.id,
        about: qualification,
      })),
    );
  });
}

export interface HandedCase extends PlacedTransfer {
  readonly region: string;
}

/** The transfers that a lead may make at the places of its plot. */
export function transfersFrom(pack: Pack): (led: SoleLead) => readonly HandedCase[] {
  if (pack.transfers.length === 0) return () => [];
  const find = transferFinder(pack, regionTree(pack));
  return ({ matter, plot, lead }) =>
    plot.regions.flatMap((region) =>
      find(matter.code, region, plot.unitIn(lead, region)).flatMap((placed) =>
        intersectSpans(plot, placed.transfer) ? [{ ...placed, region }] : [],
      ),
    );
}

/** The powers with which a receiver may decide what it is handed. */
export function receivingPowers({ plot, part }: SoleLead, { to, region }: HandedCase): Claim[] {
  const decides = ({ duty }: Claim['power']): boolean => duty === 'punish' || duty === 'coerce';
  return plot.claims.filter(
    (c) => plot.unitIn(c, region) === to && decides(c.power) && intersect(plot.axes.boxOf(c), part.box) !== undefined,
  );
}

/** Only an offence needs somebody who may punish it: a crime goes to the police, and what lies elsewhere may need no penalty. */
function deadEnds(led: SoleLead, handed: readonly HandedCase[]): RawFinding[] {
  const { matter, plot, part, lead } = led;
  return handed.flatMap((one): RawFinding[] => {
    const span = intersectSpans(plot, one.transfer);
    if (!span || one.transfer.cause !== 'offence' || receivingPowers(led, one).length > 0) return [];
    return [
      {
        kind: 'dead-end',
        matters: [matter.code],
        regions: [one.region],
        conditions: plot.axes.conditions(part.box),
        ...span,
        powers: [lead.power.id],
        units: [plot.unitIn(lead, one.region)],
        other: one.to,
        about: one.transfer,
      },
    ];
  });
}
