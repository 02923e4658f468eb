import type { Claim } from '@hotline/jurisdiction/analysis';
import { intersect, mergeBoxes, subtract, type Box } from './box';
import type { Axes } from './axes';

/** A set of cases in which the same claims win. Without winners it is a gap. */
export interface ProofPart {
  readonly box: Box;
  readonly winners: readonly Claim[];
}

/**
 * Divides all cases into parts. `levels`: the claims that may lead, in groups of equal strength, the strongest first. A
 * claim wins where it applies and no stronger claim does. The cost grows with the number of claims, not of values.
 */
export function cutIntoParts(levels: readonly (readonly Claim[])[], axes: Axes): ProofPart[] {
  const found: ProofPart[] = [];
  let open: ProofPart[] = [{ box: axes.whole, winners: [] }];
  for (const level of levels) {
    const cut = level.reduce((all, claim) => all.flatMap((part) => split(part, claim, axes.boxOf(claim))), open);
    found.push(...cut.filter((p) => p.winners.length > 0));
    open = cut.filter((p) => p.winners.length === 0);
  }
  return tidy([...found, ...open]);
}

function split(part: ProofPart, claim: Claim, box: Box): ProofPart[] {
  const inside = intersect(part.box, box);
  if (!inside) return [part];
  return [
    { box: inside, winners: [...part.winners, claim] },
    ...subtract(part.box, box).map((rest) => ({ box: rest, winners: part.winners })),
  ];
}

/** Merges the boxes of parts with the same winners. */
function tidy(all: readonly ProofPart[]): ProofPart[] {
  if (all.length < 2) return [...all];
  const byWinners = new Map<string, { winners: readonly Claim[]; boxes: Box[] }>();
  for (const { winners, box } of all) {
    const key = winners.map((w) => w.power.id).join(' ');
    const held = byWinners.get(key);
    if (held) held.boxes.push(box);
    else byWinners.set(key, { winners, boxes: [box] });
  }
  return [...byWinners.values()].flatMap(({ winners, boxes }) => mergeBoxes(boxes).map((box) => ({ box, winners })));
}
