/** Which unit leads on a ticket: the input of the decision and its result. */
import type { Limit } from './limits';
import type { MatterCode } from './matters';
import type { RegionCode, UnitId } from './organisation';
import type { Basis, Text } from './text';

export type PowerId = string;

export interface RoutingFacts {
  readonly matter: MatterCode;
  /** Absent when the region is not known. */
  readonly region?: RegionCode;
  /** Fact name → value. A fact that is absent is unknown, not false. */
  readonly facts: Readonly<Record<string, string>>;
  /** ISO date for which the decision is made: powers in force on that day apply. */
  readonly on: string;
  /** ISO instant of the event. Facts about time (night, fair day) follow from it unless the caller states them. */
  readonly at?: string;
}

/** How a power is exercised: reviewers, seal, liability and so on, where the pack states them. */
export interface Terms {
  /** Units that review the substance (法制审核) and the form (形式审查) before a decision is made. */
  readonly legalReview?: UnitId;
  readonly formReview?: UnitId;
  /** Unit whose seal the decision bears. */
  readonly seal?: UnitId;
  /** Units liable for a wrong decision; several are jointly liable. */
  readonly liable?: readonly UnitId[];
  /** Unit that assesses the people who exercise the power. */
  readonly evaluator?: UnitId;
  /** Police units that protect the people who exercise the power. */
  readonly escort?: readonly UnitId[];
  /** Whether the original holder passed on all of its power or a part. */
  readonly scope?: 'full' | 'part';
  /** Approval, decision or agreement by which the unit holds the power. `until`: its last day. */
  readonly agreement?: string;
  readonly until?: string;
  /** Time within which the unit must do its part, e.g. an appraisal. */
  readonly within?: Limit;
}

/** 案件移送: the lead must pass a case that it may not decide to the unit `to`. The lead keeps the ticket. */
export interface CaseTransfer {
  readonly id: string;
  readonly cause: 'offence' | 'crime' | 'elsewhere';
  readonly to: UnitId;
  readonly within?: Limit;
  readonly basis: Basis;
}

/** One step in the settlement of a dispute. */
export interface DisputeStep {
  /** Unit that acts in this step; absent: the parties to the dispute. */
  readonly by?: UnitId;
  readonly text: Text;
  readonly within?: Limit;
  /** The decision of this step is binding. */
  readonly designates?: true;
  readonly basis: Basis;
}

export interface DecidedUnit extends Terms {
  readonly unit: UnitId;
  readonly power: PowerId;
  /** Duty of the power: supervise, punish, maintain, permit, inspect, assist … */
  readonly duty: string;
  /** Unit in whose name the unit acts. */
  readonly inNameOf: UnitId;
  readonly mode: string;
  /** The conditions of the power that this ticket meets, in words. */
  readonly conditions: readonly Text[];
  readonly basis: Basis;
  /**
   * Ids of qualifications that the duty requires and that the people of the unit lack. The unit holds the ticket, but
   * may not decide alone.
   */
  readonly lacks?: readonly string[];
}

/**
 * Every decision names exactly one unit that holds the ticket: `lead`: the lead; `gap`: the fallback unit, because no
 * unit may lead; `dispute`: the coordination body; `ask`: the hotline, until the question is answered.
 */
export type RoutingDecision =
  | {
      readonly kind: 'lead';
      readonly lead: DecidedUnit;
      readonly assistants: readonly DecidedUnit[];
      /** The rule that selected the lead among the candidates. */
      readonly rule: { readonly id: string; readonly text: Text; readonly basis: Basis };
      readonly runnerUp?: DecidedUnit & { readonly wouldNeed: Text };
      readonly transfers?: readonly CaseTransfer[];
    }
  | { readonly kind: 'gap'; readonly fallback: UnitId; readonly why: Text; readonly basis: Basis }
  | {
      readonly kind: 'dispute';
      readonly candidates: readonly DecidedUnit[];
      readonly body: UnitId;
      readonly steps?: readonly DisputeStep[];
      readonly why: Text;
      readonly basis: Basis;
    }
  /** One question to the caller whose answer decides which unit leads. `fact`: its name, or `region`. */
  | {
      readonly kind: 'ask';
      readonly fact: string;
      readonly question: Text;
      readonly holder: UnitId;
      readonly why: Text;
    };
