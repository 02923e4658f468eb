import fc from 'fast-check';
import { decodeFirst, encodeKey, encodeRange, keysOf } from './index-keys';
import { several, type IndexKey } from './ports/documents';

const string = fc
  .string({ unit: 'grapheme', maxLength: 6 })
  .filter((s) => !/[\u0000\u0001]/.test(s) && !/\p{Surrogate}/u.test(s));
const awkward = fc.oneof(string, fc.constantFrom('', '\u0002', '\u007f', '\uffff', '🚒', 'a', 'aa'));
const integer = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -40, max: 40 }));
const shapes = fc.array(fc.constantFrom<'string' | 'number'>('string', 'number'), { minLength: 1, maxLength: 3 });
/** Two keys whose elements have the same types, and the length to which a test shortens the second one. */
const twoKeys = shapes.chain((shape) => {
  const key = fc.tuple(...shape.map((kind): fc.Arbitrary<string | number> => (kind === 'string' ? awkward : integer)));
  return fc.tuple(key, key, fc.nat(shape.length));
});

const bytes = (a: string, b: string): number => Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b)));

/**
 * The order that the port promises: element by element, strings by code point, numbers by value, shorter keys first.
 */
function inOrder(a: IndexKey, b: IndexKey): number {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const [x, y] = [a[i], b[i]];
    const order = typeof x === 'number' && typeof y === 'number' ? Math.sign(x - y) : bytes(String(x), String(y));
    if (order !== 0) return order;
  }
  return Math.sign(a.length - b.length);
}

describe('encodeKey', () => {
  it('the encoded keys sort in the same order as the keys', () => {
    fc.assert(
      fc.property(twoKeys, ([a, b, cut]) => {
        const shorter = b.slice(0, cut);
        expect(bytes(encodeKey(a), encodeKey(b))).toBe(inOrder(a, b));
        expect(bytes(encodeKey(a), encodeKey(shorter))).toBe(inOrder(a, shorter));
      }),
      { numRuns: 2000 },
    );
  });

  it('encodes two keys as the same string only if they are equal', () => {
    fc.assert(fc.property(twoKeys, ([a, b]) => expect(encodeKey(a) === encodeKey(b)).toBe(inOrder(a, b) === 0)));
  });

  it.each([['a\u0001b'], ['a\u0000']])('refuses the string %j, which contains U+0000 or U+0001', (element) => {
    expect(() => encodeKey([element])).toThrow(TypeError);
  });

  it.each([[1.5], [NaN], [Infinity], [2 ** 53]])('refuses the number %d, which is not a safe integer', (element) => {
    expect(() => encodeKey([element])).toThrow(TypeError);
  });
});

describe('encodeRange', () => {
  const inRange = (key: IndexKey, range: Parameters<typeof encodeRange>[0]): boolean => {
    const { from, to } = encodeRange(range);
    return bytes(encodeKey(key), from) >= 0 && bytes(encodeKey(key), to) < 0;
  };

  it('includes exactly the keys that begin with the prefix', () => {
    fc.assert(
      fc.property(twoKeys, ([a, b, cut]) => {
        const prefix = b.slice(0, cut);
        expect(inRange(a, { prefix })).toBe(
          prefix.every((element, i) => inOrder([element], [a[i] as string | number]) === 0),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('bounds the element after the prefix, with `from` inclusive and `to` exclusive', () => {
    fc.assert(
      fc.property(awkward, integer, integer, integer, (town, at, from, to) => {
        expect(inRange([town, at, 'x'], { prefix: [town], from, to })).toBe(at >= from && at < to);
        expect(inRange([town, at, 'x'], { prefix: [town], from })).toBe(at >= from);
        expect(inRange([town, at, 'x'], { prefix: [town], to })).toBe(at < to);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('decodeFirst', () => {
  it('decodes the first element of an encoded key', () => {
    fc.assert(
      fc.property(fc.oneof(awkward, integer), fc.array(integer), (first, rest) => {
        expect(decodeFirst(encodeKey([first, ...rest]))).toBe(Object.is(first, -0) ? '0' : String(first));
      }),
    );
  });
});

describe('keysOf', () => {
  const twice = (state: number): IndexKey[] => [[state], [state + 1]];

  it('returns all keys of an index that is marked with `several`', () => {
    expect(keysOf({ twice: several(twice) }, 1)).toEqual(new Map([['twice', [encodeKey([1]), encodeKey([2])]]]));
  });

  it('throws when an index without `several` returns two keys of one state, and says how to declare it', () => {
    expect(() => keysOf({ twice }, 1)).toThrow('index twice returned 2 keys for one state; declare it with several(…)');
  });
});
