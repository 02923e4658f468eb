/** Rules for the work of units on tickets, and for the results that they report. */
import type { PackPerson } from '../pack/pack';
import type { Limit } from './limits';
import type { TicketKind } from './matters';
import type { Basis, Text } from './text';

/** 办结结论: what a unit can report as the result of its work. */
export type OutcomeCode = 'resolved' | 'partly-resolved' | 'explained' | 'untrue' | 'cannot-resolve';

/** 属实、部分属实、不属实: whether the unit found the caller's report to be true. */
type Truth = 'confirmed' | 'partly-confirmed' | 'not-confirmed';

/** Requirements that a unit must meet to report one outcome. */
export interface OutcomeRule {
  readonly truths: readonly Truth[];
  /** Smallest number of pieces of evidence. */
  readonly evidence: number;
  /** Id of the approval level whose signature the report needs. */
  readonly signedBy: string;
  /** Whether a reviewer of the hotline must pass the report before the caller is asked. */
  readonly reviewed: boolean;
}

/** A level of approval (审批层级) in a unit. */
export interface ApprovalLevel {
  readonly id: string;
  readonly name: Text;
  /** Ids of the posts of this level; absent: every signatory of the unit. */
  readonly posts?: readonly string[];
}

/** A reason for which a unit may return a ticket (退单), or dispute that it is responsible (争议). */
export interface CodedReason {
  readonly name: Text;
  /** Whether the unit must name another unit that it considers responsible. */
  readonly needsUnit: boolean;
  readonly basis: Basis;
}

/** Types of files, found from their content. */
export type FileTypeCode =
  | 'jpeg'
  | 'png'
  | 'webp'
  | 'mp4'
  | 'mov'
  | 'webm'
  | 'mp3'
  | 'wav'
  | 'm4a'
  | 'aac'
  | 'amr'
  | 'ogg'
  | 'pdf'
  | 'docx'
  | 'xlsx';

/** Which files people may attach to tickets. */
export interface FileRules {
  /** Most files that the hotline attaches to one ticket, and most that units attach. */
  readonly perTicket: number;
  /** Accepted types, with the largest size of each in bytes. */
  readonly accepted: ReadonlyMap<FileTypeCode, number>;
}

/** Rules for the work of units on tickets, and for the results that they report. */
type PersonRole = PackPerson['roles'][number];
/** A reason for which people of these roles may read the data of a caller. */
export interface ReadingReason {
  readonly name: Text;
  readonly roles: readonly PersonRole[];
  /**
   * Readings that a second person must approve: those of every caller, or only of hidden and anonymous ones. Absent:
   * none.
   */
  readonly secondPerson?: {
    readonly of: 'hidden' | 'everybody';
    /** Roles of the second person. */
    readonly from: readonly PersonRole[];
    /** Time in minutes for which an approval is valid. */
    readonly minutes: number;
  };
}

export interface Handling {
  readonly files: FileRules;
  readonly contact: {
    /** Number of failed attempts to reach the caller after which a unit may resolve the ticket. */
    readonly attempts: number;
    /** Fewest hours between two attempts; one made sooner does not count. */
    readonly gapHours: number;
  };
  /** Kinds of tickets for which the unit must report whether the caller's claim is true (属实). */
  readonly truthOf: readonly TicketKind[];
  readonly reviewFromRound?: number;
  /**
   * Who decides on returns of one ticket: on the first ones a dispatcher, on the following ones a supervisor. One more
   * return makes it a problem ticket (问题工单), which goes to the coordination body.
   */
  readonly returns: { readonly dispatcherDecides: number; readonly supervisorDecides: number };
  readonly unacknowledged: 'to-dispatcher' | 'stays';
  readonly returnReasons: ReadonlyMap<string, CodedReason>;
  readonly disputeReasons: ReadonlyMap<string, CodedReason>;
  /** Id → name of what people of a unit may find on a visit to the location. */
  readonly visitOutcomes: ReadonlyMap<string, Text>;
  /** Assistants with these duties must report before the lead can resolve the ticket. */
  readonly assistants: { readonly report: readonly string[] };
  /** Time limit for the opinions of the parties to a dispute. */
  readonly consultation: { readonly opinionsWithin: Limit };
  readonly outcomes: ReadonlyMap<OutcomeCode, OutcomeRule>;
  /** Approval levels (审批层级) from the lowest to the highest. */
  readonly approvalLevels: readonly ApprovalLevel[];
}
