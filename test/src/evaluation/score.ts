import type { Jurisdiction } from '@hotline/jurisdiction';
import type { EvaluationText } from './evaluation-set';
import type { ProductAnswer } from './answers';
import { measures, type MeasureName, type MeasureRule } from './measures';

export interface MeasuredTexts {
  /** Ids of the texts that are right by the measure. Texts to which it does not apply are in neither list. */
  readonly right: readonly string[];
  readonly wrong: readonly string[];
  /** Share (0–1) of the right ones; 1 when the measure applies to no text. */
  readonly share: number;
}
export type Score = Readonly<Record<MeasureName, MeasuredTexts>>;

export const measureNames = Object.keys(measures) as MeasureName[];

/** @param heard the answers in the order of `texts` */
export function score(
  texts: readonly EvaluationText[],
  heard: readonly ProductAnswer[],
  jurisdiction: Jurisdiction,
): Score {
  return Object.fromEntries(measureNames.map((name) => [name, measured(measures[name])])) as Record<
    MeasureName,
    MeasuredTexts
  >;

  function measured(rule: MeasureRule): MeasuredTexts {
    const verdicts = texts.map((text, i) => ({
      id: text.id,
      right: rule(text, heard[i] as ProductAnswer, jurisdiction),
    }));
    const right = verdicts.filter((one) => one.right === true).map((one) => one.id);
    const wrong = verdicts.filter((one) => one.right === false).map((one) => one.id);
    return {
      right,
      wrong,
      share: right.length + wrong.length === 0 ? 1 : right.length / (right.length + wrong.length),
    };
  }
}
