import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemas } from '../schema';

/** Writes the JSON schemas in deploy/jurisdictions. Run it after a change of the pack language. */
for (const [file, schema] of Object.entries(schemas()))
  writeFileSync(join(__dirname, '../../../../deploy/jurisdictions', file), `${JSON.stringify(schema, null, 1)}\n`);
