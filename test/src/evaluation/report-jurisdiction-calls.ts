import { join } from 'node:path';
import { loadPack } from '@hotline/jurisdiction-files';
import { callParts, labelsOfSubjects, scoreCalls, type JurisdictionScore } from './jurisdiction-calls';

/** Prints for each jurisdiction how its ordinary calls are classified; and the sums. Without names: for all. */
export async function reportJurisdictionCalls(wanted: readonly string[], say: (line: string) => void): Promise<void> {
  const labels = await labelsOfSubjects();
  const all = new Map<string, JurisdictionScore[]>(callParts.map((part) => [part, []]));
  for (const [name, own] of labels) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const jurisdiction = await loadPack(join(__dirname, '../../../deploy/jurisdictions', name));
    for (const part of callParts) {
      const score = await scoreCalls(name, jurisdiction, own, part);
      all.get(part)?.push(score);
      say(`${name}, ${part}: ${told(score)}`);
      if (part === 'tuning') say(`  not the first guess: ${score.missed.join(' ') || 'none'}`);
    }
  }
  for (const [part, scores] of all) say(`all, ${part}: ${told(sum(scores))}`);
}

const told = ({ known, first, firstThree, calls, routed, routedRight }: JurisdictionScore): string =>
  `first guess right ${first} of ${known}, among the first three ${firstThree} of ${known}; ` +
  `routed without a person ${routed} of ${calls}, of these right ${routedRight}`;

function sum(scores: readonly JurisdictionScore[]): JurisdictionScore {
  const total = (of: (score: JurisdictionScore) => number): number => scores.reduce((all, one) => all + of(one), 0);
  return {
    known: total(({ known }) => known),
    first: total(({ first }) => first),
    firstThree: total(({ firstThree }) => firstThree),
    calls: total(({ calls }) => calls),
    routed: total(({ routed }) => routed),
    routedRight: total(({ routedRight }) => routedRight),
    missed: [],
  };
}
