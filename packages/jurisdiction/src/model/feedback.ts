/** Rules of callbacks, and of the closure of tickets whose callers are not satisfied. */
import type { DayWindow } from './calendar';
import type { TicketKind } from './matters';
import type { Text } from './text';

export type SupervisionReason = 'unsatisfied' | 'unreachable' | 'declined';

export type ApprovedClosureCode =
  'partly-resolved' | 'explained' | 'untrue' | 'beyond-duty' | 'unreachable' | 'final-reply';

type Closer = 'callback' | 'dispatcher' | 'supervisor' | 'coordinator';

/** A way to close a ticket whose caller stays dissatisfied or cannot be reached. */
export interface ClosureRule {
  /** Reasons for which the ticket came to the supervisor; the closure is possible after each of them. */
  readonly after: readonly SupervisionReason[];
  readonly requestedBy: readonly Closer[];
  /** Nobody may approve a closure that they requested, even if their role is listed here. */
  readonly approvedBy: readonly Closer[];
  /** Smallest number of files that prove the reason for the closure. */
  readonly evidence: number;
  /** Whether a day must be promised to the caller by which the remaining work is done. */
  readonly promise: boolean;
  /** True: the caller cannot have the ticket reopened. */
  readonly final: boolean;
}

/** 不予受理理由: why the hotline does not accept a ticket, and what the caller can do. */
export interface RefusalReason {
  readonly name: Text;
  /** What the caller is told. */
  readonly text: Text;
  /** The lawful way that is open to the caller. */
  readonly route?: Text;
  /** Telephone number or address of the office to which the route leads. */
  readonly contact?: string;
  /** Roles of which another person must approve the refusal; an empty list: one person refuses. */
  readonly approvedBy: readonly ('dispatcher' | 'reviewer' | 'supervisor' | 'coordinator')[];
  /** How long, in calendar days, and how often callers of one ticket can appeal; absent: they cannot. */
  readonly appeal?: { readonly withinDays: number; readonly times: number };
}

/** What an agent says in a callback. The console shows the first script that fits the ticket. */
export interface CallScript {
  readonly kinds?: readonly TicketKind[];
  /** Only for tickets that close with one of these outcomes if their caller agrees. */
  readonly reported?: readonly string[];
  /** Only for tickets that were sent back to the unit (重办) at least once. */
  readonly redo: boolean;
  /** Only for calls that ask whether the caller really withdraws the ticket. */
  readonly withdrawal: boolean;
  /** {number}, {matter} and {unit} are replaced by the ticket's number and the names of its matter and its unit. */
  readonly lines: readonly Text[];
}

/** Rules of callbacks, and of the closure of tickets whose callers are not satisfied. */
export interface Feedback {
  /** Number of redo rounds after which the ticket of a dissatisfied caller goes to the supervisor. */
  readonly maxRounds: number;
  /** Number of unanswered calls after which the ticket goes to the supervisor. */
  readonly maxAttempts: number;
  /** Fewest hours between two attempts to call. */
  readonly attemptGapHours: number;
  readonly contradictory: 'ask-again' | 'accept';
  /** Number of calendar days after the closure in which the caller can have the ticket reopened. */
  readonly reopenWithinDays: number;
  /** Which share of the tickets of some kinds is called back. The first row that fits decides. */
  readonly plan: readonly { readonly kinds?: readonly TicketKind[]; readonly share: number }[];
  /** Hours in which callers are called; an empty list: at any time. */
  readonly callHours: readonly DayWindow[];
  /** Minutes for which a call is reserved for the agent who took it from the list. */
  readonly leaseMinutes: number;
  /** Minutes for which a call that an agent put back into the list is not offered again. */
  readonly skipMinutes: number;
  /** Largest number of days by which a call can be postponed when its caller wishes so. */
  readonly scheduleWithinDays: number;
  readonly scripts: readonly CallScript[];
  readonly closures: ReadonlyMap<ApprovedClosureCode, ClosureRule>;
  readonly refusalReasons: ReadonlyMap<string, RefusalReason>;
}
