import type { Jurisdiction } from '@hotline/jurisdiction';
import type { EvaluationText } from './evaluation-set';
import type { Heard } from './hear';
import { measures, type MeasureName, type Rule } from './measures';

export interface Measured {
  /** Ids of the texts that it speaks of. */
  readonly right: readonly string[];
  readonly wrong: readonly string[];
  /** Of those it speaks of, 0–1; 1 when there are none. */
  readonly share: number;
}
export type Score = Readonly<Record<MeasureName, Measured>>;

export const measureNames = Object.keys(measures) as MeasureName[];

/** @param heard in the order of `texts` */
export function score(texts: readonly EvaluationText[], heard: readonly Heard[], place: Jurisdiction): Score {
  return Object.fromEntries(measureNames.map((name) => [name, measured(measures[name])])) as Record<
    MeasureName,
    Measured
  >;

  function measured(rule: Rule): Measured {
    const verdicts = texts.map((text, i) => ({ id: text.id, right: rule(text, heard[i] as Heard, place) }));
    const right = verdicts.filter((one) => one.right === true).map((one) => one.id);
    const wrong = verdicts.filter((one) => one.right === false).map((one) => one.id);
    return {
      right,
      wrong,
      share: right.length + wrong.length === 0 ? 1 : right.length / (right.length + wrong.length),
    };
  }
}
