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

/** A number that people state for each unit. */
export interface StatedNumber {
  readonly id: string;
  readonly name: Text;
  /** The number of a unit for which nobody has stated one. */
  readonly otherwise?: number | undefined;
}

export interface SchemeItem {
  readonly id: string;
  readonly name: Text;
  /** `earned`: up to `full`; `deducted`: points off, at most `full`; `added`: points beyond the full score. */
  readonly kind: 'earned' | 'deducted' | 'added';
  /** Most points; always present if `kind` is `earned`. */
  readonly full?: number | undefined;
  /** Fewest points. */
  readonly atLeast: number;
  /** What happens when the formula has no value: all points, or the item is not scored. */
  readonly without: 'full' | 'not-scored';
  /** As the pack writes it. */
  readonly written: string;
  readonly formula: Formula;
}

/** A scheme by which the work of units on tickets is scored. */
export interface ScoreScheme {
  readonly id: string;
  readonly name: Text;
  readonly full: number;
  /** Peer groups whose units it scores; absent: every unit with tickets. */
  readonly peerGroups?: readonly string[] | undefined;
  readonly stated: readonly StatedNumber[];
  /** In order: a formula uses only items before it. */
  readonly items: readonly SchemeItem[];
}

export interface EvaluationRules {
  /** Days after the report of a unit in which the same trouble counts as having happened again. */
  readonly recurrenceDays: number;
  /** In order: a formula uses only rates before it. */
  readonly rates: readonly Rate[];
  readonly peerGroups: readonly { readonly id: string; readonly name: Text }[];
  readonly schemes: readonly ScoreScheme[];
  /** Reasons (剔除事由) for which a ticket is left out of scores. */
  readonly exclusions: readonly { readonly id: string; readonly name: Text }[];
  /** The peer group of each unit that has one. */
  readonly peersOf: ReadonlyMap<UnitId, string>;
}
