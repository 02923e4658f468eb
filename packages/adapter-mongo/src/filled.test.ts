import { Filled, type Left } from './filled';

const left = (version: number): Left => ({ version, events: [], wakeUps: [] });
const known = (filled: Filled): [string, number[]][] =>
  filled.first(10).map(([id, all]) => [id, all.map(({ version }) => version)]);

describe('The outboxes that may hold something', () => {
  it('are known whole through own commits, in their order', () => {
    const filled = new Filled();
    for (const version of [1, 2, 4]) filled.add('a', left(version), true);
    expect(known(filled)).toEqual([['a', [1, 2, 4]]]);
    filled.carried('a', 2);
    expect(known(filled)).toEqual([['a', [4]]]);
    filled.carried('a', 4);
    expect(filled.size).toBe(0);
  });

  it.each([
    ['something of another process may stand before it', (filled: Filled) => filled.add('a', left(2), false)],
    ['the sweep found it first', (filled: Filled) => (filled.found('a'), filled.add('a', left(2), true))],
    [
      'an older commit is told of later',
      (filled: Filled) => (filled.add('a', left(2), true), filled.add('a', left(1), true)),
    ],
  ])('have to be read when %s, until that is carried over', (_, come) => {
    const filled = new Filled();
    come(filled);
    expect(known(filled)).toEqual([]);
    expect(filled.toRead()).toEqual(['a']);
    filled.carried('a', 1);
    expect(filled.toRead()).toEqual(['a']);
    filled.carried('a', 2);
    expect(filled.size).toBe(0);
  });

  it('are not remembered beyond a bound, which who commits hears', () => {
    const filled = new Filled();
    for (let n = 0; n < 20_000; n += 1) expect(filled.add(String(n), left(1), true)).toBe(true);
    expect(filled.add('one more', left(1), true)).toBe(false);
    expect(filled.add('7', left(2), true)).toBe(true);
  });
});
