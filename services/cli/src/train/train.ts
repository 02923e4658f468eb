import type { Jurisdiction } from '@hotline/jurisdiction';
import { prepare } from './examples';
import { readLabelMap, toMatters } from './labels';
import { learn } from './learn';
import { report, reportData } from './report';
import type { History } from './rows';
import { storeModel, type StoredModel } from './store';

export interface TrainingOptions {
  /** The jurisdiction whose matters are the labels; absent: the labels need not be matters. */
  readonly jurisdiction?: Jurisdiction;
  /** File that maps labels to matters. */
  readonly map?: string;
  /** Folder of models, used when `out` is absent. */
  readonly folder: string;
  readonly out?: string;
  /** Share of the texts that is held back for measuring, 0 to 1. */
  readonly held: number;
  /** Minimum number of different texts that a label needs to be learned. */
  readonly least: number;
  readonly seed: number;
  /** YYYY-MM-DD */
  readonly date: string;
  /** Called with a line of progress. */
  readonly say: (line: string) => void;
}

export interface Trained {
  readonly stored: StoredModel;
  readonly markdown: string;
  readonly data: unknown;
}

/** Learns from past tickets, measures, and stores the model. @throws BadFile, NothingToLearn, NotOverwritten */
export async function train(
  histories: readonly History[],
  { jurisdiction, map, folder, out, least, ...options }: TrainingOptions,
): Promise<Trained> {
  const labelMap =
    map !== undefined && jurisdiction ? await readLabelMap(map, jurisdiction) : new Map<string, string>();
  const rows = histories.flatMap((history) =>
    jurisdiction ? toMatters(history, jurisdiction, labelMap) : history.rows,
  );
  const prepared = prepare(rows, least);
  const learned = learn(prepared, { ...options, ...(jurisdiction ? { jurisdiction } : {}) });
  const stored = await storeModel(learned.model, { folder, ...(out ? { out } : {}) });
  const history = {
    file: histories.map(({ file }) => file).join(' + '),
    rows: histories.reduce((sum, one) => sum + one.rows.length, 0),
    leftOut: histories.flatMap((one) => one.leftOut),
  };
  const reported = { history, prepared, learned, seed: options.seed, ...(jurisdiction ? { jurisdiction } : {}) };
  return { stored, markdown: report(reported), data: reportData(reported) };
}
