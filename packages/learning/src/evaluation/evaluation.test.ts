import { calibrationError, evaluate, split, type Example } from '..';
import { folds, labelsOf } from './folds';
import { measure } from './measure';

const examples: Example[] = Array.from({ length: 60 }, (_, i) => ({
  text: `text ${i}`,
  label: i % 3 === 0 ? 'rare' : 'frequent',
  group: `group ${Math.floor(i / 2)}`,
}));
const shareOf = (label: string, of: readonly Example[]): number =>
  of.filter((example) => example.label === label).length / of.length;

describe('splitting and folding labelled examples', () => {
  it('holds out about the requested share, with the same distribution of labels', () => {
    const { heldOut } = split(examples, { share: 0.3, seed: 1 });
    expect(heldOut.length / examples.length).toBeCloseTo(0.3, 1);
    expect(shareOf('rare', heldOut)).toBeCloseTo(1 / 3, 1);
  });

  it('gives the same split for the same examples in another order', () => {
    const options = { share: 0.3, seed: 1 };
    const texts = (of: readonly Example[]): Set<string> => new Set(of.map(({ text }) => text));
    expect(texts(split([...examples].reverse(), options).heldOut)).toEqual(texts(split(examples, options).heldOut));
  });

  it('gives another split for another seed', () => {
    expect(split(examples, { share: 0.3, seed: 2 }).heldOut).not.toEqual(
      split(examples, { share: 0.3, seed: 1 }).heldOut,
    );
  });

  it.each([0, 1, -0.1, NaN])('refuses to hold out a share of %d', (share) => {
    expect(() => split(examples, { share, seed: 1 })).toThrow(RangeError);
  });

  it('makes folds of about equal size, each with every label and with whole groups', () => {
    const fold = folds(examples, 5, 1);
    const members = [0, 1, 2, 3, 4].map((n) => examples.filter((_, i) => fold[i] === n));
    for (const own of members) {
      expect(own.length).toBeGreaterThanOrEqual(10);
      expect(labelsOf(own)).toEqual(['frequent', 'rare']);
    }
    const groups = members.map((own) => new Set(own.map(({ group }) => group)).size);
    expect(groups.reduce((sum, count) => sum + count, 0)).toBe(30);
  });

  it('assigns examples without a group one by one', () => {
    const single = examples.map(({ text, label }) => ({ text, label }));
    expect(split(single, { share: 0.25, seed: 1 }).heldOut).toHaveLength(15);
  });
});

describe('the measures of a classifier', () => {
  it('computes precision, recall and F1 of each label from the confusion matrix', () => {
    const { accuracy, macroF1, perLabel, confusion } = measure([0, 0, 1, 0], [0, 1, 1, 1], ['a', 'b', 'unused']);
    expect(confusion).toEqual([
      [1, 0, 0],
      [2, 1, 0],
      [0, 0, 0],
    ]);
    expect(accuracy).toBe(0.5);
    expect(perLabel['a']).toEqual({ precision: 1 / 3, recall: 1, f1: 0.5, support: 1 });
    expect(perLabel['b']).toEqual({ precision: 1, recall: 1 / 3, f1: 0.5, support: 3 });
    expect(macroF1).toBe(0.5);
  });

  it('leaves a label without examples out of the macro-F1', () => {
    expect(measure([0, 0], [0, 0], ['a', 'unused']).macroF1).toBe(1);
  });

  it('gives an accuracy and a macro-F1 of 0 without any example', () => {
    expect(measure([], [], ['a', 'b'])).toMatchObject({ accuracy: 0, macroF1: 0 });
  });

  it('has no calibration error when the probabilities match the accuracy', () => {
    const right = Array.from({ length: 10 }, (_, i) => i < 8);
    expect(calibrationError(Array<number>(10).fill(0.8), right)).toBeCloseTo(0);
  });

  it('the calibration error is the difference between probability and accuracy', () => {
    expect(calibrationError([0.9, 0.9, 0.9, 0.9], [true, false, false, false])).toBeCloseTo(0.65);
    expect(calibrationError([0.2, 1], [true, true])).toBeCloseTo(0.4);
    expect(calibrationError([], [])).toBe(0);
  });

  it('reports the wrong predictions with the highest probability first', () => {
    const probability: Readonly<Record<string, number>> = { low: 0.6, high: 0.9, right: 0.7 };
    const model = {
      labels: ['a', 'b'],
      predict: (text: string) => [
        { label: 'a', probability: probability[text] ?? 0 },
        { label: 'b', probability: 1 - (probability[text] ?? 0) },
      ],
    };
    const { errors, accuracy } = evaluate(model, [
      { text: 'low', label: 'b' },
      { text: 'right', label: 'a' },
      { text: 'high', label: 'b' },
    ]);
    expect(errors.map(({ text, label, answered }) => [text, label, answered.label])).toEqual([
      ['high', 'b', 'a'],
      ['low', 'b', 'a'],
    ]);
    expect(accuracy).toBeCloseTo(1 / 3);
    expect(() => evaluate(model, [{ text: 'low', label: 'c' }])).toThrow(/no label "c"/);
  });
});
