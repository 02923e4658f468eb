import { z } from 'zod';
import { packFile, scenarioFile } from '@hotline/jurisdiction/language';

/** File name → JSON Schema of the pack language, for completion and checks in editors. */
export const schemas = (): Readonly<Record<string, object>> => ({
  'pack.schema.json': { title: 'A file of a jurisdiction pack', ...written(packFile) },
  'scenarios.schema.json': { title: 'Scenarios of a jurisdiction pack', ...written(scenarioFile) },
});

const written = (schema: z.ZodType): object => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
