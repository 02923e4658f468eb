import { bestMatters, confidences } from './confidence';
import { emergenciesIn, urgencyOf } from './danger';
import { factsIn } from './facts';
import { fold } from './fold';
import { guideFor } from './guides';
import { kindOf } from './kind';
import type { Model } from './model';
import { ownSimilarity } from './other-matters';
import { placeIn } from './places';
import type { Candidate, Proposal, Reason } from './proposal';
import { type Reading, type Segment, readText, stretchOf } from './reading';
import { contributions, reasonsFor } from './reasons';
import { type Similarities, similarities } from './similarity';

/**
 * What a text says. Any text will do: empty, 5,000 characters, traditional, with emoji; what stands after TEXT_LIMIT is not read.
 * Deterministic. Offsets count UTF-16 units of `text`.
 */
export function classify(model: Model, text: string, segment: Segment): Proposal {
  const { clues, catalogue, topics } = model;
  const folded = fold(text);
  const places = clues.places(folded);
  const reading = readText(folded, segment, places.map(stretchOf));
  const similar = similarities(model, reading);
  const confidence = confidences(topics, similar.scores, model.calibration);
  const [first, ...rest] = bestMatters(topics, similar.scores, 3);
  const candidateAt = (topic: number): Candidate => ({ code: topics[topic]?.code ?? '', confidence: confidence[topic] ?? 0 });
  const { reasons, otherMatters } = explained(model, text, reading, similar, first, rest);
  const kind = kindOf(folded, clues.kinds(folded));
  const own = first === undefined ? undefined : catalogue.matters.get(candidateAt(first).code)?.urgency;
  const region = placeIn(text, folded, places, catalogue.regions);
  const guide = guideFor(topics, confidence, kind, emergenciesIn(folded, clues.emergencies(folded)));
  return {
    ...(first === undefined ? {} : { matter: candidateAt(first) }),
    alternatives: rest.map(candidateAt),
    reasons,
    kind,
    ...urgencyOf(text, folded, clues.urgent(folded), own ?? 'normal'),
    ...(region ? { region } : {}),
    facts: factsIn(folded, clues.facts(folded)),
    ...(guide ? { guide } : {}),
    otherMatters,
  };
}

function explained(
  model: Model,
  text: string,
  reading: Reading,
  similar: Similarities,
  first: number | undefined,
  rest: readonly number[],
): { readonly reasons: readonly Reason[]; readonly otherMatters: readonly Candidate[] } {
  if (first === undefined) return { reasons: [], otherMatters: [] };
  const given = contributions(model, reading, similar, first);
  const otherMatters = rest.flatMap((topic) => {
    const own = ownSimilarity(model, reading, similar, given, topic);
    const confidence = strength(own, model);
    return confidence >= OTHER_THRESHOLD ? [{ code: model.topics[topic]?.code ?? '', confidence }] : [];
  });
  return { reasons: reasonsFor(text, reading, given), otherMatters };
}

/** A second matter is named from here. */
const OTHER_THRESHOLD = 0.5;

/** Confidence that a similarity is more than chance: against "none" alone. */
function strength(similarity: number, { calibration: { none, temperature } }: Model): number {
  return 1 / (1 + Math.exp((none - similarity) / temperature));
}
