import { attributionsOf, decisiveRuns, decisiveWords, type Evidence } from './explanation';

/** Two labels; feature 0 supports the first label by 2, feature 1 the second by 4. */
const weights = { labels: 2, weight: Float32Array.of(2, 0, 0, 4) };
const evidence: Evidence = {
  vector: { feature: Int32Array.of(0, 1), value: [1, 0.5], length: 2 },
  textLength: 6,
  each: (on) => {
    on(0, 0, 2);
    on(0, 4, 6);
    on(1, 1, 2);
  },
};

it('distributes the contribution of a feature equally over its occurrences and their characters', () => {
  expect([...attributionsOf(evidence, weights, 0)]).toEqual([0.25, 0.25 - 1, 0, 0, 0.25, 0.25]);
});

it('the attributions of a text sum to the score of the label minus the mean score of all labels', () => {
  const total = (label: number): number => attributionsOf(evidence, weights, label).reduce((sum, own) => sum + own, 0);
  const [first, second] = [2 * 1, 4 * 0.5];
  const mean = (first + second) / 2;
  expect(total(0)).toBeCloseTo(first - mean);
  expect(total(1)).toBeCloseTo(second - mean);
});

it('finds runs of letters that support a label, the strongest first, and ends them at punctuation', () => {
  const runs = decisiveRuns('路灯，坏了吗', Float64Array.of(0.5, 0.5, 0.9, 1, 1, 0));
  expect(runs).toEqual([
    { text: '坏了', from: 3, to: 5, weight: 2 },
    { text: '路灯', from: 0, to: 2, weight: 1 },
  ]);
});

it('ends a run at a character that contributes less than a tenth of the strongest one', () => {
  expect(decisiveRuns('路灯坏了', Float64Array.of(1, 0.09, 1, -1)).map(({ text }) => text)).toEqual(['路', '坏']);
});

it('finds no run when nothing supports the label', () => {
  expect(decisiveRuns('路灯', Float64Array.of(0, -1))).toEqual([]);
  expect(decisiveRuns('', new Float64Array())).toEqual([]);
});

it('sums the weight of a repeated word and shows it at its first position', () => {
  expect(decisiveWords('停水又停水', ['停水', '又', '停水'], Float64Array.of(1, 1, -3, 0.5, 0.5))).toEqual([
    { text: '停水', from: 0, to: 2, weight: 3 },
    { text: '又', from: 2, to: 3, weight: 0 },
  ]);
});
