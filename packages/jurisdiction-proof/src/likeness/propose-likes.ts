import type { Pack, Text } from '@hotline/jurisdiction';
import { featureWeights, featuresOf, similarity, termOf, type Term } from './terms';

/** A reference matter, or a whole field of them, that a matter seems to resemble. */
export interface LikeProposal {
  readonly code: string;
  readonly name: Text;
  /** Similarity, 0–1. */
  readonly score: number;
  /** The two terms that are most similar: of the matter, and of the reference matter. */
  readonly reason: { readonly own: string; readonly reference: string };
}

/** The names by which a matter is known before anybody has written examples for it. */
export interface NamedMatter {
  readonly name: { readonly zh: string };
  readonly words: readonly string[];
}

/** Proposals with a lower score are left out. */
const LEAST_SCORE = 0.5;
/** Proposals whose score is below this share of the best score are left out. */
const LEAST_SHARE = 0.75;
const MOST_PROPOSALS = 4;
/** Weight of a word of the matter, as a share of that of its name. */
const WORD_SHARE = 0.95;

interface Candidate {
  readonly code: string;
  readonly name: Text;
  readonly terms: readonly Term[];
}

/**
 * Returns a function that proposes, from names alone, the reference matters that a matter resembles, the most similar
 * first. A person must review them.
 */
export function likeProposer({ references }: Pick<Pack, 'references'>): (matter: NamedMatter) => LikeProposal[] {
  const entries = references.flatMap(({ code, name, matters }) => [
    { code, name, texts: [name.zh] },
    ...matters.map((one) => ({
      code: one.code,
      name: one.name,
      texts: [one.name.zh, ...one.synonyms, ...one.legal],
    })),
  ]);
  const weight = featureWeights(entries.flatMap(({ texts }) => texts.map(featuresOf)));
  const candidates = entries.map(({ code, name, texts }): Candidate => ({
    code,
    name,
    terms: texts.map((text) => termOf(text, weight)),
  }));
  return ({ name, words }) => {
    const own = [termOf(name.zh, weight), ...words.map((word) => termOf(word, weight))];
    const proposals = candidates.map((candidate) => proposalOf(own, candidate, (a, b) => similarity(a, b, weight)));
    const best = proposals.reduce((most, { score }) => Math.max(most, score), 0);
    const near = proposals.filter(({ score }) => score >= Math.max(LEAST_SCORE, best * LEAST_SHARE));
    return near
      .filter(({ code }) => !near.some((field) => code.startsWith(`${field.code}.`)))
      .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))
      .slice(0, MOST_PROPOSALS);
  };
}

function proposalOf(
  own: readonly Term[],
  { code, name, terms }: Candidate,
  likeness: (a: Term, b: Term) => number,
): LikeProposal {
  let best = { score: 0, own: '', reference: '' };
  own.forEach((mine, i) => {
    for (const other of terms) {
      const score = likeness(mine, other) * (i === 0 ? 1 : WORD_SHARE);
      if (score > best.score) best = { score, own: mine.text, reference: other.text };
    }
  });
  return { code, name, score: best.score, reason: { own: best.own, reference: best.reference } };
}
