import {
  runToEnd,
  sharedAlarmModel,
  trainOnCatalogue,
  type AlarmModel,
  type AlarmRules,
  type CatalogueClassifier,
  type CatalogueExample,
  type Passage,
  type Pausable,
} from '@hotline/learning';
import { type Matchers, matchersOf } from '../reading/matchers';
import type { Catalogue } from './catalogue';
import { confidences } from './confidence';
import { prepareText } from './prepare-text';
import { trainingSetOf, type Topic } from './training-examples';

/**
 * Everything that is computed once for a catalogue, such as its classifier. The same catalogue gives the same model.
 */
export interface PackModel {
  readonly catalogue: Catalogue;
  /** In the order of the classifier's labels. */
  readonly topics: readonly Topic[];
  readonly matchers: Matchers;
  readonly classifier: CatalogueClassifier;
  readonly alarms: AlarmModel;
}

/** Supplies the classifier for the training examples of a catalogue: trains it, or loads it from a cache. */
export type ClassifierSource = (
  examples: readonly CatalogueExample[],
  labels: readonly string[],
) => Pausable<CatalogueClassifier>;

export const buildModel = (catalogue: Catalogue): PackModel => runToEnd(modelOf(catalogue));

export function* modelOf(catalogue: Catalogue, source: ClassifierSource = trainOnCatalogue): Pausable<PackModel> {
  const matchers = matchersOf(catalogue);
  const { topics, texts } = trainingSetOf(catalogue);
  yield;
  const classifier = yield* source(
    texts.map(({ topic, text, isSentence, share }) => ({
      label: topic,
      isSentence,
      ...(share === undefined ? {} : { share }),
      passage: prepareText(matchers, text).passage,
    })),
    topics.map(({ code }) => code),
  );
  const alarms = yield* sharedAlarmModel(alarmRulesOf(catalogue), source);
  return { catalogue, topics, matchers, classifier, alarms };
}

/**
 * Training data of the alarm detector: the emergency services of a jurisdiction, and its words and sentences for
 * dangers.
 */
export const alarmRulesOf = ({ guides, alarms }: Pick<Catalogue, 'guides' | 'alarms'>): AlarmRules => ({
  ...alarms,
  services: [...guides.values()].filter(({ kind }) => kind === 'emergency'),
});

/** Confidence (0–1) of every topic for a passage. */
export function confidenceOf({ topics, classifier }: PackModel, passage: Passage): Float64Array {
  return confidences(topics, classifier.probabilities(passage));
}
