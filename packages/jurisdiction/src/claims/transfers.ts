import type { CaseTransfer } from '../jurisdiction';
import type { Pack, PackTransfer } from '../pack/pack';
import { holdsAt, seatNamer } from './cell';
import { byMatter } from './powers-by-matter';
import { inForce } from '../time/in-force';
import type { RegionTree } from './region-tree';

/** A rule of case transfer (案件移送) applied to one region. `to`: id of the receiving unit. */
export interface PlacedTransfer {
  readonly transfer: PackTransfer;
  readonly to: string;
}

/** Finds the transfers that the lead on a matter must make in a region, whatever the day. */
export function transferFinder(
  pack: Pack,
  tree: RegionTree,
): (matter: string, region: string, lead: string) => readonly PlacedTransfer[] {
  if (pack.transfers.length === 0) return () => [];
  const over = byMatter(pack, pack.transfers);
  const name = seatNamer(pack, tree);
  return (matter, region, lead) =>
    (over.get(matter) ?? []).flatMap((transfer) => {
      const to = name(transfer.to, region);
      const by = name(transfer.by, region) ?? lead;
      return to === undefined || to === lead || by !== lead || !holdsAt(tree, transfer, region)
        ? []
        : [{ transfer, to }];
    });
}

export const transfersOn = (found: readonly PlacedTransfer[], on: string): readonly PlacedTransfer[] =>
  found.filter(({ transfer }) => inForce(transfer, on));

export function told({ transfer, to }: PlacedTransfer): CaseTransfer {
  const { id, cause, within, basis } = transfer;
  return { id, cause, to, ...(within === undefined ? {} : { within }), basis };
}
