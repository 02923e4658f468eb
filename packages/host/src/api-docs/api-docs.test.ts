import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Parser } from '@asyncapi/parser';
import { operations } from '@hotline/contracts';
import { asyncApiDocument, eventsPage, openApiDocument } from './index';

const docs = resolve(__dirname, '../../../../docs');
const stored = (name: string): string => readFileSync(resolve(docs, name), 'utf8');

describe('the OpenAPI document', () => {
  it('is valid by a validator that is not ours', () => {
    const validator = resolve(
      dirname(require.resolve('@seriousme/openapi-schema-validator')),
      'bin/validate-api-cli.js',
    );
    const { status, stdout } = spawnSync(process.execPath, [validator, resolve(docs, 'api/openapi.json')], {
      encoding: 'utf8',
    });
    expect({ status, result: JSON.parse(stdout) as unknown }).toEqual({ status: 0, result: { valid: true } });
  });

  it('names every operation of the contracts once', () => {
    const text = JSON.stringify(openApiDocument());
    for (const { id } of operations) expect(text.split(`"operationId":"${id}"`)).toHaveLength(2);
  });

  it('is the one in docs (else run npm run generate)', () => {
    expect(JSON.parse(stored('api/openapi.json'))).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
  });
});

describe('the AsyncAPI document', () => {
  it('is valid by a parser that is not ours', async () => {
    const diagnostics = await new Parser().validate(JSON.stringify(asyncApiDocument()));
    expect(
      diagnostics.filter((found) => found.severity === 0).map((found) => `${found.path.join('.')}: ${found.message}`),
    ).toEqual([]);
  }, 30_000);

  it('is the one in docs (else run npm run generate)', () => {
    expect(JSON.parse(stored('api/asyncapi.json'))).toEqual(JSON.parse(JSON.stringify(asyncApiDocument())));
    expect(stored('events.md')).toBe(eventsPage());
  });
});
