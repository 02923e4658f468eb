import type { RunningService } from '@hotline/runtime';
import type { Auth } from '../auth';
import type { Config } from '../config';
import type { RateLimits } from '../http/rate-limits';
import type { Metrics } from '../observability/metrics';
import type { OpenEngine } from '../profile';
import type { HostWorld } from '../world';

/** Parts of the process that the routes outside the API read. */
export interface SystemApiParts {
  readonly config: Config;
  readonly engine: OpenEngine;
  readonly world: HostWorld;
  readonly services: readonly RunningService<never>[];
  readonly auth: Auth;
  readonly metrics: Metrics;
  readonly limits: RateLimits;
}
