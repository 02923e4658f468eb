import { MalformedJson, OtherCharset, readJson } from './json-body';

const JSON_TYPE = 'application/json';
const read = (text: string, type = JSON_TYPE): unknown => readJson(type, Buffer.from(text));
const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('A JSON body', () => {
  it.each([JSON_TYPE, 'application/json; charset=utf-8', 'application/json;charset="UTF-8"', undefined])(
    'a body is read as UTF-8 when its content type is %s',
    (type) => {
      expect(readJson(type, Buffer.from('{"a":"路口"}'))).toEqual({ a: '路口' });
    },
  );

  it('an empty body counts as absent', () => {
    expect(read('')).toBeUndefined();
  });

  it.each(['gbk', 'GB18030', 'iso-8859-1', '"big5"'])('a body is refused in the character set %s', (charset) => {
    expect(() => read('{}', `${JSON_TYPE}; charset=${charset}`)).toThrow(OtherCharset);
  });

  it('a body is refused when its bytes are not UTF-8, instead of destroying its characters', () => {
    const gbk = Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xc2, 0xb7, 0xbf, 0xda, 0x22, 0x7d]);
    expect(() => readJson(JSON_TYPE, gbk)).toThrow('not written in UTF-8');
  });

  it('a body is refused when it is nested deeper than 32 levels, also when it is nested 50,000 deep', () => {
    expect(read(nested(32))).toHaveLength(1);
    for (const depth of [33, 50_000]) expect(() => read(nested(depth))).toThrow('nested 32 deep');
  });

  it('a body with the field __proto__ is refused at any depth, and leaves no changed prototype', () => {
    for (const text of ['{"__proto__":{"admin":true}}', '{"facts":[{"__proto__":1}]}'])
      expect(() => read(text)).toThrow(MalformedJson);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
});
