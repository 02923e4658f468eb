/** Which unit leads: what the decision needs, and what it says. */
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
  /** ISO date for which the decision is made; powers begin and end on days. */
  readonly on: string;
  /** ISO instant of the event. It answers facts that depend on the clock or the calendar (night, fair day). */
  readonly at?: string;
}

/** Terms on which a power is exercised, as far as the pack states them. */
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
  /** Police units that protect the people who exercise it. */
  readonly escort?: readonly UnitId[];
  /** Whether the holder has all of the original holder's power, or a part. */
  readonly scope?: 'full' | 'part';
  /** Approval, decision or agreement by which the unit holds the power, and its last day. */
  readonly agreement?: string;
  readonly until?: string;
  /** Time within which the unit must do its part, e.g. an appraisal. */
  readonly within?: Limit;
}

/** 案件移送: the unit that receives a case when the lead finds something that it may not decide itself. */
export interface CaseTransfer {
  readonly id: string;
  readonly cause: 'offence' | 'crime' | 'elsewhere';
  readonly to: UnitId;
  readonly within?: Limit;
  readonly basis: Basis;
}

/** One step of a dispute. */
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
  /** Conditions of the power that are met, in words. */
  readonly conditions: readonly Text[];
  readonly basis: Basis;
  /**
   * Ids of qualifications that the duty requires and the people of the unit lack. The unit holds the ticket, but
   * may not decide the case alone.
   */
  readonly lacks?: readonly string[];
}

/**
 * Every decision names exactly one holder of the ticket: the lead, the fallback, the coordination body, or the
 * hotline that asks.
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
  /** One question whose answer changes the lead; the hotline unit holds the ticket until it is answered. */
  | {
      readonly kind: 'ask';
      readonly fact: string;
      readonly question: Text;
      readonly holder: UnitId;
      readonly why: Text;
    };
