import { Scorer } from './scorer';
import { spaceOf } from './feature-space';
import { Vectors } from './vectors';

const texts = [
  '路灯坏了\n村口的路灯坏了三天',
  '楼下烧烤摊半夜还在烤，油烟呛人',
  '路灯不亮，晚上看不见',
  '油烟从窗户进来',
  '村口路灯',
];
const space = spaceOf(texts, 1000);

it.each([1, 2, 7, 8, 9, 15, 16, 20])('scores each of %i labels by the product of vector and weights', (labels) => {
  const features = space.rarity.length;
  const weight = Float32Array.from({ length: features * labels }, (_, i) => Math.sin(i));
  const scorer = new Scorer(space, { labels, weight });
  const vectors = new Vectors(space);
  for (const text of [...texts, '村口的烧烤摊，没见过的字', '']) {
    const size = vectors.read(text);
    const expected = Array.from({ length: labels }, (_, label) => {
      let sum = 0;
      for (let i = 0; i < size; i += 1)
        sum += (vectors.value[i] as number) * (weight[(vectors.feature[i] as number) * labels + label] as number);
      return sum;
    });
    const scores = [...scorer.scores(text)];
    expect(scores).toHaveLength(labels);
    scores.forEach((score, label) => expect(score).toBeCloseTo(expected[label] as number, 10));
  }
});
