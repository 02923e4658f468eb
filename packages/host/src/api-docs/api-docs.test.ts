import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Parser } from '@asyncapi/parser';
import { operations } from '@hotline/contracts';
import { systemOperations } from '../system-api/operations';
import { asyncApiDocument, authorisationPage, eventsPage, openApiDocument, settingsPage } from './index';

const docs = resolve(__dirname, '../../../../docs');
const stored = (name: string): string => readFileSync(resolve(docs, name), 'utf8');

interface ApiOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly requestBody?: ExampleHolder;
  readonly responses: Record<string, Partial<ExampleHolder>>;
}
interface ExampleHolder {
  readonly content: Record<string, { readonly example?: unknown }>;
}

describe('the OpenAPI document', () => {
  it('passes an independent OpenAPI validator', () => {
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

  const document = openApiDocument() as { paths: Record<string, Record<string, ApiOperation>> };
  const byId = new Map(
    Object.values(document.paths).flatMap((path) => Object.values(path).map((one) => [one.operationId, one] as const)),
  );
  const all = [...operations, ...systemOperations];

  it.each(all.filter(({ method, upload }) => method === 'POST' && !upload))(
    'gives operation $id an example body that its contract accepts',
    ({ id, body }) => {
      expect(body.safeParse(byId.get(id)?.requestBody?.content['application/json']?.example).error).toBeUndefined();
    },
  );

  it.each(all.filter(({ stream, download }) => !stream && !download))(
    'gives operation $id an example answer that its contract accepts',
    ({ id, response, success }) => {
      const example = byId.get(id)?.responses[String(success)]?.content?.['application/json']?.example;
      expect(example).toBeDefined();
      expect(response.safeParse(example).error).toBeUndefined();
    },
  );

  it.each([...byId])('gives operation %s and its group a name in both languages', (_id, { summary, tags }) => {
    for (const heading of [summary, ...tags]) expect(heading).toMatch(/\p{Script=Han}.* \/ [A-Z]/u);
  });

  it('docs/api/openapi.json equals the generated document (if not, run npm run generate)', () => {
    expect(JSON.parse(stored('api/openapi.json'))).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
  });
});

describe('the AsyncAPI document', () => {
  it('passes the official AsyncAPI parser', async () => {
    const diagnostics = await new Parser().validate(JSON.stringify(asyncApiDocument()));
    expect(
      diagnostics.filter((found) => found.severity === 0).map((found) => `${found.path.join('.')}: ${found.message}`),
    ).toEqual([]);
  }, 30_000);

  it('docs/api/asyncapi.json and docs/events.md are as generated (if not, run npm run generate)', () => {
    expect(JSON.parse(stored('api/asyncapi.json'))).toEqual(JSON.parse(JSON.stringify(asyncApiDocument())));
    expect(stored('events.md')).toBe(eventsPage());
  });

  it('docs/authorisation.md is as generated (if not, run npm run generate)', () => {
    expect(stored('authorisation.md')).toBe(authorisationPage());
  });
});

describe('the settings page', () => {
  it('docs/settings.md equals the generated page (if not, run npm run generate)', () => {
    expect(stored('settings.md')).toBe(settingsPage());
  });

  it('contains no path of the machine that generated it', () => {
    expect(settingsPage()).not.toContain(resolve(docs, '..'));
  });
});
