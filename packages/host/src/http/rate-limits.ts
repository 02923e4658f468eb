import { isIPv6 } from 'node:net';
import { Refusal, type Counters } from '@hotline/runtime';
import type { Config } from '../config';

const MINUTE_MS = 60_000;
export const RETRY_AFTER_SECONDS = 60;

const IPV4_IN_IPV6 = /^::ffff:(?=\d+\.)/i;

/**
 * The client to which an address belongs. One IPv6 client has a whole /64 network (RFC 6177), so all addresses of the
 * network count together.
 */
function callerOf(address: string): string {
  const plain = address.replace(IPV4_IN_IPV6, '');
  if (!isIPv6(plain)) return plain;
  const [left = [], right] = plain.split('::').map((side) => side.split(':').filter(Boolean));
  const groups = right ? [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right] : left;
  return `${groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/** Limits requests per minute, counted over all processes. Rejects with `Refusal` too-busy. */
export class RateLimits {
  constructor(
    private readonly counters: Counters,
    private readonly config: Pick<Config, 'writesPerMinute' | 'publicPerMinute' | 'publicWritesPerMinute'>,
  ) {}

  writer(actorId: string): Promise<void> {
    return this.count(`writes of ${actorId}`, this.config.writesPerMinute);
  }

  anybody(address: string): Promise<void> {
    return this.count(`requests from ${callerOf(address)}`, this.config.publicPerMinute);
  }

  /** Reports, ratings and other writing requests of people without an account. */
  publicWriter(address: string): Promise<void> {
    return this.count(`writes from ${callerOf(address)}`, this.config.publicWritesPerMinute);
  }

  private async count(name: string, most: number): Promise<void> {
    if ((await this.counters.hit(name, MINUTE_MS)) <= most) return;
    throw new Refusal({
      refused: 'too-busy',
      detail: { zh: `请求过于频繁：每分钟最多${most}次`, en: `Too many requests: at most ${most} a minute` },
      hint: { zh: `请在${RETRY_AFTER_SECONDS}秒后重试`, en: `Try again after ${RETRY_AFTER_SECONDS} seconds` },
    });
  }
}
