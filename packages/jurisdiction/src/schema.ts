import { z } from 'zod';
import { packFile } from './pack/pack';

/** The pack language as JSON Schema, for editors: completion and faults while one writes. */
export function packSchema(): object {
  return { title: 'A file of a jurisdiction pack', ...z.toJSONSchema(packFile, { io: 'input', unrepresentable: 'any' }) };
}
