import { evaluate, titled, trainModel, type Example } from '.';
import { calibrate, probabilities } from './calibration';
import { randomFrom } from './random';

const options = { seed: 7, catalogue: 'made-up', date: '2026-01-02' };

/** Random texts of three topics. `clear`: share (0–1) of the characters that belong to the topic of the text. */
function randomExamples(count: number, clear: { readonly title: number; readonly text: number }): Example[] {
  const random = randomFrom(11);
  const word = (n: number): string => String.fromCharCode(0x4e00 + n * 40 + Math.floor(random() * 40));
  const words = (topic: number, length: number, share: number): string =>
    Array.from({ length }, () => word(random() < share ? topic : Math.floor(random() * 3))).join('');
  return Array.from({ length: count }, () => {
    const topic = Math.floor(random() * 3);
    return { label: `topic ${topic}`, text: titled(words(topic, 8, clear.title), words(topic, 40, clear.text)) };
  });
}

it('predicts probabilities that match the accuracy, for texts with and without titles', () => {
  const examples = randomExamples(1200, { title: 0.5, text: 0.1 });
  const model = trainModel(examples.slice(0, 600), options);
  const asked = examples.slice(600);
  const untitled = asked.map((example) => ({ ...example, text: example.text.slice(example.text.indexOf('\n') + 1) }));
  expect(evaluate(model, asked).calibrationError).toBeLessThan(0.08);
  expect(evaluate(model, untitled).calibrationError).toBeLessThan(0.08);
});

it('estimates `doubt` as the share of random labels', () => {
  const random = randomFrom(3);
  const of = Int32Array.from({ length: 600 }, () => Math.floor(random() * 4));
  const scores = [...of].map((label) => {
    const told = random() < 0.15 ? Math.floor(random() * 4) : label;
    return Float64Array.from({ length: 4 }, (_, n) => (n === told ? 1 : -1) + (random() - 0.5) / 2);
  });
  const curve = calibrate(scores, of);
  expect(curve.doubt).toBeCloseTo(0.15);
  expect(Math.max(...probabilities(new Float64Array([1, -1, -1, -1]), curve))).toBeCloseTo(0.85 + 0.15 / 4, 2);
});

it('raises the temperature when the scores are too high for their accuracy', () => {
  const scores = (height: number): Float64Array[] => Array.from({ length: 100 }, () => Float64Array.of(height, 0));
  const of = Int32Array.from({ length: 100 }, (_, i) => (i % 5 === 0 ? 1 : 0));
  const plain = { doubts: [0], cautious: false };
  const [low, high] = [calibrate(scores(1), of, plain), calibrate(scores(10), of, plain)];
  expect(high.temperature / low.temperature).toBeCloseTo(10, 0);
  expect(probabilities(Float64Array.of(10, 0), high)[0]).toBeCloseTo(0.8, 2);
});

it('gives no certainty after only a few texts, even if all predictions were right', () => {
  const of = Int32Array.from({ length: 8 }, () => 0);
  const curve = calibrate(
    [...of].map(() => Float64Array.of(1, 0)),
    of,
    { doubts: [0], cautious: true },
  );
  expect(probabilities(Float64Array.of(1, 0), curve)[0]).toBeCloseTo(0.9, 2);
});
