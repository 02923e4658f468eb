// Generates TypeScript types of every operation from docs/api/openapi.json, if that file has changed.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const DOCUMENT = new URL('../../docs/api/openapi.json', import.meta.url);
const TYPES = new URL('generated/api.d.ts', import.meta.url);

if (!existsSync(TYPES) || statSync(TYPES).mtimeMs < statSync(DOCUMENT).mtimeMs) {
  mkdirSync(new URL('generated/', import.meta.url), { recursive: true });
  writeFileSync(TYPES, astToString(await openapiTS(JSON.parse(readFileSync(DOCUMENT, 'utf8')))));
}
