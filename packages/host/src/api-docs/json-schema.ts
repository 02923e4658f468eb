import { z } from 'zod';

export type JsonSchema = Record<string, unknown>;

/**
 * JSON Schema of a zod schema. `2020-12` for OpenAPI 3.1, `draft-7` for AsyncAPI; `input` for requests, `output` for
 * answers.
 */
export function jsonSchemaOf(
  schema: z.ZodType,
  io: 'input' | 'output',
  target: 'draft-2020-12' | 'draft-7' = 'draft-2020-12',
): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    target,
    io,
    unrepresentable: 'any',
    /** Objects that are not strict may gain fields within a version, so unknown fields are not forbidden for them. */
    override: ({ zodSchema, jsonSchema }) => {
      const { def } = zodSchema._zod;
      if (def.type === 'object' && !(def as z.core.$ZodObjectDef).catchall) delete jsonSchema.additionalProperties;
    },
  }) as JsonSchema;
  return rest;
}

/** Fields of an object schema, and whether each is required. */
export function fieldsOf(
  schema: z.ZodType,
  target: 'draft-2020-12' | 'draft-7' = 'draft-2020-12',
): { name: string; schema: JsonSchema; required: boolean }[] {
  const fields = (jsonSchemaOf(schema, 'output', target).properties ?? {}) as Record<string, JsonSchema>;
  const required = (jsonSchemaOf(schema, 'input', target).required ?? []) as string[];
  return Object.entries(fields).map(([name, field]) => ({ name, schema: field, required: required.includes(name) }));
}
