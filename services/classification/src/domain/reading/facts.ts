import type { Fact } from '@hotline/jurisdiction';
import { insideAny, isDenied, type PhraseMatch, type Span } from '@hotline/text';

export interface FactWord {
  readonly fact: Fact['name'];
  readonly value: string;
}

export function factWords(facts: readonly Fact[]): readonly (readonly [string, FactWord])[] {
  return facts.flatMap(({ name, values }) =>
    values.flatMap(({ value, words }) => words.map((word) => [word, { fact: name, value }] as const)),
  );
}

type Hit = PhraseMatch<FactWord>;

/** The hits that are not inside a longer hit of the same fact, such as 办过手续 inside 没去办过手续. Takes n log n time. */
function outermost(hits: readonly Hit[]): readonly Hit[] {
  const end = ({ offset, length }: Hit): number => offset + length;
  const furthest = new Map<string, Hit>();
  return [...hits]
    .sort((a, b) => a.offset - b.offset || b.length - a.length)
    .filter((hit) => {
      const fact = hit.values[0]?.fact ?? '';
      const before = furthest.get(fact);
      if (!before || end(before) < end(hit)) furthest.set(fact, hit);
      return !before || end(before) < end(hit) || before.length === hit.length;
    });
}

/**
 * The value of each fact for which the text gives one value more often than any other. A negated word (没有营业执照), a word
 * in the name of a region (村 in 西关村) and a word inside a longer word of the same fact do not count.
 */
export function factsIn(
  normalised: string,
  hits: readonly Hit[],
  regions: readonly Span[],
): Readonly<Record<string, string>> {
  const isInRegion = insideAny(regions);
  const votes = new Map<string, Map<string, number>>();
  for (const { offset, values } of outermost(hits)) {
    if (isDenied(normalised, offset) || isInRegion(offset)) continue;
    for (const { fact, value } of values) {
      const ofFact = votes.get(fact) ?? new Map<string, number>();
      votes.set(fact, ofFact.set(value, (ofFact.get(value) ?? 0) + 1));
    }
  }
  const facts: Record<string, string> = {};
  for (const [fact, ofFact] of votes) {
    const [first, second] = [...ofFact].sort((a, b) => b[1] - a[1]);
    if (first && first[1] !== second?.[1]) facts[fact] = first[0];
  }
  return facts;
}
