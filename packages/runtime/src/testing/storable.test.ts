import type { Decided } from '../decision';
import { NotStorable, onStored, throughStorage } from './storable';

describe('throughStorage', () => {
  it('gives back a plain value as an equal copy', () => {
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
  ])('refuses %s', (_, value) => {
    expect(() => throughStorage(value)).toThrow(NotStorable);
  });

  it('names the place of what cannot be stored', () => {
    expect(() => throughStorage({ acts: [{ data: undefined }] }, 'decision')).toThrow(
      'decision.acts[0].data is undefined: after storage a rule would see something else',
    );
  });
});

describe('onStored', () => {
  const rule = (state: number | undefined, by: number): Decided<number> => ({ state: (state ?? 0) + by });

  it('returns what the rule decides', () => {
    expect(onStored(rule)(1, 2)).toEqual({ state: 3 });
  });

  it('leaves refusals and rules that change nothing alone', () => {
    const refused = { refused: 'not-now' as const, detail: { zh: '不', en: 'no' }, hint: undefined as never };
    expect(onStored(() => refused)()).toBe(refused);
    expect(onStored(() => undefined)()).toBeUndefined();
  });

  it('throws when a decision changes in storage', () => {
    expect(() => onStored(() => ({ state: { decision: undefined } }))()).toThrow('decision.state.decision');
  });
});
