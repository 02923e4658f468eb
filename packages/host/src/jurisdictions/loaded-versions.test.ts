import { fakeJurisdiction } from '../testing/fake-jurisdiction';
import { LoadedVersions, NotServed } from './loaded-versions';
import { spanAt, spansOf, type Publication } from './publications';

const day = (n: number): number => Date.parse(`2026-01-${String(n).padStart(2, '0')}T00:00:00+08:00`);
const version = (name: string, from: number) => ({ from, jurisdiction: { ...fakeJurisdiction, version: name } });

describe('LoadedVersions', () => {
  let now: number;
  let versions: LoadedVersions;
  beforeEach(() => {
    now = day(10);
    versions = new LoadedVersions(() => now);
    versions.set('nowhere', [version('1', day(1)), version('2', day(12)), version('3', day(20))]);
  });
  const inForce = (instant?: number): string => versions.at('nowhere', instant).jurisdiction.version;

  it('a version comes into force at its start without any action', () => {
    expect(inForce()).toBe('1');
    now = day(12) - 1;
    expect(inForce()).toBe('1');
    now = day(12);
    expect(inForce()).toBe('2');
    now = day(25);
    expect(inForce()).toBe('3');
  });

  it('finds the version that was in force at an earlier instant', () => {
    now = day(25);
    expect(inForce(day(11))).toBe('1');
    expect(inForce(day(19))).toBe('2');
  });

  it('finds the first version for an instant before its start', () => {
    expect(inForce(day(1) - 1)).toBe('1');
  });

  it('throws NotServed for an unknown jurisdiction, and names the known ones', () => {
    expect(() => versions.at('elsewhere')).toThrow(NotServed);
    expect(() => versions.at('elsewhere')).toThrow('served: nowhere');
    expect(versions.all('elsewhere')).toEqual([]);
  });
});

describe('spansOf', () => {
  const publication = (name: string, from: number, at: number): Publication => ({
    version: name,
    from,
    at,
    by: { id: 'root', role: 'admin' },
    origin: 'command',
  });

  it('each version is in force until the next one, and the last one without end', () => {
    const spans = spansOf([publication('2', day(12), day(5)), publication('1', day(1), day(1))]);
    expect(spans.map(({ version: name, until }) => [name, until])).toEqual([
      ['1', day(12)],
      ['2', undefined],
    ]);
  });

  it('an older version that is published again is in force again', () => {
    const spans = spansOf([
      publication('1', day(1), day(1)),
      publication('2', day(12), day(5)),
      publication('1', day(14), day(14)),
    ]);
    expect([day(13), day(15)].map((at) => spanAt(spans, at)?.version)).toEqual(['2', '1']);
  });

  it('uses the later of two publications for the same instant', () => {
    const spans = spansOf([publication('2', day(12), day(5)), publication('3', day(12), day(6))]);
    expect(spans.map(({ version: name }) => name)).toEqual(['3']);
  });

  it('no version is in force when nothing was published', () => {
    expect(spanAt(spansOf([]), day(1))).toBeUndefined();
  });
});
