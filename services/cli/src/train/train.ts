import type { Jurisdiction } from '@hotline/jurisdiction';
import { prepare } from './examples';
import { readLabelMap, toMatters } from './labels';
import { learn } from './learn';
import { report, reportData } from './report';
import type { History } from './rows';
import { storeModel, type StoredModel } from './store';

export interface TrainingOptions {
  readonly place?: Jurisdiction;
  /** Table of labels and matters. */
  readonly map?: string;
  readonly folder: string;
  readonly out?: string;
  readonly held: number;
  readonly least: number;
  readonly seed: number;
  /** YYYY-MM-DD */
  readonly date: string;
  readonly say: (what: string) => void;
}

export interface Trained {
  readonly stored: StoredModel;
  readonly markdown: string;
  readonly data: unknown;
}

/** From histories to a stored model and a report. @throws BadFile, NothingToLearn, NotOverwritten */
export async function train(
  histories: readonly History[],
  { place, map, folder, out, least, ...options }: TrainingOptions,
): Promise<Trained> {
  const labelMap = map !== undefined && place ? await readLabelMap(map, place) : new Map<string, string>();
  const rows = histories.flatMap((history) => (place ? toMatters(history, place, labelMap) : history.rows));
  const prepared = prepare(rows, least);
  const learnt = learn(prepared, { ...options, ...(place ? { place } : {}) });
  const stored = await storeModel(learnt.model, { folder, ...(out ? { out } : {}) });
  const history = {
    file: histories.map(({ file }) => file).join(' + '),
    rows: histories.reduce((sum, one) => sum + one.rows.length, 0),
    leftOut: histories.flatMap((one) => one.leftOut),
  };
  const reported = { history, prepared, learnt, seed: options.seed, ...(place ? { place } : {}) };
  return { stored, markdown: report(reported), data: reportData(reported) };
}
