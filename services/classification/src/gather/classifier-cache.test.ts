import { runToEnd, trainOnCatalogue, type CatalogueClassifier, type CatalogueExample } from '@hotline/learning';
import { classifierCache } from './classifier-cache';

const labels = ['light', 'water', 'dogs'];
const texts = ['村口路灯坏了', '路灯不亮', '家里停水两天', '水压太低', '流浪狗咬人', '狗叫扰民'];
const examplesWith = (more: string): readonly CatalogueExample[] =>
  [...texts, more].map((normalised, i) => ({
    label: Math.min(2, Math.floor(i / 2)),
    isSentence: true,
    passage: { normalised, silent: [] },
  }));
const examples = examplesWith('狗追学生');

let kept: Map<string, Uint8Array>;
beforeEach(() => {
  kept = new Map();
});

/** The classifier for the examples, and whether it was trained. Training has steps; loading has none. */
function classify(of = examples, own = labels): { classifier: CatalogueClassifier; trained: boolean } {
  const work = classifierCache(kept)(of, own);
  for (let steps = 0; ; steps += 1) {
    const { done, value } = work.next();
    if (done) return { classifier: value, trained: steps > 0 };
  }
}

it('loads the classifier that was trained before, with the same predictions as a newly trained one', () => {
  expect(classify().trained).toBe(true);
  const { classifier, trained } = classify();
  expect(trained).toBe(false);
  expect(classifier.parts).toEqual(runToEnd(trainOnCatalogue(examples, labels)).parts);
  for (const normalised of [...texts, '没有水也没有路灯', ''])
    expect(classifier.predict({ normalised, silent: [] })).toEqual(
      runToEnd(trainOnCatalogue(examples, labels)).predict({ normalised, silent: [] }),
    );
});

it('trains another classifier for other examples or other labels', () => {
  classify();
  expect(classify(examplesWith('狗追老人')).trained).toBe(true);
  expect(classify(examples, ['light', 'water', 'cats']).trained).toBe(true);
  expect(kept.size).toBe(3);
  expect(classify().trained).toBe(false);
});

it('trains another classifier when a part of an example is marked as silent', () => {
  classify();
  const [first, ...rest] = examples as [CatalogueExample, ...CatalogueExample[]];
  const silent = { ...first, passage: { ...first.passage, silent: [{ from: 0, to: 2 }] } };
  expect(classify([silent, ...rest]).trained).toBe(true);
});
