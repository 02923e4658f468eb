import type { z } from 'zod';

/** The parts of a zod schema in which its fields are found. Each type of schema has only some of them. */
interface SchemaParts {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly catchall?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
}

export type FieldPath = readonly string[];

/**
 * Paths of all fields of an input that its schema does not know, at any depth. zod drops such fields silently, but the
 * API must name and refuse a field that somebody filled in. Strict objects are skipped, because zod reports their
 * unknown fields itself.
 */
export function unknownFields(schema: z.ZodType, given: unknown, path: FieldPath = []): FieldPath[] {
  if (given === null || typeof given !== 'object') return [];
  const parts = schema.def as unknown as SchemaParts;
  const inner = parts.innerType ?? parts.in;
  if (inner) return unknownFields(inner, given, path);
  if (parts.options) return fewest(parts.options.map((option) => unknownFields(option, given, path)));
  if (Array.isArray(given))
    return given.flatMap((item, i) => (parts.element ? unknownFields(parts.element, item, [...path, `${i}`]) : []));
  return Object.entries(given).flatMap(([name, value]) => {
    const field = parts.shape && Object.hasOwn(parts.shape, name) ? parts.shape[name] : parts.valueType;
    if (field) return unknownFields(field, value, [...path, name]);
    return parts.type === 'object' && !parts.catchall ? [[...path, name]] : [];
  });
}

/** For a union: the result of the option that fits best, which is the one with the fewest unknown fields. */
const fewest = (found: readonly FieldPath[][]): FieldPath[] =>
  found.reduce((least, one) => (one.length < least.length ? one : least), found[0] ?? []);
