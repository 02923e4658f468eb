import type { Claim } from '../decide/cell';
import { needsOf } from '../decide/qualified';
import { regionTree } from '../decide/region-tree';
import { transferFinder, type PlacedTransfer } from '../decide/transfers';
import type { Pack, PackMatter } from '../pack';
import { intersect } from './box';
import type { Part } from './cells';
import type { Raw } from './finding';
import { bothSpans, outside } from './spans';
import type { Plot } from './survey';

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
      outside(plot, held).map((span): Raw => ({ kind: 'unqualified', matters: [matter.code], regions: [region], conditions: plot.axes.conditions(part.box), ...span, powers: [lead.power.id], units: [unit], other: qualification.id, about: qualification })),
    );
  });
}

interface Handed extends PlacedTransfer {
  readonly region: string;
}

/** The transfers that a lead may make at the places of its plot. */
export function transfersFrom(pack: Pack): (led: Led) => readonly Handed[] {
  if (pack.transfers.length === 0) return () => [];
  const find = transferFinder(pack, regionTree(pack));
  return ({ matter, plot, lead }) => plot.regions.flatMap((region) => find(matter.code, region, plot.unitIn(lead, region)).map((placed) => ({ ...placed, region })));
}

/** A crime goes to the police, who need no power of the pack for it. */
function deadEnds({ matter, plot, part, lead }: Led, handed: readonly Handed[]): Raw[] {
  return handed.flatMap(({ transfer, to, region }): Raw[] => {
    const span = bothSpans(plot, transfer);
    const decides = (c: Claim): boolean =>
      plot.unitIn(c, region) === to && (c.power.duty === 'punish' || c.power.duty === 'coerce') && intersect(plot.axes.boxOf(c), part.box) !== undefined;
    if (!span || transfer.cause === 'crime' || plot.claims.some(decides)) return [];
    return [{ kind: 'dead-end', matters: [matter.code], regions: [region], conditions: plot.axes.conditions(part.box), ...span, powers: [lead.power.id], units: [plot.unitIn(lead, region)], other: to, about: transfer }];
  });
}
