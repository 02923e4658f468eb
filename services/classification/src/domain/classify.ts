import type { Guide } from '@hotline/jurisdiction';
import { asidesIn, together } from './asides';
import { bestMatters } from './confidence';
import { dangersIn, urgencyOf } from './danger';
import { factsIn } from './facts';
import { fold } from './fold';
import { elsewhereIn, guideFor, sureOf } from './guides';
import { kindOf } from './kind';
import { usualKinds } from './usual-kinds';
import { confidenceOf, type Model } from './model';
import { decides, type Opinion } from './opinion';
import { leftOpen, otherMattersIn } from './other-matters';
import { passagesOf, sharesIn } from './passages';
import { placeIn } from './places';
import { pooled } from './pool';
import type { Candidate, Proposal, Reason } from './proposal';
import { type Segment, stretchOf } from './reading';
import { reasonsFor } from './reasons';
import { spelled } from './spelling';
import { type Passage, vectorOf } from './vectors';

/**
 * What a text says. Any text will do: empty, 5,000 characters, traditional, with emoji; what stands after TEXT_LIMIT is not read.
 * Deterministic. Offsets count UTF-16 units of `text`. `segment` cuts out the words that decided; it decides nothing.
 * `opinion`: what a learned model says of the same text.
 */
export function classify(model: Model, text: string, segment: Segment, opinion?: Opinion): Proposal {
  const { clues, catalogue, topics } = model;
  const folded = spelled(fold(text));
  const places = clues.places(folded);
  const named = places.map(stretchOf);
  const passage = { folded, silent: together(named, asidesIn(folded)) };
  const vector = vectorOf(model.vocabulary, passage);
  const packed = confidenceOf(model, vector);
  const confidence = opinion ? pooled(topics, packed, opinion) : packed;
  const likely = vector.feature.length === 0 && !opinion ? [] : bestMatters(topics, confidence, 3);
  const [first, ...rest] = likely;
  const dangers = dangersIn(folded, clues.emergencies(folded));
  const sure = (guide: Guide['kind']): number => sureOf(topics, confidence, guide);
  const kind = kindOf(folded, clues.kinds(folded), {
    asks: sure('answer'),
    alarms: dangers.soundsFeared ? 0 : sure('emergency'),
    elsewhere: sure('route'),
    usual: usualKinds(model, confidence),
  });
  const guide = guideFor(topics, confidence, { kind, dangers, length: folded.length });
  const forMatters = 1 - elsewhereIn(topics, confidence, kind, guide);
  const candidateAt = (topic: number): Candidate => ({
    code: topics[topic]?.code ?? '',
    confidence: (confidence[topic] ?? 0) * forMatters,
  });
  const own = first === undefined ? undefined : catalogue.matters.get(candidateAt(first).code)?.urgency;
  const region = placeIn(text, folded, places, catalogue.regions);
  return {
    ...(first === undefined ? {} : { matter: candidateAt(first) }),
    ...(opinion ? { model: opinion.model } : {}),
    alternatives: rest.map(candidateAt),
    reasons:
      first === undefined
        ? []
        : (learnedReasons(opinion, candidateAt(first)) ??
          reasonsFor(model, text, passage, { vector, topic: first, segment })),
    kind,
    ...urgencyOf(text, folded, clues.urgent(folded), own ?? 'normal'),
    ...(region ? { region } : {}),
    facts: factsIn(folded, clues.facts(folded), named),
    ...(guide ? { guide } : {}),
    ...severalIn(model, text, passage, likely, confidence),
  };
}

/** Other matters, and where there are any, which words belong to which. */
function severalIn(
  model: Model,
  text: string,
  passage: Passage,
  likely: readonly number[],
  confidence: ArrayLike<number>,
): Pick<Proposal, 'otherMatters' | 'passages'> {
  const [first] = likely;
  const open = leftOpen(model, likely, confidence);
  if (first === undefined || open.length === 0) return { otherMatters: [] };
  const said = passagesOf(model, passage);
  const others = otherMattersIn(said, first, open);
  if (others.length === 0) return { otherMatters: [] };
  const codeOf = (topic: number): string => model.topics[topic]?.code ?? '';
  const shares = sharesIn(passage.folded, said, [first, ...others.map(({ topic }) => topic)]);
  return {
    otherMatters: others.map(({ topic, confidence: own }) => ({ code: codeOf(topic), confidence: own })),
    passages: shares.map(({ topic, from, to }) => ({
      matter: codeOf(topic),
      text: text.slice(from, to),
      offset: from,
      length: to - from,
    })),
  };
}

function learnedReasons(opinion: Opinion | undefined, { code, confidence }: Candidate): readonly Reason[] | undefined {
  return opinion && decides(opinion, code, confidence) ? opinion.reasonsFor(code) : undefined;
}
