import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packSchema } from './schema';

test('the schema for editors says what the loader accepts (after a change: node packages/jurisdiction/dist/testing/write-schema.js)', () => {
  const written: unknown = JSON.parse(readFileSync(join(__dirname, '../../../deploy/jurisdictions/pack.schema.json'), 'utf8'));
  expect(written).toEqual(JSON.parse(JSON.stringify(packSchema())));
});
