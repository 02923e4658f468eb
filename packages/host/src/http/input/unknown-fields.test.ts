import { z } from 'zod';
import { unknownFields } from './unknown-fields';

const schema = z.object({
  caller: z.object({ name: z.string() }).default({ name: '' }),
  parts: z.array(z.object({ text: z.string() })).optional(),
  facts: z.record(z.string(), z.string()).nullable(),
  when: z.union([z.object({ day: z.string() }), z.object({ hour: z.number() })]),
  strict: z.strictObject({ a: z.string() }),
});

describe('unknownFields', () => {
  it('names fields that the schema does not know, at any depth, also where a default or a list stands between', () => {
    const given = { colour: 1, caller: { name: 'x', fone: '1' }, parts: [{ text: 'a' }, { text: 'b', size: 2 }] };
    expect(unknownFields(schema, given).map((path) => path.join('.'))).toEqual([
      'colour',
      'caller.fone',
      'parts.1.size',
    ]);
  });
  it('accepts any name in a record and the fields of either side of a union, and no inherited name', () => {
    expect(unknownFields(schema, { facts: { any: 'x' }, when: { hour: 1 } })).toEqual([]);
    expect(unknownFields(schema, { when: { day: 'x', minute: 1 }, constructor: {} })).toEqual([
      ['when', 'minute'],
      ['constructor'],
    ]);
  });
  it('leaves objects that are declared strict to zod, which reports them itself', () => {
    expect(unknownFields(schema, { strict: { a: '', b: '' } })).toEqual([]);
  });
});
