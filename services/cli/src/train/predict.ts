import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { learnedFrom, learnedReader, MODEL_FILE, notesOf, packReaderFor } from '@hotline/classification';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { modelFromBytes, type Prediction } from '@hotline/learning';
import type { Row } from './rows';

export interface Predictor {
  /** Whether texts are put together as tickets, because the model is one of a place. */
  readonly place: string | undefined;
  /** Best first, at most three. */
  predict(text: string): readonly Prediction[];
}

const MOST = 3;

/** A model by the path of its file, or by its name in the folder of models. */
export function fileOf(model: string, folder: string): string {
  if (existsSync(model)) return model;
  const named = join(folder, model.endsWith(MODEL_FILE) ? model : `${model}${MODEL_FILE}`);
  if (existsSync(named)) return named;
  throw new Error(`there is no model ${model}, neither as a file nor in ${folder}`);
}

/** A model of a place answers with the pack beside it, as the hotline does; another one alone. @throws UnfitModel, ModelRefused */
export async function openPredictor(
  file: string,
  placeCalled: (name: string) => Promise<Jurisdiction>,
): Promise<Predictor> {
  const bytes = await readFile(file);
  const model = modelFromBytes(bytes, learnedReader);
  const name = notesOf(model.metadata)?.place;
  if (name === undefined) return { place: undefined, predict: (text) => model.predict(text).slice(0, MOST) };
  const place = await placeCalled(name);
  const learned = learnedFrom(file, bytes, place);
  const { read } = packReaderFor(place);
  return {
    place: name,
    predict(text) {
      const { matter, alternatives } = read(text, learned);
      return [...(matter ? [matter] : []), ...alternatives].map(({ code, confidence }) => ({
        label: code,
        probability: confidence,
      }));
    },
  };
}

const inCell = (text: string): string => text.replace(/[\t\r\n]+/g, ' ');

/** A TSV: line and id of the row, the label with its probability, and what else it may be. */
export function predictionsTable(rows: readonly Row[], predictor: Predictor): string {
  const hasId = rows.some(({ id }) => id !== undefined);
  const header = [
    'line',
    ...(hasId ? ['id'] : []),
    'label',
    'probability',
    'second',
    'second_probability',
    'third',
    'third_probability',
  ];
  const lines = rows.map(({ line, id, text }) => {
    const found = predictor.predict(text);
    const cells = Array.from({ length: MOST }, (_, i) => [
      found[i]?.label ?? '',
      found[i]?.probability.toFixed(4) ?? '',
    ]).flat();
    return [line, ...(hasId ? [id ?? ''] : []), ...cells].map((cell) => inCell(String(cell))).join('\t');
  });
  return `${[header.join('\t'), ...lines].join('\n')}\n`;
}
