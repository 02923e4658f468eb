import type { MatterCode, RegionCode, Text } from '@hotline/jurisdiction';
import type { CellOutcome } from './outcome';

/** Cells of the decision that change alike. `lead`: somebody else leads; `terms`: the same unit leads on other terms. */
export interface PackChange {
  readonly kind: 'lead' | 'terms';
  readonly matters: readonly MatterCode[];
  readonly regions: readonly RegionCode[];
  /** Fact → values for which it is so; a fact that is left out does not matter. */
  readonly conditions: Readonly<Record<string, readonly string[]>>;
  readonly from: string;
  readonly until?: string;
  /** For each of the regions, in their order. */
  readonly before: readonly CellOutcome[];
  readonly after: readonly CellOutcome[];
  readonly text: Text;
}
