import { readAlarm, type AlarmReading, type Passage } from '@hotline/learning';
import { spanOf, type Segment } from '@hotline/text';
import { bestMatters } from '../pack-model/confidence';
import { combined } from '../pack-model/ensemble';
import { confidenceOf, type PackModel } from '../pack-model/pack-model';
import { prepareText } from '../pack-model/prepare-text';
import { decides, type LearnedPrediction } from '../pack-model/prediction';
import { reasonsFor } from '../pack-model/reasons';
import { usualKinds } from '../pack-model/usual-kinds';
import { urgencyOf } from './danger';
import { factsIn } from './facts';
import { guideConfidence, guideFor, highestConfidence } from './guides';
import { kindOf } from './kind';
import { otherCandidates, otherMattersIn } from './other-matters';
import { judgedPassages, matterSpansIn } from './judged-passages';
import type { MatterCandidate, Proposal, Reason } from './proposal';
import { regionIn } from './regions/regions';

/**
 * Reads a text: its matter, kind, urgency, region, facts and guide. Accepts any text and ignores what follows after
 * TEXT_LIMIT. Deterministic. Offsets are UTF-16 units of `text`.
 * @param segment cuts the words that are shown as reasons; it does not influence the classification
 * @param prediction of a learned model for the same text
 */
export function readText(model: PackModel, text: string, segment: Segment, prediction?: LearnedPrediction): Proposal {
  const { matchers, catalogue, topics, classifier } = model;
  const { passage, regions } = prepareText(matchers, text);
  const { normalised } = passage;
  const byPack = confidenceOf(model, passage);
  const confidence = prediction ? combined(topics, byPack, prediction) : byPack;
  const likely = prediction || classifier.knowsAnyOf(passage) ? bestMatters(topics, confidence, 3) : [];
  const alarm = readAlarm(model.alarms, text);
  const { kind, guide } = kindAndGuide(model, normalised, confidence, alarm);
  const forMatters = 1 - guideConfidence(topics, confidence, kind, guide);
  const candidates = likely.map((topic): MatterCandidate => ({
    code: topics[topic]?.code ?? '',
    confidence: (confidence[topic] ?? 0) * forMatters,
  }));
  const [matter, ...alternatives] = candidates;
  const urgency = (matter && catalogue.matters.get(matter.code)?.urgency) ?? 'normal';
  const region = regionIn(text, normalised, regions, catalogue.regions);
  const decisive = (topic: number): readonly Reason[] => reasonsFor(model, text, passage, { topic, segment });
  return {
    ...(matter ? { matter } : {}),
    ...(prediction ? { model: prediction.model } : {}),
    alternatives,
    reasons: matter ? (learnedReasons(prediction, matter) ?? decisive(likely[0] as number)) : [],
    kind,
    ...urgencyOf(text, normalised, { words: matchers.urgent(normalised), alarm }, urgency),
    ...(region ? { region } : {}),
    facts: factsIn(normalised, matchers.facts(normalised), regions.map(spanOf)),
    ...(guide ? { guide } : {}),
    ...otherMattersOf(model, text, passage, likely, confidence),
  };
}

/** The kind of the call, and its guide, if any. */
function kindAndGuide(model: PackModel, normalised: string, confidence: Float64Array, alarm: AlarmReading | undefined) {
  const { matchers, topics } = model;
  const sure = (guide: 'answer' | 'route'): number => highestConfidence(topics, confidence, guide);
  const kind = kindOf(normalised, matchers.kinds(normalised), {
    asks: sure('answer'),
    alarms: alarm?.confidence ?? 0,
    elsewhere: sure('route'),
    usual: usualKinds(model, confidence),
  });
  return { kind, guide: guideFor(topics, confidence, { kind, alarm, length: normalised.length }) };
}

/** The other matters of a text, and if there are any, the words of each matter. */
function otherMattersOf(
  model: PackModel,
  text: string,
  passage: Passage,
  likely: readonly number[],
  confidence: ArrayLike<number>,
): Pick<Proposal, 'otherMatters' | 'passages'> {
  const [first] = likely;
  const open = otherCandidates(model, likely, confidence);
  if (first === undefined || open.length === 0) return { otherMatters: [] };
  const said = judgedPassages(model, passage);
  const others = otherMattersIn(said, first, open);
  if (others.length === 0) return { otherMatters: [] };
  const codeOf = (topic: number): string => model.topics[topic]?.code ?? '';
  const shares = matterSpansIn(passage.normalised, said, [first, ...others.map(({ topic }) => topic)]);
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

/** The reasons of the learned model; absent when most of the confidence comes from the pack. */
function learnedReasons(
  prediction: LearnedPrediction | undefined,
  { code, confidence }: MatterCandidate,
): readonly Reason[] | undefined {
  return prediction && decides(prediction, code, confidence) ? prediction.reasonsFor(code) : undefined;
}
