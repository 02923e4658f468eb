import {
  catalogueOf,
  fitEnsemble,
  learnedNormaliser,
  packReaderFor,
  type Learned,
  type Measured,
  type PackReader,
  type EnsembleWeights,
} from '@hotline/classification';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { split, HistoryClassifier, trainModel, type Example, type Prediction, type Split } from '@hotline/learning';
import { counted, type Bilingual } from '../answering';
import type { Prepared } from './examples';
import { assess, type Answers, type Assessment } from './measures';

export interface LearnOptions {
  readonly seed: number;
  /** YYYY-MM-DD, written into the model. */
  readonly date: string;
  /** Share (0–1) of the texts that is held back for measuring, if the file does not mark such texts. */
  readonly held: number;
  /** The jurisdiction whose matters are the labels; absent: the labels need not be matters. */
  readonly jurisdiction?: Jurisdiction;
  readonly say: (line: string) => void;
}

/** A model with its measures. */
export interface LearnedModel {
  readonly model: HistoryClassifier;
  /**
   * Measures on the held-back texts. The last entry measures what the hotline uses: the model, combined with the pack
   * if there is one.
   */
  readonly assessments: readonly Assessment[];
  readonly trained: number;
  readonly held: number;
  readonly ensemble?: EnsembleWeights;
  /** Whether the stored model was also trained on the held-back texts, after it was measured. */
  readonly refitted: boolean;
}

/** No model can be trained on these texts; the message says why. */
export class NothingToLearn extends Error {
  override readonly name = 'NothingToLearn';
}

/**
 * Trains a model and measures it on held-back texts, none of which is a near-duplicate of a training text. Then trains
 * the final model on all texts, unless the file states which texts to hold back.
 * @throws NothingToLearn
 */
export function learn(
  { examples, rare }: Pick<Prepared, 'examples' | 'rare'>,
  { seed, date, held: heldShare, jurisdiction, say }: LearnOptions,
): LearnedModel {
  const isGiven = examples.some(({ part }) => part !== undefined);
  const parts = isGiven ? givenParts(examples) : split(examples, { share: heldShare, seed });
  const known = parts.train.filter(({ label }) => !rare.has(label));
  check(known, rare, examples, jurisdiction);
  const catalogue = jurisdiction ? catalogueOf(jurisdiction) : 'free';
  const options = { seed, date, normaliser: learnedNormaliser, catalogue };
  say(`学习 learning from ${counted(known.length, 'text')}`);
  const measured = trainModel(known, options);
  say(`评估 measuring on ${counted(parts.heldOut.length, 'text')}`);
  const { assessments, ensemble } = jurisdiction
    ? measureWith(jurisdiction, measured, parts.heldOut)
    : { assessments: [assess('model', parts.heldOut, answersOf(measured, parts.heldOut))], ensemble: undefined };
  if (!isGiven) say(`用全部文本学习 learning from all ${counted(examples.length, 'text')}`);
  const all = examples.filter(({ label }) => !rare.has(label));
  const model = isGiven ? measured : trainModel(all, options);
  const notes = {
    ...(jurisdiction ? { jurisdiction: jurisdiction.name, ensemble } : {}),
    measured: figuresOf(assessments.at(-1) as Assessment),
  };
  return {
    model: new HistoryClassifier({ ...model.parts, metadata: { ...model.metadata, notes } }, learnedNormaliser),
    assessments,
    trained: known.length,
    held: parts.heldOut.length,
    refitted: !isGiven,
    ...(ensemble ? { ensemble } : {}),
  };
}

/** The split into training texts and held-back texts that the file states. */
const givenParts = (examples: Prepared['examples']): Split<Prepared['examples'][number]> => ({
  train: examples.filter(({ part }) => part !== 'held'),
  heldOut: examples.filter(({ part }) => part === 'held'),
});

/** @throws NothingToLearn when fewer than two labels have enough texts */
function check(
  known: readonly Example[],
  rare: Prepared['rare'],
  all: readonly Example[],
  jurisdiction: Jurisdiction | undefined,
): void {
  const labels = new Set(known.map(({ label }) => label));
  if (labels.size > 1) return;
  const nameOf = (label: string): Bilingual => jurisdiction?.matters.get(label)?.name ?? { zh: label, en: label };
  const few = [...rare].map(([label, count]) => ({ name: nameOf(label), count }));
  const isSingle = new Set(all.map(({ label }) => label)).size === 1;
  const single = nameOf(all[0]?.label ?? '');
  const zh = isSingle ? `全部${all.length}条文本都是“${single.zh}”` : `只有${labels.size}个事项可学`;
  const en = isSingle
    ? `all ${all.length} texts have the label "${single.en}"`
    : `only ${counted(labels.size, 'label')} can be learned`;
  const [fewZh, fewEn] =
    few.length === 0
      ? ['', '']
      : [
          `；文本太少的：${few.map(({ name, count }) => `${name.zh}（${count}条）`).join('、')}（见 --least）`,
          `; too few: ${few.map(({ name, count }) => `${name.en} (${count})`).join(', ')} (see --least)`,
        ];
  throw new NothingToLearn(
    `${zh}：至少要有两个事项，各有足够的不同文本${fewZh}\n` +
      `  ${en}: at least two labels with enough different texts are needed${fewEn}`,
  );
}

function measureWith(
  jurisdiction: Jurisdiction,
  model: HistoryClassifier,
  held: readonly Example[],
): { assessments: Assessment[]; ensemble: EnsembleWeights } {
  const reader = packReaderFor(jurisdiction);
  const ensemble = fitEnsemble(held.map(({ text, label }) => reader.trial(text, model, label)));
  const both: Learned = { id: 'this', model, ensemble };
  const assessments = [
    assess('pack', held, ensembleAnswers(reader, held), jurisdiction.classification),
    assess('model', held, answersOf(model, held), jurisdiction.classification),
    assess('both', held, ensembleAnswers(reader, held, both), jurisdiction.classification),
  ];
  return { assessments, ensemble };
}

const answersOf = (model: HistoryClassifier, examples: readonly Example[]): Answers =>
  new Map(examples.map(({ text }) => [text, model.predict(text)[0] as Prediction]));

const ensembleAnswers = ({ read }: PackReader, examples: readonly Example[], learned?: Learned): Answers =>
  new Map(examples.map(({ text }) => [text, predictionOf(read(text, learned).matter)]));

const predictionOf = (matter: { readonly code: string; readonly confidence: number } | undefined): Prediction => ({
  label: matter?.code ?? '',
  probability: matter?.confidence ?? 0,
});

function figuresOf({ evaluation: { examples, accuracy, macroF1, calibrationError } }: Assessment): Measured {
  return { texts: examples, accuracy, macroF1, calibrationError };
}
