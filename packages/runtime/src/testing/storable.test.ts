import type { Decided } from '../decision';
import { NotStorable, onStored, throughStorage } from './storable';

describe('throughStorage', () => {
  it('returns an equal copy of a plain value', () => {
    const value = { a: 1, list: ['x', null, { deep: true }] };
    expect(throughStorage(value)).toEqual(value);
    expect(throughStorage(value)).not.toBe(value);
  });

  it.each<[string, unknown]>([
    ['a key with the value undefined, which JSON drops', { lead: { decision: undefined } }],
    ['undefined in a list, which JSON turns into null', [undefined]],
    ['a number that JSON does not know', { at: Number.NaN }],
    ['a negative zero', -0],
    ['a date', { at: new Date(0) }],
    ['a map', new Map([['a', 1]])],
    ['a function', { get: () => 1 }],
  ])('throws NotStorable for a value that storage would change: %s', (_, value) => {
    expect(() => throughStorage(value)).toThrow(NotStorable);
  });

  it('names the path of the part that cannot be stored', () => {
    expect(() => throughStorage({ acts: [{ data: undefined }] }, 'decision')).toThrow(
      'decision.acts[0].data is undefined: after storage a rule would see something else',
    );
  });
});

describe('onStored', () => {
  const rule = (state: number | undefined, by: number): Decided<number> => ({ state: (state ?? 0) + by });

  it('returns the decision of the wrapped rule', () => {
    expect(onStored(rule)(1, 2)).toEqual({ state: 3 });
  });

  it('returns a refusal or undefined unchanged, because neither is stored', () => {
    const refused = { refused: 'not-now' as const, detail: { zh: '不', en: 'no' }, hint: undefined as never };
    expect(onStored(() => refused)()).toBe(refused);
    expect(onStored(() => undefined)()).toBeUndefined();
  });

  it('throws when storage would change a decision of the wrapped rule', () => {
    expect(() => onStored(() => ({ state: { decision: undefined } }))()).toThrow('decision.state.decision');
  });
});
