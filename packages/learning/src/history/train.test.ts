import { modelToBytes, titled, trainModel, type Example } from '..';
import { spaceOf } from './feature-space';
import { hashed } from './character-runs';

const options = { seed: 7, catalogue: 'matters of today', date: '2026-01-02' };
const words = { noise: '噪音太吵', water: '停水漏水', bus: '公交班次' } as const;
const examples: Example[] = Object.entries(words).flatMap(([label, said]) =>
  Array.from({ length: 6 }, (_, i) => ({ label, text: `${said}，第${i}次反映，${said.slice(0, 2)}` })),
);

it('describes the training in the metadata of the model', () => {
  const { metadata } = trainModel(examples, options);
  expect(metadata).toMatchObject({
    catalogue: 'matters of today',
    date: '2026-01-02',
    normaliser: 'plain-1',
    seed: 7,
    trainedOn: { noise: 6, water: 6, bus: 6 },
    options: { folds: 5 },
  });
  expect(metadata.outOfFold.accuracy).toBeGreaterThan(0.8);
});

it('orders the labels alphabetically, whatever the order of the examples', () => {
  expect(trainModel([...examples].reverse(), options).labels).toEqual(['bus', 'noise', 'water']);
});

it('trains another model with another seed', () => {
  expect(modelToBytes(trainModel(examples, { ...options, seed: 8 }))).not.toEqual(
    modelToBytes(trainModel(examples, options)),
  );
});

it('uses one calibration for all texts when no example has a title, and two otherwise', () => {
  const plain = trainModel(examples, options).parts.calibration;
  expect(plain.untitled).toEqual(plain.titled);
  const withTitles = examples.map(({ label, text }) => ({ label, text: titled(text.slice(0, 4), text.slice(5)) }));
  const { titled: first, untitled: second } = trainModel(withTitles, options).parts.calibration;
  expect(second).not.toEqual(first);
});

describe('the features of a trained model', () => {
  const find = (texts: readonly string[], run: string, limit = 1000): number =>
    spaceOf(texts, limit).numbering.find([...run].reduce((hash, char) => hashed(hash, char.charCodeAt(0)), 0));
  const texts = Array.from({ length: 600 }, (_, i) => `水${i < 3 ? '管' : ''}${i < 2 ? '表' : ''}`);

  it('includes a run of characters that occurs in enough texts, and leaves out rarer ones', () => {
    expect(find(texts, '水')).toBe(0);
    expect(find(texts, '管')).toBeGreaterThan(0);
    expect(find(texts, '表')).toBe(-1);
  });

  it('includes only the most frequent runs of characters when there are more than the limit', () => {
    expect([find(texts, '水', 1), find(texts, '管', 1)]).toEqual([0, -1]);
  });

  it('gives a feature a higher weight when fewer texts contain it', () => {
    const { rarity } = spaceOf(texts, 1000);
    expect(rarity[find(texts, '管')]).toBeGreaterThan(rarity[find(texts, '水')] as number);
  });
});
