import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv from 'ajv/dist/2020';
import { parse } from 'yaml';
import { packSchema } from './schema';

const SHIPPED = resolve(__dirname, '../../../deploy/jurisdictions');
const written = JSON.parse(readFileSync(join(SHIPPED, 'pack.schema.json'), 'utf8')) as object;
const files = readdirSync(SHIPPED, { recursive: true, encoding: 'utf8' }).filter((name) => /\.ya?ml$/.test(name) && !/scenarios\.ya?ml$/.test(name));

test('the schema for editors says what the loader accepts (after a change: node packages/jurisdiction/dist/testing/write-schema.js)', () => {
  expect(written).toEqual(JSON.parse(JSON.stringify(packSchema())));
});

describe('an editor with the schema', () => {
  const accepts = new Ajv({ strict: false, validateFormats: false }).compile(written);
  const read = (name: string): unknown => parse(readFileSync(join(SHIPPED, name), 'utf8'), { maxAliasCount: 10_000 });

  test('finds no fault in any file of a place that ships', () => {
    expect(files.length).toBeGreaterThan(60);
    expect(files.flatMap((name) => (accepts(read(name)) ? [] : [{ name, faults: accepts.errors }]))).toEqual([]);
  });

  test.each([
    ['a key that there is not', { powers: [{ id: 'a', holder: 'b', duty: 'punish', matter: ['c'] }] }],
    ['a duty that there is not', { powers: [{ id: 'a', holder: 'b', duty: 'fine' }] }],
    ['a list of one alternative', { powers: [{ id: 'a', holder: 'b', duty: 'punish', when: [{ permit: 'none' }] }] }],
    ['a month that the moon has not', { facts: [{ name: 'fair', question: { zh: '？', en: '?' }, values: [], byTime: [{ value: 'x', lunarDates: ['13-01'] }] }] }],
  ])('marks %s', (_, content) => {
    expect(accepts(content)).toBe(false);
  });
});
