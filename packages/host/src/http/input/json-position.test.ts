import { findJsonError } from './json-position';

describe('findJsonError', () => {
  it.each([
    ['a missing value', '{"a":}', 1, 6, 'a value is expected'],
    ['a comma after the last field', '{"a":1,}', 1, 8, 'a field name in double quotes is expected'],
    ['a missing colon', '{"a" 1}', 1, 6, 'a colon is expected'],
    ['a missing comma in a list', '[1 2]', 1, 4, 'a comma is expected'],
    ['a missing comma on an earlier line', '{\n  "a": 1\n  "b": 2}', 3, 3, 'a comma is expected'],
    ['text after the end', '{"a":1} x', 1, 9, 'this is not JSON'],
    ['a text without closing quote', '{"a":"b', 1, 6, 'the text has no closing double quote'],
    ['a comment', '{"a":1 /* one */}', 1, 8, 'JSON allows no comments'],
    ['single quotes', "{'a':1}", 1, 2, 'this is not JSON'],
  ])('finds line and column of %s', (_what, text, line, column, en) => {
    expect(() => JSON.parse(text) as unknown).toThrow();
    expect(findJsonError(text)).toEqual({
      line,
      column,
      message: { zh: expect.stringMatching(/\p{Script=Han}/u), en },
    });
  });

  it('names the line also for an error without a message of its own', () => {
    expect(findJsonError('"a\tb"')).toMatchObject({ line: 1, message: { en: expect.any(String) } });
  });
});
