import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemas } from '../schema';

/** Writes the schemas in deploy/jurisdictions; run it after the pack language has changed. */
for (const [file, schema] of Object.entries(schemas()))
  writeFileSync(join(__dirname, '../../../../deploy/jurisdictions', file), `${JSON.stringify(schema, null, 1)}\n`);
