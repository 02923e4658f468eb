/** How units handle tickets, and what they must show. */
import type { Limit } from './limits';
import type { TicketKind } from './matters';
import type { Basis, Text } from './text';

/** 办结结论 */
export type OutcomeCode = 'resolved' | 'partly-resolved' | 'explained' | 'untrue' | 'cannot-resolve';

/** 属实、部分属实、不属实 */
type Truth = 'confirmed' | 'partly-confirmed' | 'not-confirmed';

/** Requirements that a unit must meet to report one outcome. */
export interface OutcomeRule {
  readonly truths: readonly Truth[];
  /** Smallest number of pieces of evidence. */
  readonly evidence: number;
  /** Id of the approval level that signs it. */
  readonly signedBy: string;
  /** Whether a reviewer of the hotline reads it before the caller is asked. */
  readonly reviewed: boolean;
}

/** A level of approval in a unit. */
export interface ApprovalLevel {
  readonly id: string;
  readonly name: Text;
  /** Ids of the posts of this level; absent: every signatory of the unit. */
  readonly posts?: readonly string[];
}

/** A reason for which a unit may return a ticket, or dispute that it is responsible. */
export interface CodedReason {
  readonly name: Text;
  /** Whether the unit has to name the unit that it thinks responsible. */
  readonly needsUnit: boolean;
  readonly basis: Basis;
}

/** How units handle tickets, and what they must show. */
export interface Handling {
  readonly contact: {
    /** Attempts to reach the caller after which a unit may resolve without having reached them. */
    readonly attempts: number;
    /** Hours that must lie between two attempts that count. */
    readonly gapHours: number;
  };
  /** Kinds of tickets that claim a fact, so that the unit must say whether it is true. */
  readonly truthOf: readonly TicketKind[];
  readonly reviewFromRound?: number;
  /**
   * Numbers of returns of one ticket that a dispatcher decides and that a supervisor decides after them; the next makes
   * a problem ticket.
   */
  readonly returns: { readonly dispatcherDecides: number; readonly supervisorDecides: number };
  readonly unacknowledged: 'to-dispatcher' | 'stays';
  readonly returnReasons: ReadonlyMap<string, CodedReason>;
  readonly disputeReasons: ReadonlyMap<string, CodedReason>;
  /** Names of what people of a unit may find at the location. */
  readonly visitOutcomes: ReadonlyMap<string, Text>;
  /** Duties whose assistants must report before the lead resolves. */
  readonly assistants: { readonly report: readonly string[] };
  /** Time in which the parties of a dispute give their opinions. */
  readonly consultation: { readonly opinionsWithin: Limit };
  readonly outcomes: ReadonlyMap<OutcomeCode, OutcomeRule>;
  /** From the lowest to the highest. */
  readonly approvalLevels: readonly ApprovalLevel[];
}
