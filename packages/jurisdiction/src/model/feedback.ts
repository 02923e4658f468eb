/** How callers are asked, and how tickets end. */
import type { DayWindow } from './calendar';
import type { TicketKind } from './matters';
import type { Text } from './text';

export type SupervisionReason = 'unsatisfied' | 'unreachable' | 'declined';

export type ApprovedClosureCode =
  'partly-resolved' | 'explained' | 'untrue' | 'beyond-duty' | 'unreachable' | 'final-reply';

type Closer = 'callback' | 'dispatcher' | 'supervisor' | 'coordinator';

/** A way to end a ticket whose caller stays dissatisfied or gives no answer. */
export interface ClosureRule {
  /** Why the supervisor has the ticket. */
  readonly after: readonly SupervisionReason[];
  readonly requestedBy: readonly Closer[];
  /** The approver is another person than the one who asked, also where the role is the same. */
  readonly approvedBy: readonly Closer[];
  /** Smallest number of files that prove it. */
  readonly evidence: number;
  /** Whether the day by which the rest is done has to be promised to the caller. */
  readonly promise: boolean;
  /** Whether the caller may not have such a ticket reopened. */
  readonly final: boolean;
}

/** What an agent says on the telephone; the first row that fits the ticket is shown. */
export interface CallScript {
  readonly kinds?: readonly TicketKind[];
  /** Only for tickets that would close as one of these. */
  readonly reported?: readonly string[];
  /** Only from the second round on. */
  readonly redo: boolean;
  /** Only for the question whether the caller really withdraws. */
  readonly withdrawal: boolean;
  /** {number}, {matter} and {unit} stand for the ticket's number and the names of its matter and its unit. */
  readonly lines: readonly Text[];
}

/** How callers are asked, and how tickets end. */
export interface Feedback {
  /** Redo rounds after which the ticket of an unsatisfied caller goes to the supervisor. */
  readonly maxRounds: number;
  /** Calls without an answer after which the ticket goes to the supervisor. */
  readonly maxAttempts: number;
  /** Hours between two attempts to call. */
  readonly attemptGapHours: number;
  readonly contradictory: 'ask-again' | 'accept';
  /** Calendar days after the closure in which the caller may have the ticket reopened. */
  readonly reopenWithinDays: number;
  /** Which tickets are called back; the first row that fits decides. */
  readonly plan: readonly { readonly kinds?: readonly TicketKind[]; readonly share: number }[];
  /** Hours in which callers are called; none: at any time. */
  readonly callHours: readonly DayWindow[];
  /** Minutes for which an agent who took a call is the only one who makes it. */
  readonly leaseMinutes: number;
  /** Minutes for which a call that was given back is not offered again. */
  readonly skipMinutes: number;
  /** Days ahead to which a call can be put off at the wish of its caller. */
  readonly scheduleWithinDays: number;
  readonly scripts: readonly CallScript[];
  readonly closures: ReadonlyMap<ApprovedClosureCode, ClosureRule>;
}
