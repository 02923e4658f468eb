import { Refusal, type Counters } from '@hotline/runtime';
import type { Config } from '../config';

const MINUTE_MS = 60_000;
export const RETRY_AFTER_SECONDS = 60;

/** So many requests a minute, counted over all replicas. */
export class RateLimits {
  constructor(
    private readonly counters: Counters,
    private readonly config: Pick<Config, 'writesPerMinute' | 'publicPerMinute'>,
  ) {}

  writer(actorId: string): Promise<void> {
    return this.count(`writes of ${actorId}`, this.config.writesPerMinute);
  }

  anybody(address: string): Promise<void> {
    return this.count(`requests from ${address}`, this.config.publicPerMinute);
  }

  private async count(name: string, most: number): Promise<void> {
    if ((await this.counters.hit(name, MINUTE_MS)) <= most) return;
    throw new Refusal({
      refused: 'too-busy',
      detail: { zh: `每分钟最多 ${most} 次请求`, en: `No more than ${most} requests a minute` },
      mend: { zh: `请在 ${RETRY_AFTER_SECONDS} 秒后重试`, en: `Try again after ${RETRY_AFTER_SECONDS} seconds` },
    });
  }
}
