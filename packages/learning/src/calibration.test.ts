import { evaluate, titled, trainModel, type Example } from '.';
import { calibrate, probabilities } from './calibration';
import { randomFrom } from './random';

const options = { seed: 7, catalogue: 'made-up', date: '2026-01-02' };

/** Texts of three topics; how clearly a title and a text speak of theirs. */
function made(count: number, clear: { readonly title: number; readonly text: number }): Example[] {
  const random = randomFrom(11);
  const word = (n: number): string => String.fromCharCode(0x4e00 + n * 40 + Math.floor(random() * 40));
  const words = (topic: number, length: number, share: number): string =>
    Array.from({ length }, () => word(random() < share ? topic : Math.floor(random() * 3))).join('');
  return Array.from({ length: count }, () => {
    const topic = Math.floor(random() * 3);
    return { label: `topic ${topic}`, text: titled(words(topic, 8, clear.title), words(topic, 40, clear.text)) };
  });
}

it('claims as much as it keeps, with titles and without', () => {
  const examples = made(1200, { title: 0.5, text: 0.1 });
  const model = trainModel(examples.slice(0, 600), options);
  const asked = examples.slice(600);
  const untitled = asked.map((example) => ({ ...example, text: example.text.slice(example.text.indexOf('\n') + 1) }));
  expect(evaluate(model, asked).calibrationError).toBeLessThan(0.08);
  expect(evaluate(model, untitled).calibrationError).toBeLessThan(0.08);
});

it('finds how many labels were given by chance', () => {
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
