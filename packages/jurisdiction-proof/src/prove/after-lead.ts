import { type Claim, needsOf, type PlacedTransfer, regionTree, transferFinder } from '@hotline/jurisdiction/analysis';
import type { Pack, PackMatter } from '@hotline/jurisdiction';
import { intersect } from '../space/box';
import type { Part } from '../space/cells';
import type { Raw } from './finding';
import { bothSpans, outside } from '../space/spans';
import type { Plot } from '../space/survey';

export interface Led {
  readonly matter: PackMatter;
  readonly plot: Plot;
  readonly part: Part;
  readonly lead: Claim;
}

/** What may go wrong where there is exactly one lead: its people may not decide, or nobody may decide what it hands over. */
export function afterLead(pack: Pack): (led: Led) => Raw[] {
  const needs = needsOf(pack);
  const transfers = transfersFrom(pack);
  return (led) => [...unqualified(led, needs), ...deadEnds(led, transfers(led))];
}

function unqualified({ matter, plot, part, lead }: Led, needs: ReturnType<typeof needsOf>): Raw[] {
  return plot.regions.flatMap((region) => {
    const unit = plot.unitIn(lead, region);
    return needs(matter.code, { unit, power: lead.power }).flatMap(({ qualification, held }) =>
      outside(plot, held).map((span): Raw => ({
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

export interface Handed extends PlacedTransfer {
  readonly region: string;
}

/** The transfers that a lead may make at the places of its plot. */
export function transfersFrom(pack: Pack): (led: Led) => readonly Handed[] {
  if (pack.transfers.length === 0) return () => [];
  const find = transferFinder(pack, regionTree(pack));
  return ({ matter, plot, lead }) =>
    plot.regions.flatMap((region) =>
      find(matter.code, region, plot.unitIn(lead, region)).flatMap((placed) =>
        bothSpans(plot, placed.transfer) ? [{ ...placed, region }] : [],
      ),
    );
}

/** The powers with which a receiver may decide what it is handed. */
export function receiving({ plot, part }: Led, { to, region }: Handed): Claim[] {
  const decides = ({ duty }: Claim['power']): boolean => duty === 'punish' || duty === 'coerce';
  return plot.claims.filter(
    (c) => plot.unitIn(c, region) === to && decides(c.power) && intersect(plot.axes.boxOf(c), part.box) !== undefined,
  );
}

/** Only an offence needs somebody who may punish it: a crime goes to the police, and what lies elsewhere may need no penalty. */
function deadEnds(led: Led, handed: readonly Handed[]): Raw[] {
  const { matter, plot, part, lead } = led;
  return handed.flatMap((one): Raw[] => {
    const span = bothSpans(plot, one.transfer);
    if (!span || one.transfer.cause !== 'offence' || receiving(led, one).length > 0) return [];
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
