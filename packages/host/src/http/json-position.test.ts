import { jsonFault } from './json-position';

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('where a text stops being JSON', () => {
  it.each([
    ['{"a":}', 1, 6, 'value'],
    ['{"a":1,}', 1, 8, 'key'],
    ['{"a" 1}', 1, 6, ':'],
    ['[1 2]', 1, 4, ', or ]'],
    ['{\n  "a": 1\n  "b": 2}', 3, 3, ', or }'],
    ['{"a":1} x', 1, 9, 'the end'],
    ['{"a":"b', 1, 6, 'value'],
    ['', 1, 1, 'value'],
    ["{'a':1}", 1, 2, 'key or }'],
  ])('finds it in %j', (text, line, column, expected) => {
    expect(jsonFault(text)).toEqual({ line, column, expected });
  });

  it('agrees with JSON.parse that a good text is good', () => {
    for (const text of ['{}', '[]', '[{"a":[1,-2.5e3,"\\u4e2d",null,true]}]', ' "x" ', '{"a":{"b":[]},"c":false}']) {
      expect(parses(text)).toBe(true);
      expect(jsonFault(text).expected).toBe('the end');
    }
  });
});
