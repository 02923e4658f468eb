/** How the work on tickets is measured. */
import type { Formula } from '../evaluation/formula';
import type { UnitId } from './organisation';
import type { Text } from './text';

export interface Rate {
  readonly id: string;
  readonly name: Text;
  readonly show: 'share' | 'number';
  /** As the pack writes it. */
  readonly written: string;
  readonly formula: Formula;
}

export interface EvaluationRules {
  /** Days after the report of a unit in which the same trouble counts as having happened again. */
  readonly recurrenceDays: number;
  /** In order: a formula uses only rates before it. */
  readonly rates: readonly Rate[];
  readonly peerGroups: readonly { readonly id: string; readonly name: Text }[];
  /** The peer group of each unit that has one. */
  readonly peersOf: ReadonlyMap<UnitId, string>;
}
