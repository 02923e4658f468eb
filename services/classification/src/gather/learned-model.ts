import { createHash } from 'node:crypto';
import type { Jurisdiction, Text } from '@hotline/jurisdiction';
import {
  ModelRefused,
  modelFromBytes,
  type HistoryClassifier,
  type ModelMetadata,
  type Normaliser,
} from '@hotline/learning';
import { normalise } from '@hotline/text';
import type { LearnedPrediction } from '../domain/pack-model/prediction';
import type { EnsembleWeights } from '../domain/pack-model/ensemble';

/** How texts are written before models learn from them. The name changes when `normalise` returns something else. */
export const learnedNormaliser: Normaliser = { name: 'hotline-1', normalise };

/** How a model did, with the pack beside it, on texts that were held back. */
export interface Measured {
  readonly texts: number;
  readonly accuracy: number;
  readonly macroF1: number;
  readonly calibrationError: number;
}

/** What the trainer writes into a model of a place. */
export interface ModelNotes {
  readonly place: string;
  readonly ensemble: EnsembleWeights;
  readonly measured: Measured;
}

/** A model that may speak for a place. */
export interface Learned {
  readonly id: string;
  readonly model: HistoryClassifier;
  readonly ensemble: EnsembleWeights;
}

/** A model that cannot speak for a place, and why. */
export class UnfitModel extends Error {
  override readonly name = 'UnfitModel';
  constructor(
    readonly detail: Text,
    readonly hint: Text,
  ) {
    super(`${detail.en}. ${hint.en}.`);
  }
}

/** What matters there are; a place that adds or drops one has another. */
export function catalogueOf({ matters }: Pick<Jurisdiction, 'matters'>): string {
  return createHash('sha256')
    .update([...matters.keys()].sort().join('\n'))
    .digest('hex')
    .slice(0, 16);
}

/** @throws UnfitModel: damaged, trained on other labels, for another place or for another catalogue */
export function learnedFrom(id: string, bytes: Uint8Array, place: Pick<Jurisdiction, 'name' | 'matters'>): Learned {
  const model = modelIn(bytes);
  checkFit(id, model.metadata, place);
  return { id, model, ensemble: (notesOf(model.metadata) as ModelNotes).ensemble };
}

function modelIn(bytes: Uint8Array): HistoryClassifier {
  try {
    return modelFromBytes(bytes, learnedNormaliser);
  } catch (error) {
    if (!(error instanceof ModelRefused)) throw error;
    throw new UnfitModel({ zh: `模型文件不能使用（${error.message}）`, en: error.message }, trainAgain);
  }
}

export const notesOf = ({ notes }: Pick<ModelMetadata, 'notes'>): ModelNotes | undefined =>
  notes?.place === undefined || notes.ensemble === undefined ? undefined : (notes as unknown as ModelNotes);

/** @throws UnfitModel */
export function checkFit(id: string, metadata: ModelMetadata, place: Pick<Jurisdiction, 'name' | 'matters'>): void {
  const notes = notesOf(metadata);
  if (!notes)
    throw new UnfitModel(
      {
        zh: `模型 ${id} 用自由标签训练，不识别事项`,
        en: `Model ${id} was trained on free labels and knows no matters`,
      },
      trainAgain,
    );
  if (notes.place !== place.name)
    throw new UnfitModel(
      {
        zh: `模型 ${id} 属于 ${notes.place}，不属于 ${place.name}`,
        en: `Model ${id} belongs to ${notes.place}, not to ${place.name}`,
      },
      trainAgain,
    );
  const catalogue = catalogueOf(place);
  if (metadata.catalogue === catalogue) return;
  const gone = Object.keys(metadata.trainedOn).filter((code) => !place.matters.has(code));
  const which =
    gone.length > 0
      ? [`，已取消的事项：${gone.join('、')}`, `; matters that are gone: ${gone.join(', ')}`]
      : ['，有新增或未训练过的事项变动', '; none that it learnt is gone, so others came or went'];
  throw new UnfitModel(
    {
      zh: `模型 ${id} 按事项目录 ${metadata.catalogue} 训练，现行目录为 ${catalogue}${which[0]}`,
      en: `Model ${id} was trained on catalogue ${metadata.catalogue}, and ${place.name} has ${catalogue} now${which[1]}`,
    },
    trainAgain,
  );
}

const trainAgain: Text = {
  zh: '请用现行目录重新训练：npm run train',
  en: 'Train on the catalogue that holds now: npm run train',
};

/** What a model says of a text. */
export function predictionOf({ id, model, ensemble }: Learned, text: string): LearnedPrediction {
  return {
    model: id,
    ensemble,
    probabilities: new Map(model.predict(text).map(({ label, probability }) => [label, probability])),
    reasonsFor(matter) {
      const decisive = model.explain(text, matter, 6);
      const total = decisive.reduce((sum, { weight }) => sum + weight, 0);
      return decisive.map(({ text: word, from, weight }) => ({ word, offset: from, weight: weight / total }));
    },
  };
}
