import { Recent, stabilityIndex, WINDOW } from './drift';

const times = (label: string, count: number): string[] => Array.from({ length: count }, () => label);
const trained = { dogs: 500, fumes: 300, noise: 200 };

it('gives a stability index near 0 when the labels are distributed as in the training', () => {
  expect(stabilityIndex(trained, [...times('dogs', 50), ...times('fumes', 30), ...times('noise', 20)])).toBeLessThan(
    0.02,
  );
});

it('gives a higher stability index for a greater change, and a finite one for labels without training texts', () => {
  const turned = stabilityIndex(trained, [...times('dogs', 20), ...times('fumes', 30), ...times('noise', 50)]);
  const strange = stabilityIndex(trained, times('flood', 100));
  expect(turned).toBeGreaterThan(0.25);
  expect(strange).toBeGreaterThan(turned);
  expect(Number.isFinite(strange)).toBe(true);
});

it('counts rare labels together, so that many rare labels do not look like drift', () => {
  const many = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`m${i}`, 10]));
  const seen = Array.from({ length: 1000 }, (_, i) => `m${(i * 7) % 200}`);
  expect(stabilityIndex(many, seen)).toBeLessThan(0.02);
});

it('keeps only the most recent values', () => {
  const recent = new Recent<number>();
  expect(recent.mean((value) => value)).toBeUndefined();
  for (let i = 0; i < WINDOW + 10; i += 1) recent.add(i);
  expect(recent.all).toHaveLength(WINDOW);
  expect(Math.min(...recent.all)).toBe(10);
});
