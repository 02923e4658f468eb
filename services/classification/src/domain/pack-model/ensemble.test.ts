import type { Topic } from './training-examples';
import { fitEnsemble, LEAST_UNSEEN, combined, trialOf, type EnsembleTrial } from './ensemble';

const matters: Topic[] = [{ code: 'fumes' }, { code: 'dogs' }, { code: 'gas' }];
const topics: Topic[] = [...matters, { code: 'fire', guide: 'route' }];
const packConfidence = (...shares: number[]): Float64Array => Float64Array.from(shares);
const probabilities = new Map([
  ['fumes', 0.9],
  ['dogs', 0.1],
]);
const half = { weight: 0.5, unseen: 0.1 };
const shown = (confidence: Float64Array): number[] => [...confidence].map((p) => Number(p.toFixed(3)));

it('the confidence in a matter that the model knows is the weighted mean of pack and model', () => {
  expect(shown(combined(topics, packConfidence(0.25, 0.75, 0, 0), { probabilities, ensemble: half }))).toEqual([
    0.575, 0.425, 0, 0,
  ]);
});

it('proposes a matter that the model never saw when the pack is certain of it, whatever the model says', () => {
  const sure = {
    probabilities: new Map([
      ['fumes', 0.999],
      ['dogs', 0.001],
    ]),
    ensemble: { weight: 1, unseen: LEAST_UNSEEN },
  };
  const [fumes = 0, , gas = 0] = combined(topics, packConfidence(0.01, 0.01, 0.98, 0), sure);
  expect(gas).toBeGreaterThan(0.5);
  expect(gas).toBeGreaterThan(fumes);
});

it('the confidence in a matter with training texts does not depend on how many matters have none', () => {
  const many: Topic[] = [...matters, ...Array.from({ length: 97 }, (_, i) => ({ code: `rare-${i}` }))];
  const [fumes = 0] = combined(many, new Float64Array(100).fill(0.01), {
    probabilities,
    ensemble: { weight: 1, unseen: 0.1 },
  });
  expect(fumes).toBeCloseTo(0.9 / 1.1);
});

it('gives all matters together a confidence of at most 1', () => {
  for (const ensemble of [half, { weight: 0, unseen: 1 }, { weight: 1, unseen: 0.05 }]) {
    for (const shares of [
      packConfidence(0.2, 0.3, 0.1, 0.9),
      packConfidence(0, 0, 1, 0),
      packConfidence(0, 0, 0, 0.5),
    ]) {
      const [a = 0, b = 0, c = 0] = combined(topics, shares, { probabilities, ensemble });
      expect(a + b + c).toBeLessThanOrEqual(1 + 1e-9);
    }
  }
});

it('lowers the confidence of the model by the weight of the pack when the pack finds no matter', () => {
  const withNothing: Topic[] = [...topics, { code: 'nothing', isNothing: true }];
  expect(shown(combined(withNothing, packConfidence(0, 0, 0, 0, 1), { probabilities, ensemble: half }))).toEqual([
    0.45, 0.05, 0, 0, 0.5,
  ]);
});

it('does not change the confidence of guides', () => {
  expect(combined(topics, packConfidence(0.2, 0.3, 0.1, 0.7), { probabilities, ensemble: half })[3]).toBe(0.7);
});

describe('the ensemble weights fitted on texts that were held out', () => {
  const trial = (change: Partial<EnsembleTrial>): EnsembleTrial => ({
    seen: true,
    packConfidence: 0.5,
    learned: 0.5,
    evidence: 0.5,
    ...change,
  });

  it('gives more weight to the classifier that was right more often', () => {
    expect(
      fitEnsemble([trial({ learned: 0.9, packConfidence: 0.1 }), trial({ learned: 0.8, packConfidence: 0.2 })]).weight,
    ).toBeGreaterThan(0.99);
    expect(fitEnsemble([trial({ learned: 0.1, packConfidence: 0.7 })]).weight).toBeLessThan(0.01);
    const mixed = fitEnsemble([
      trial({ learned: 0.9, packConfidence: 0.1 }),
      trial({ learned: 0.1, packConfidence: 0.8 }),
    ]).weight;
    expect(mixed).toBeGreaterThan(0.2);
    expect(mixed).toBeLessThan(0.8);
  });

  it('lowers the prior odds of unseen matters when the held-out texts have none, but not below the bound', () => {
    expect(fitEnsemble([trial({ evidence: 3 })]).unseen).toBeCloseTo(LEAST_UNSEEN);
    expect(fitEnsemble([trial({ seen: false, learned: 0 })]).unseen).toBeCloseTo(1);
  });

  it('`trialOf` gives the predictions of pack and model for the true matter of a text', () => {
    expect(trialOf(topics, packConfidence(0.2, 0.3, 0.5, 0.7), probabilities, 'fumes')).toEqual({
      seen: true,
      packConfidence: 0.4,
      learned: 0.9,
      evidence: 2,
    });
    expect(trialOf(topics, packConfidence(0.2, 0.3, 0.5, 0.7), probabilities, 'gas')).toEqual({
      seen: false,
      packConfidence: 1,
      learned: 0,
      evidence: 2,
    });
  });
});
