import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packSchema } from '../schema';

/** Writes deploy/jurisdictions/pack.schema.json; run it after the pack language has changed. */
writeFileSync(join(__dirname, '../../../../deploy/jurisdictions/pack.schema.json'), `${JSON.stringify(packSchema(), null, 1)}\n`);
