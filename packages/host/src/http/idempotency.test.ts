import { commandOf } from './idempotency';

const asked = {
  method: 'POST',
  path: '/api/v1/tickets',
  body: { channel: 'phone', location: { region: 'east', address: '1' } },
};
const op = { jurisdiction: 'shanghe', person: 'op' };
const idOf = (person: string, key: string, jurisdiction = 'shanghe'): string | undefined =>
  commandOf(key, { jurisdiction, person }, asked)?.id;
const hashOf = (over: Partial<typeof asked>): string | undefined => commandOf('k', op, { ...asked, ...over })?.hash;

describe('commandOf', () => {
  it('returns undefined for a request without a key', () => {
    expect(commandOf(undefined, op, asked)).toBeUndefined();
  });

  it('gives equal keys of two people different command ids', () => {
    expect(idOf('op-1', 'k')).not.toBe(idOf('op-2', 'k'));
    expect(idOf('op-1', 'k')).toBe(idOf('op-1', 'k'));
  });

  it('gives equal keys of one person in two jurisdictions different command ids', () => {
    expect(idOf('op', 'k', 'shanghe')).not.toBe(idOf('op', 'k', 'beilun'));
  });

  it('gives different command ids, even if the person’s id and the key joined would be the same text', () => {
    expect(idOf('a', 'b:c')).not.toBe(idOf('a:b', 'c'));
    expect(idOf('a","b', 'c')).not.toBe(idOf('a', 'b","c'));
  });

  it('gives equal bodies the same hash, whatever the order of their fields', () => {
    const body = { location: { address: '1', region: 'east' }, channel: 'phone' };
    expect(hashOf({ body })).toBe(hashOf({}));
  });

  it('gives requests with another method, path or body another hash', () => {
    const hashes = [
      hashOf({}),
      hashOf({ method: 'PUT' }),
      hashOf({ path: '/api/v1/other' }),
      hashOf({ body: { ...asked.body, channel: 'web' } }),
    ];
    expect(new Set(hashes).size).toBe(4);
  });

  it.each([[''], ['with space'], ['汉字'], ['x'.repeat(201)], [['a', 'b']]])('refuses %j as a key', (key) => {
    expect(() => commandOf(key, op, asked)).toThrow('invalid-input');
  });
});
