import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { asyncApiDocument, authorisationPage, eventsPage, openApiDocument, settingsPage } from '@hotline/host';
import { withLabels } from './docs/labels-section';

/**
 * Writes the documents that are generated from the contracts. Run it (`npm run generate`) after an operation or event
 * has changed.
 */
const docs = resolve(__dirname, '../../docs');
const files: Record<string, string> = {
  'api/openapi.json': `${JSON.stringify(openApiDocument(), null, 2)}\n`,
  'api/asyncapi.json': `${JSON.stringify(asyncApiDocument(), null, 2)}\n`,
  'authorisation.md': authorisationPage(),
  'events.md': eventsPage(),
  'words.md': withLabels(readFileSync(join(docs, 'words.md'), 'utf8')),
  'settings.md': settingsPage(),
};

mkdirSync(join(docs, 'api'), { recursive: true });
for (const [name, text] of Object.entries(files)) writeFileSync(join(docs, name), text);
process.stdout.write(
  `${Object.keys(files)
    .map((name) => `docs/${name}`)
    .join('\n')}\n`,
);
