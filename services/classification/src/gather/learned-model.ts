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

/** The normaliser of all learned models. The name must change whenever `normalise` gives another result. */
export const learnedNormaliser: Normaliser = { name: 'hotline-1', normalise };

/** Measures of model and pack together on held-out texts; all but `texts` are 0–1. */
export interface Measured {
  readonly texts: number;
  readonly accuracy: number;
  readonly macroF1: number;
  readonly calibrationError: number;
}

/** Data that the trainer adds to the model of a jurisdiction. */
export interface ModelNotes {
  readonly jurisdiction: string;
  readonly ensemble: EnsembleWeights;
  readonly measured: Measured;
}

/** A model that fits the matters of a jurisdiction. */
export interface Learned {
  readonly id: string;
  readonly model: HistoryClassifier;
  readonly ensemble: EnsembleWeights;
}

/** The model cannot be used in a jurisdiction; `detail` says why, `hint` what to do. */
export class UnfitModel extends Error {
  override readonly name = 'UnfitModel';
  constructor(
    readonly detail: Text,
    readonly hint: Text,
    options?: ErrorOptions,
  ) {
    super(`${detail.en}. ${hint.en}.`, options);
  }
}

/** Fingerprint of the matters of a jurisdiction: 16 hex digits that change when a matter is added or removed. */
export function catalogueOf({ matters }: Pick<Jurisdiction, 'matters'>): string {
  return createHash('sha256')
    .update([...matters.keys()].sort().join('\n'))
    .digest('hex')
    .slice(0, 16);
}

/** @throws UnfitModel if it is damaged, has other labels, or was trained for another jurisdiction or catalogue */
export function learnedFrom(
  id: string,
  bytes: Uint8Array,
  jurisdiction: Pick<Jurisdiction, 'name' | 'matters'>,
): Learned {
  const model = modelIn(bytes);
  checkFit(model.metadata, jurisdiction);
  return { id, model, ensemble: (notesOf(model.metadata) as ModelNotes).ensemble };
}

function modelIn(bytes: Uint8Array): HistoryClassifier {
  try {
    return modelFromBytes(bytes, learnedNormaliser);
  } catch (error) {
    if (!(error instanceof ModelRefused)) throw error;
    throw new UnfitModel({ zh: '模型文件已损坏，或不适用于本系统', en: error.message }, trainAgain, { cause: error });
  }
}

export const notesOf = ({ notes }: Pick<ModelMetadata, 'notes'>): ModelNotes | undefined =>
  notes?.jurisdiction === undefined || notes.ensemble === undefined ? undefined : (notes as unknown as ModelNotes);

/** @throws UnfitModel */
export function checkFit(metadata: ModelMetadata, jurisdiction: Pick<Jurisdiction, 'name' | 'matters'>): void {
  const notes = notesOf(metadata);
  if (!notes)
    throw new UnfitModel(
      {
        zh: '该模型按自由标签训练，不能识别事项',
        en: 'The model was trained on free labels and cannot recognise matters',
      },
      trainAgain,
    );
  if (notes.jurisdiction !== jurisdiction.name)
    throw new UnfitModel(
      {
        zh: '该模型为其他辖区训练，不适用于本辖区',
        en: 'The model was trained for another jurisdiction',
      },
      trainAgain,
    );
  if (metadata.catalogue === catalogueOf(jurisdiction)) return;
  const gone = Object.keys(metadata.trainedOn).filter((code) => !jurisdiction.matters.has(code)).length;
  const which =
    gone > 0
      ? [`：已取消${gone}个事项`, `; matters removed since: ${gone}`]
      : [
          '：有事项新增，或取消了未训练过的事项',
          '; matters were added, or matters without training texts were removed',
        ];
  throw new UnfitModel(
    {
      zh: `该模型按另一版事项目录训练，与现行目录不符${which[0]}`,
      en: `The model was trained on another catalogue of matters than the present one${which[1]}`,
    },
    trainAgain,
  );
}

const trainAgain: Text = {
  zh: '请用现行目录重新训练：npm run train',
  en: 'Train it on the present catalogue: npm run train',
};

/** The prediction of a model for a text. */
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
