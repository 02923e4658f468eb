import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv from 'ajv/dist/2020';
import { parse } from 'yaml';
import { schemas } from './schema';

const SHIPPED = resolve(__dirname, '../../../deploy/jurisdictions');
const files = readdirSync(SHIPPED, { recursive: true, encoding: 'utf8' }).filter((name) => /\.ya?ml$/.test(name));
const isScenarios = (name: string): boolean => /scenarios\.ya?ml$/.test(name);
const shipped = (file: string): object => JSON.parse(readFileSync(join(SHIPPED, file), 'utf8')) as object;

test('the shipped schemas equal those of the loader (else run jurisdiction-files/dist/testing/write-schema.js)', () => {
  for (const [file, schema] of Object.entries(schemas()))
    expect(shipped(file)).toEqual(JSON.parse(JSON.stringify(schema)));
});

describe('The JSON schemas for editors', () => {
  const reader = (file: string) => new Ajv({ strict: false, validateFormats: false }).compile(shipped(file));
  const accepts = reader('pack.schema.json');
  const read = (name: string): unknown => parse(readFileSync(join(SHIPPED, name), 'utf8'), { maxAliasCount: 10_000 });

  test.each([
    ['file of a shipped jurisdiction', accepts, files.filter((name) => !isScenarios(name)), 60],
    ['file of scenarios', reader('scenarios.schema.json'), files.filter(isScenarios), 22],
  ] as const)('the schema accepts every %s', (_, fits, names, atLeast) => {
    expect(names.length).toBeGreaterThanOrEqual(atLeast);
    expect(names.flatMap((name) => (fits(read(name)) ? [] : [{ name, faults: fits.errors }]))).toEqual([]);
  });

  test.each([
    ['an unknown key', { powers: [{ id: 'a', holder: 'b', duty: 'punish', matter: ['c'] }] }],
    ['an unknown duty', { powers: [{ id: 'a', holder: 'b', duty: 'fine' }] }],
    ['a list of one alternative', { powers: [{ id: 'a', holder: 'b', duty: 'punish', when: [{ permit: 'none' }] }] }],
    [
      'a lunar month above 12',
      {
        facts: [
          {
            name: 'fair',
            question: { zh: '？', en: '?' },
            values: [],
            byTime: [{ value: 'x', lunarDates: ['13-01'] }],
          },
        ],
      },
    ],
  ])('the schema refuses a file with %s', (_, content) => {
    expect(accepts(content)).toBe(false);
  });
});
