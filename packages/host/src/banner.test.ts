import { bannerOf } from './banner';
import { fakeJurisdiction } from './testing/fake-jurisdiction';
import type { HostWorld } from './world';

const bannerAt = (at: string): string =>
  bannerOf(
    {
      url: 'http://127.0.0.1:12345',
      world: { home: fakeJurisdiction, clock: { now: () => Date.parse(at) } } as unknown as HostWorld,
    },
    { data: '/var/lib/hotline' },
  );

describe('The banner of a process that started', () => {
  it('shows one address, the jurisdiction with its version, the data folder, and how to stop the process', () => {
    const banner = bannerAt('2026-01-05T09:00:00+08:00');
    expect(banner.match(/http:\/\/\S+/g)).toEqual(['http://127.0.0.1:12345']);
    for (const part of ['无名县 · Nowhere', '1+test', '/var/lib/hotline', 'Ctrl-C']) expect(banner).toContain(part);
  });

  it('shows in both languages that the calendar of the year is missing', () => {
    const lines = bannerAt('2098-01-01T09:00:00+08:00').split('\n');
    const after = lines.slice(lines.findIndex((line) => line.includes('calendar')) + 1);
    expect(after[0]).toMatch(/\p{Script=Han}/u);
    expect(after[1]).toMatch(/[a-z]{4}/);
  });
});
