import type { Fact } from '@hotline/jurisdiction';
import { type Found, isDenied } from './phrases';
import type { Stretch } from './reading';

export interface FactWord {
  readonly fact: Fact['name'];
  readonly value: string;
}

export function factWords(facts: readonly Fact[]): readonly (readonly [string, FactWord])[] {
  return facts.flatMap(({ name, values }) =>
    values.flatMap(({ value, words }) => words.map((word) => [word, { fact: name, value }] as const)),
  );
}

type Hit = Found<FactWord>;
const spells = ({ offset, length }: Hit, other: Hit): boolean =>
  other.length > length && other.offset <= offset && offset + length <= other.offset + other.length;
const isSame = ({ values: [own] }: Hit, { values: [other] }: Hit): boolean => own?.fact === other?.fact;

/**
 * Fact → value where the text says one value more often than any other; a denied word (没有营业执照), one in the name of a place
 * (村 in 西关村) or in a longer word of the same fact (办过手续 in 没去办过手续) says nothing.
 */
export function factsIn(
  folded: string,
  found: readonly Found<FactWord>[],
  places: readonly Stretch[],
): Readonly<Record<string, string>> {
  const votes = new Map<string, Map<string, number>>();
  for (const hit of found) {
    const { offset, values } = hit;
    if (
      isDenied(folded, offset) ||
      found.some((other) => isSame(hit, other) && spells(hit, other)) ||
      places.some(({ from, to }) => from <= offset && offset < to)
    )
      continue;
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
