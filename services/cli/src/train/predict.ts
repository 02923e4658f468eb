import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { learnedFrom, learnedNormaliser, MODEL_FILE, notesOf, packReaderFor } from '@hotline/classification';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { modelFromBytes, type Prediction } from '@hotline/learning';
import { refused } from '../exit-codes';
import type { HistoryRow } from './rows';

export interface Predictor {
  /** The jurisdiction of the model; undefined for a model whose labels are not matters. */
  readonly jurisdiction: string | undefined;
  /** Best first, at most three. */
  predict(text: string): readonly Prediction[];
}

const MOST = 3;

/** The file of a model, given by its path or by its name in the folder of models. @throws CommandError */
export function pathOfModel(model: string, folder: string): string {
  if (existsSync(model)) return model;
  const named = join(folder, model.endsWith(MODEL_FILE) ? model : `${model}${MODEL_FILE}`);
  if (existsSync(named)) return named;
  throw refused(
    `没有模型“${model}”：既不是文件，也不在 ${folder} 中`,
    `there is no model ${model}, neither as a file nor in ${folder}`,
  );
}

/**
 * Opens a model. A model of a jurisdiction is combined with its pack, as in the hotline; a model whose labels are not
 * matters is used alone.
 * @throws UnfitModel, ModelRefused
 */
export async function openPredictor(
  file: string,
  jurisdictionCalled: (name: string) => Promise<Jurisdiction>,
): Promise<Predictor> {
  const bytes = await readFile(file);
  const model = modelFromBytes(bytes, learnedNormaliser);
  const name = notesOf(model.metadata)?.jurisdiction;
  if (name === undefined) return { jurisdiction: undefined, predict: (text) => model.predict(text).slice(0, MOST) };
  const jurisdiction = await jurisdictionCalled(name);
  const learned = learnedFrom(file, bytes, jurisdiction);
  const { read } = packReaderFor(jurisdiction);
  return {
    jurisdiction: name,
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

/** A TSV: line and id of the row, its label with probability, and up to two alternatives. */
export function predictionsTable(rows: readonly HistoryRow[], predictor: Predictor): string {
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
