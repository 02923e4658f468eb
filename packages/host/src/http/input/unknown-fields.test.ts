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
  it('names unknown fields at any depth, also inside lists and objects with a default', () => {
    const given = { colour: 1, caller: { name: 'x', fone: '1' }, parts: [{ text: 'a' }, { text: 'b', size: 2 }] };
    expect(unknownFields(schema, given).map((path) => path.join('.'))).toEqual([
      'colour',
      'caller.fone',
      'parts.1.size',
    ]);
  });
  it('accepts any name in a record and the fields of one option of a union, but no name such as `constructor`', () => {
    expect(unknownFields(schema, { facts: { any: 'x' }, when: { hour: 1 } })).toEqual([]);
    expect(unknownFields(schema, { when: { day: 'x', minute: 1 }, constructor: {} })).toEqual([
      ['when', 'minute'],
      ['constructor'],
    ]);
  });
  it('ignores strict objects, because zod reports their unknown fields itself', () => {
    expect(unknownFields(schema, { strict: { a: '', b: '' } })).toEqual([]);
  });
});
