import type { MatterCode, RegionCode, Text } from '@hotline/jurisdiction';
import type { CellOutcome } from './outcome';

/**
 * Cases whose decision changes in the same way. `lead`: the case has another lead, gap or dispute than before. `terms`:
 * the same unit leads on other terms.
 */
export interface PackChange {
  readonly kind: 'lead' | 'terms';
  readonly matters: readonly MatterCode[];
  readonly regions: readonly RegionCode[];
  /** Fact → values for which the change occurs. Facts that are absent have no influence. */
  readonly conditions: Readonly<Record<string, readonly string[]>>;
  readonly from: string;
  readonly until?: string;
  /** Outcomes before and after the change, one for each of `regions` in the same order. */
  readonly before: readonly CellOutcome[];
  readonly after: readonly CellOutcome[];
  readonly text: Text;
}
