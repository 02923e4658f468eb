import type { Counters } from '@hotline/runtime';
import { RateLimits } from './rate-limits';

/** Counters that count hits per name and never expire. */
function counters(): Counters & { readonly hits: Map<string, number> } {
  const hits = new Map<string, number>();
  const hit = async (name: string): Promise<number> => {
    hits.set(name, (hits.get(name) ?? 0) + 1);
    return hits.get(name) as number;
  };
  return { hits, hit, next: () => Promise.resolve(1) };
}
const limitsOn = (counts: Counters) =>
  new RateLimits(counts, { writesPerMinute: 2, publicPerMinute: 1, publicWritesPerMinute: 1 });

describe('RateLimits', () => {
  it('allows one person the configured number of writes in a minute, and refuses the next one', async () => {
    const limits = limitsOn(counters());
    await limits.writer('op-1');
    await limits.writer('op-1');
    await expect(limits.writer('op-1')).rejects.toMatchObject({
      code: 'too-busy',
      detail: { zh: expect.stringContaining('2次') },
    });
    await expect(limits.writer('op-2')).resolves.toBeUndefined();
  });

  it('counts the writing requests of an address apart from its other requests', async () => {
    const limits = limitsOn(counters());
    await limits.anybody('203.0.113.9');
    await limits.publicWriter('203.0.113.9');
    await expect(limits.publicWriter('203.0.113.9')).rejects.toMatchObject({ code: 'too-busy' });
    await expect(limits.publicWriter('203.0.113.10')).resolves.toBeUndefined();
  });

  it.each([
    ['an IPv4 address and its IPv6 form', '203.0.113.9', '::ffff:203.0.113.9', 1],
    ['two IPv6 addresses of one /64 network', '2001:db8::1', '2001:DB8:0:0:9::2', 1],
    ['two IPv6 addresses of different /64 networks', '2001:db8:0:1::1', '2001:db8:0:2::1', 2],
    ['two IPv4 addresses', '203.0.113.1', '203.0.113.2', 2],
  ])('counts %s (%s and %s) as %i client(s)', async (_what, first, second, callers) => {
    const counts = counters();
    const limits = limitsOn(counts);
    await limits.anybody(first);
    await limits.anybody(second).catch(() => undefined);
    expect(counts.hits.size).toBe(callers);
  });
});
