import type { Span } from '@hotline/text';

/** Characters that end a clause: punctuation, and spaces, which callers often type instead. */
export const CLAUSE_BREAK = /[,，。.!！?？;；、\s]/;
/** Largest number of characters that are read on each side of a word. */
const CLAUSE = 40;

/** The part of a clause before and after a span. */
export interface ClauseAround {
  readonly before: string;
  readonly after: string;
}

export function clauseAround(normalised: string, { from, to }: Span): ClauseAround {
  let begin = from;
  while (begin > from - CLAUSE && begin > 0 && !CLAUSE_BREAK.test(normalised.charAt(begin - 1))) begin -= 1;
  let end = to;
  while (end < to + CLAUSE && end < normalised.length && !CLAUSE_BREAK.test(normalised.charAt(end))) end += 1;
  return {
    before: normalised.slice(begin, from),
    after: normalised.slice(to, Math.min(normalised.length, end + 1)),
  };
}

/** The clauses of a text, without empty ones. */
export function clausesIn(normalised: string): readonly Span[] {
  const clauses: Span[] = [];
  let from = 0;
  for (let at = 0; at <= normalised.length; at += 1) {
    if (at < normalised.length && !CLAUSE_BREAK.test(normalised.charAt(at))) continue;
    if (at > from) clauses.push({ from, to: at });
    from = at + 1;
  }
  return clauses;
}

/** Most neighbouring clauses that are read together. */
const CLAUSES_TOGETHER = 3;
/** Largest number of clauses from which passages are made. Only long letters have more. */
const MOST_PASSAGES = 80;

/** A passage for every three neighbouring clauses, so that one sentence of a long story can be judged alone. */
export function passagesIn(normalised: string): readonly Span[] {
  const clauses = clausesIn(normalised).slice(0, MOST_PASSAGES);
  return clauses
    .slice(0, Math.max(1, clauses.length - CLAUSES_TOGETHER + 1))
    .map(({ from }, i) => ({ from, to: clauses[Math.min(clauses.length, i + CLAUSES_TOGETHER) - 1]?.to ?? from }));
}
