import {
  catalogueOf,
  fitPool,
  learnedReader,
  packReaderFor,
  type Learned,
  type Measured,
  type PackReader,
  type Pool,
} from '@hotline/classification';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { split, TextModel, trainModel, type Example, type Prediction } from '@hotline/learning';
import type { Prepared } from './examples';
import { assess, type Answers, type Assessment } from './measures';

export interface LearnOptions {
  readonly seed: number;
  /** YYYY-MM-DD, written into the model. */
  readonly date: string;
  /** Share of the texts that are held back where the file does not say which. */
  readonly held: number;
  /** The place whose matters the labels are; absent: free labels. */
  readonly place?: Jurisdiction;
  readonly say: (what: string) => void;
}

export interface Learnt {
  readonly model: TextModel;
  /** On the texts that were held back; the last one is how the hotline would do. */
  readonly assessments: readonly Assessment[];
  readonly trained: number;
  readonly held: number;
  readonly pool?: Pool;
  /** Whether the model that is kept has learnt from the held texts too, after it was measured. */
  readonly refitted: boolean;
}

/** Nothing can be learned from these texts, and why. */
export class NothingToLearn extends Error {
  override readonly name = 'NothingToLearn';
}

/** Measures on texts that were held back, none of which is a near-duplicate of what was learned from; then learns from all, unless the file split them. */
export function learn(
  { examples, rare }: Pick<Prepared, 'examples' | 'rare'>,
  { seed, date, held: heldShare, place, say }: LearnOptions,
): Learnt {
  const isGiven = examples.some(({ part }) => part !== undefined);
  const parts = isGiven
    ? { train: examples.filter(({ part }) => part !== 'held'), held: examples.filter(({ part }) => part === 'held') }
    : split(examples, { share: heldShare, seed });
  const known = parts.train.filter(({ label }) => !rare.has(label));
  check(known, rare, examples);
  const options = { seed, date, reader: learnedReader, catalogue: place ? catalogueOf(place) : 'free' };
  say(`learns from ${known.length} texts`);
  const measured = trainModel(known, options);
  say(`measures on ${parts.held.length} texts`);
  const { assessments, pool } = place
    ? measureAt(place, measured, parts.held)
    : { assessments: [assess('model', parts.held, answersOf(measured, parts.held))], pool: undefined };
  const refitted = !isGiven;
  if (refitted) say(`learns from all ${examples.length} texts`);
  const model = refitted
    ? trainModel(
        examples.filter(({ label }) => !rare.has(label)),
        options,
      )
    : measured;
  const notes = {
    ...(place ? { place: place.name, pool } : {}),
    measured: figuresOf(assessments.at(-1) as Assessment),
  };
  return {
    model: new TextModel({ ...model.parts, metadata: { ...model.metadata, notes } }, learnedReader),
    assessments,
    trained: known.length,
    held: parts.held.length,
    refitted,
    ...(pool ? { pool } : {}),
  };
}

function check(known: readonly Example[], rare: Prepared['rare'], all: readonly Example[]): void {
  const labels = new Set(known.map(({ label }) => label));
  if (labels.size > 1) return;
  const few = [...rare].map(([label, count]) => `${label} ${count}`).join(', ');
  const what =
    new Set(all.map(({ label }) => label)).size === 1
      ? `all ${all.length} texts have the label "${all[0]?.label}"`
      : `only ${labels.size} label${labels.size === 1 ? '' : 's'} can be learned`;
  throw new NothingToLearn(
    `${what}: a model tells labels apart, so give at least two with enough different texts${few ? `. Too few different texts: ${few} (--least says how many are enough)` : ''}`,
  );
}

function measureAt(
  place: Jurisdiction,
  model: TextModel,
  held: readonly Example[],
): { assessments: Assessment[]; pool: Pool } {
  const reader = packReaderFor(place);
  const pool = fitPool(held.map(({ text, label }) => reader.trial(text, model, label)));
  const both: Learned = { id: 'this', model, pool };
  const assessments = [
    assess('pack', held, pooledAnswers(reader, held), place.classification),
    assess('model', held, answersOf(model, held), place.classification),
    assess('both', held, pooledAnswers(reader, held, both), place.classification),
  ];
  return { assessments, pool };
}

const answersOf = (model: TextModel, examples: readonly Example[]): Answers =>
  new Map(examples.map(({ text }) => [text, model.predict(text)[0] as Prediction]));

const pooledAnswers = ({ read }: PackReader, examples: readonly Example[], learned?: Learned): Answers =>
  new Map(examples.map(({ text }) => [text, predictionOf(read(text, learned).matter)]));

const predictionOf = (matter: { readonly code: string; readonly confidence: number } | undefined): Prediction => ({
  label: matter?.code ?? '',
  probability: matter?.confidence ?? 0,
});

function figuresOf({ evaluation: { examples, accuracy, macroF1, calibrationError } }: Assessment): Measured {
  return { texts: examples, accuracy, macroF1, calibrationError };
}
