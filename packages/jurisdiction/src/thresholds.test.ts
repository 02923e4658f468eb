import { compile } from './compile';
import { assemble, problemsOf, readFile, readPack, tinyFolder, tinyPack } from '@hotline/jurisdiction-files/testing';

const withPrices =
  (said: string) =>
  (files: string): string =>
    files.replace('threshold: 0.5,', `${said},`);
const shed =
  (more: string) =>
  (files: string): string =>
    files.replace('words: [棚子]}', `words: [棚子], ${more}}`);
const thresholds = (change: (files: string) => string) => compile(tinyPack('fields: []', change)).classification;

test('the threshold is the confidence at which an expected error costs as much as asking a person', () => {
  expect(thresholds(withPrices('prices: {askPerson: 1, wrongUnit: 20}')).threshold).toBe(0.95);
  expect(thresholds(withPrices('prices: {askPerson: 2, wrongUnit: 40}')).threshold).toBe(0.95);
});

test('prices of a matter take precedence over those of the jurisdiction', () => {
  const dearer = (files: string) =>
    shed('prices: {wrongUnit: 100}')(withPrices('prices: {askPerson: 1, wrongUnit: 20}')(files));
  expect(thresholds(dearer)).toMatchObject({ threshold: 0.95, thresholds: { shed: 0.99 } });
});

test('a threshold that the pack states takes precedence over one computed from prices', () => {
  expect(thresholds(withPrices('threshold: 0.7, prices: {askPerson: 1, wrongUnit: 20}')).threshold).toBe(0.7);
  expect(thresholds(shed('threshold: 0.8, prices: {askPerson: 1, wrongUnit: 20}')).thresholds).toEqual({ shed: 0.8 });
});

test('prices of a jurisdiction take precedence over the threshold of the frame that it extends', () => {
  const county = {
    dir: 'county',
    files: [
      readFile(
        'over.yaml',
        'jurisdiction: {name: over, title: {zh: 上, en: Over}, version: "1", serves: county, extends: tiny}\nclassification: {prices: {askPerson: 1, wrongUnit: 4}}',
      ),
    ],
  };
  expect(compile(readPack([tinyFolder('fields: []'), county])).classification.threshold).toBe(0.75);
  expect(assemble([tinyFolder('fields: []'), county]).problems).toEqual([]);
});

test.each([
  [
    'prices under which no person is ever asked',
    withPrices('prices: {askPerson: 5, wrongUnit: 5}'),
    { file: 'rest.yaml', message: { en: 'a wrong unit costs no more than asking a person' } },
  ],
  [
    'prices of a matter under which no person is ever asked',
    shed('prices: {askPerson: 5, wrongUnit: 2}'),
    { file: 'rest.yaml', message: { en: '"shed": a wrong unit costs no more than asking a person' } },
  ],
  [
    'prices of a matter that state only one of the two, without prices of the jurisdiction',
    shed('prices: {wrongUnit: 5}'),
    { file: 'rest.yaml', message: { en: '"shed" states one price, and the jurisdiction does not state the other' } },
  ],
  [
    'a pack without threshold and prices',
    (files: string) => files.replace('threshold: 0.5, ', ''),
    { message: { en: '"classification.threshold" is missing' } },
  ],
  [
    'a price of zero',
    withPrices('prices: {askPerson: 0, wrongUnit: 5}'),
    { file: 'rest.yaml', message: { en: '"askPerson" has a wrong value: 0' } },
  ],
])('the loader refuses %s, and names the file and line', (_, change, problem) => {
  expect(problemsOf('fields: []', change)).toEqual([
    expect.objectContaining({
      line: expect.any(Number) as number,
      ...problem,
      message: expect.objectContaining(problem.message) as object,
    }),
  ]);
});
