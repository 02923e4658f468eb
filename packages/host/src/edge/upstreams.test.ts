import { Upstreams } from './upstreams';

describe('Upstreams', () => {
  let now = 0;
  const upstreams = (): Upstreams =>
    new Upstreams(
      () => ({ intake: ['a', 'b'], sla: ['c'], board: [] }),
      () => now,
    );
  const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

  it('sends requests to the processes of a service in turn', () => {
    const some = upstreams();
    const chosen = times(4, () => some.choose('intake'));
    expect(chosen.slice(0, 2).sort()).toEqual(['a', 'b']);
    expect(chosen.slice(2)).toEqual(chosen.slice(0, 2));
  });

  it('avoids a process for one second after it could not be reached', () => {
    const some = upstreams();
    some.avoid('a');
    expect(new Set(times(4, () => some.choose('intake')))).toEqual(new Set(['b']));
    now += 1000;
    expect(new Set(times(4, () => some.choose('intake')))).toEqual(new Set(['a', 'b']));
  });

  it('sends a request to an avoided process when the service has no other', () => {
    const some = upstreams();
    some.avoid('c');
    expect(some.choose('sla')).toBe('c');
  });

  it('answers undefined for a service without processes', () => {
    expect(upstreams().choose('board')).toBeUndefined();
    expect(upstreams().choose('unknown')).toBeUndefined();
  });
});
