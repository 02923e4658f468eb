export interface LabelMeasure {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Number of examples with the label. */
  readonly support: number;
}

export interface ClassifierMeasure {
  readonly accuracy: number;
  /** Unweighted mean of the F1 of the labels that have examples. */
  readonly macroF1: number;
  readonly perLabel: Readonly<Record<string, LabelMeasure>>;
  /** confusion[true label][predicted label] = number of examples, in the order of the labels. */
  readonly confusion: readonly (readonly number[])[];
}

/**
 * @param answered number of the predicted label of each example
 * @param of number of the true label of each example
 */
export function measure(
  answered: readonly number[],
  of: ArrayLike<number>,
  labels: readonly string[],
): ClassifierMeasure {
  const confusion = labels.map(() => labels.map(() => 0));
  answered.forEach((answer, i) => {
    const row = confusion[of[i] as number];
    if (row) row[answer] = (row[answer] ?? 0) + 1;
  });
  const all = labels.map((label, n) => [label, ofLabel(confusion, n)] as const);
  const supported = all.filter(([, { support }]) => support > 0);
  const right = confusion.reduce((sum, row, n) => sum + (row[n] ?? 0), 0);
  return {
    accuracy: ratio(right, answered.length),
    macroF1: ratio(
      supported.reduce((sum, [, { f1 }]) => sum + f1, 0),
      supported.length,
    ),
    perLabel: Object.fromEntries(all),
    confusion,
  };
}

function ofLabel(confusion: readonly (readonly number[])[], n: number): LabelMeasure {
  const right = confusion[n]?.[n] ?? 0;
  const support = (confusion[n] ?? []).reduce((a, b) => a + b, 0);
  const answered = confusion.reduce((sum, row) => sum + (row[n] ?? 0), 0);
  return {
    precision: ratio(right, answered),
    recall: ratio(right, support),
    f1: ratio(2 * right, support + answered),
    support,
  };
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
