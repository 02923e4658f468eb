/**
 * A compiled jurisdiction: the data and the decisions that services ask for. `compile` makes it from a pack; it is
 * immutable. Every answer is a look-up in an index that is built once, never a scan over powers.
 */
import type { Pack, PackEscalationStep, PackPerson } from './pack/pack';
import type { limitUnits } from './pack/text';

export type RegionCode = string;
export type UnitId = string;
export type MatterCode = string;
export type GuideCode = string;
export type PowerId = string;

/** A text for users in Chinese and English. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** Source of an entry: a law, a sentence of a document, or a stated assumption. */
export interface Basis {
  readonly kind: 'law' | 'document' | 'assumption';
  readonly text: string;
}

export interface Region {
  readonly code: RegionCode;
  readonly name: Text;
  readonly level: 'city' | 'district' | 'town' | 'street' | 'zone' | 'community' | 'grid';
  readonly parent?: RegionCode;
  /** Other names that callers use for the region: villages, roads, markets, old names. */
  readonly aliases: readonly string[];
}

export interface Unit {
  readonly id: UnitId;
  readonly name: Text;
  readonly kind: 'squad' | 'agency' | 'town' | 'hotline' | 'coordination';
  readonly parent?: UnitId;
  /** Regions the unit acts in; absent means the whole jurisdiction. */
  readonly territory?: readonly RegionCode[];
  /** Units that manage it from day to day. Under dual management (双重管理) the unit with priority comes first. */
  readonly managedBy?: readonly UnitId[];
  /** Units to which the posts (编制) of its people belong, where they are not its own. */
  readonly staffedBy?: readonly UnitId[];
  /** `none`: by law the unit acts only in the name of another unit. */
  readonly standing?: 'own' | 'none';
}

/** A post (岗位) of units. */
export interface Post {
  readonly id: string;
  readonly name: Text;
  /** The next post up in the same unit; absent: the unit above is next. */
  readonly above?: string;
}

/** A person whom the pack itself lists: of a demonstration, or the first administrator. */
export interface ListedPerson {
  /** The subject of their tokens. */
  readonly id: string;
  readonly name: string;
  readonly roles: PackPerson['roles'];
  readonly posts: readonly { readonly unit: UnitId; readonly post?: string }[];
  readonly certificates?: readonly { readonly name: string; readonly number: string; readonly validUntil: string }[];
}

/** A question (要素) whose answer can change which unit leads on a matter. */
export interface Fact {
  readonly name: string;
  readonly question: Text;
  readonly values: readonly { readonly value: string; readonly name: Text; readonly words: readonly string[] }[];
}

export interface Matter {
  readonly code: MatterCode;
  readonly name: Text;
  readonly field: string;
  /** Words and phrases that indicate this matter. */
  readonly words: readonly string[];
  /** Whole sentences, as callers say them. */
  readonly examples: readonly string[];
  /** Names of the facts that can decide which unit leads. */
  readonly facts: readonly string[];
  readonly urgency: Urgency;
  /** Kind of ticket that a call about this matter usually is, unless the words of the caller indicate another. */
  readonly usually?: TicketKind;
  /**
   * A numbered item that stands for one of a list whose names the document does not give. It has no words to be
   * recognised by.
   */
  readonly placeholder?: true;
}

/** 特急、紧急、一般 */
export type Urgency = 'critical' | 'urgent' | 'normal';
/** 咨询、求助、投诉、举报、建议、表扬 */
export type TicketKind = 'consultation' | 'help' | 'complaint' | 'report' | 'suggestion' | 'praise';

/** 电话、短信、网站、小程序、手机应用、信箱、来信、网格上报、110转办、12319转办、其他系统、领导批示、媒体曝光 */
type Channel =
  | 'phone'
  | 'sms'
  | 'web'
  | 'mini-program'
  | 'app'
  | 'mailbox'
  | 'mail'
  | 'grid'
  | 'police'
  | 'urban-hotline'
  | 'system'
  | 'leader'
  | 'media';

/** Something that the hotline itself tells the caller: an answer, a statutory route (法定途径), or an emergency service. */
export interface Guide {
  readonly code: GuideCode;
  readonly kind: 'answer' | 'route' | 'emergency';
  readonly title: Text;
  /** Text that is told to the caller. */
  readonly text: Text;
  readonly words: readonly string[];
  readonly examples: readonly string[];
  readonly basis: Basis;
  /** Telephone number or address (routes and emergencies). */
  readonly contact?: string;
}

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

/**
 * `dispatch` runs while no unit has the ticket; `resolve` counts from the registration and is never reset; `redo`
 * counts within one redo round.
 */
export type TargetName = 'dispatch' | 'acknowledge' | 'first-contact' | 'resolve' | 'callback' | 'redo';

export type LimitUnit = (typeof limitUnits)[number];

/** A time limit, in working time of the calendar or in clock time. */
export interface Limit {
  readonly amount: number;
  readonly unit: LimitUnit;
}

/** An instant of a clock: by the share of its limit (1 is when it is due), at a card, or a while before or after it is due. */
export type Moment =
  | { readonly share: number }
  | { readonly card: 'yellow' | 'red' }
  | { readonly before: Limit }
  | { readonly after: Limit };

/** Whoever has to act on the clock now; who signs for that unit; or a role of the hotline or the coordination body. */
export type RecipientKind = PackEscalationStep['tell'][number];

/** One step of the ladder by which a clock that is not met reaches more people. */
export interface EscalationStep {
  readonly id: string;
  /** Absent: every clock. */
  readonly clocks?: readonly TargetName[];
  /** Absent: every urgency. */
  readonly urgencies?: readonly Urgency[];
  readonly at: Moment;
  readonly tell: readonly RecipientKind[];
  /** Posts of the unit that has to act, whose holders are told too. */
  readonly posts: readonly string[];
  /** People are told in office hours only. */
  readonly officeHours: boolean;
  /** They also get a message by telephone. */
  readonly message: boolean;
}

export interface SlaPolicy {
  readonly id: string;
  readonly targets: Readonly<Record<TargetName, Limit>>;
  /** When a target counts as at risk and its card is yellow. */
  readonly warnAt: Moment;
  /** When its card is red; absent: when it is due. */
  readonly redAt?: Moment;
  readonly basis: Basis;
}

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

/** 延期: limits, and who approves. */
export type ExtensionRules = NonNullable<Pack['timing']['extensions']>;

/** 暂停: limits, and who approves. */
export type PauseRules = NonNullable<Pack['timing']['pauses']>;

/** Why a clock stands still. `awaits`: information from the caller ends the pause. */
export interface PauseReason {
  readonly name: Text;
  readonly awaits?: 'caller' | undefined;
}

/** Changes of running clocks that a person asks for and others approve. */
export interface TimingRules {
  /** Absent: no clock can be extended. */
  readonly extensions?: ExtensionRules;
  /** Absent: no clock can be paused. */
  readonly pauses?: PauseRules;
  /** Code → name of the reason. */
  readonly extensionReasons: ReadonlyMap<string, Text>;
  readonly pauseReasons: ReadonlyMap<string, PauseReason>;
}

/** Local times of day, HH:MM; `24:00` is the end of the day. */
export interface DayWindow {
  readonly from: string;
  readonly to: string;
}

export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

/**
 * Hours that replace the office hours of a working day, in a season (MM-DD, both ends included) or on some weekdays.
 */
export interface OtherHours {
  readonly season?: { readonly from: string; readonly to: string } | undefined;
  readonly weekdays?: readonly Weekday[] | undefined;
  readonly hours: readonly DayWindow[];
}

/** Hours in which a unit of city management passes. */
export interface TimeBase {
  readonly days: 'every-day' | 'working-days';
  readonly hours: readonly DayWindow[];
}

export interface CalendarRules {
  readonly timeZone: string;
  /** Local office hours of a working day, e.g. 08:30–12:00 and 13:30–17:30. */
  readonly officeHours: readonly DayWindow[];
  /** Exceptions to `officeHours`; the first that fits holds. */
  readonly otherHours?: readonly OtherHours[] | undefined;
  /** `urgent` counts `urgent-hours` and `urgent-days`, `city` counts `city-hours`. */
  readonly timeBases?: { readonly urgent?: TimeBase | undefined; readonly city?: TimeBase | undefined } | undefined;
  /** Days that differ from the national calendar, and years that it does not contain yet. */
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
  readonly years: readonly number[];
}

export interface AlarmLanguage {
  /** Concept → words for it. */
  readonly concepts: Readonly<Record<string, readonly string[]>>;
  /** Phrases that contain a word of danger and name none. */
  readonly harmless: readonly string[];
  /** Sentences of calls without an emergency. */
  readonly ordinary: readonly string[];
}

export interface Jurisdiction {
  readonly name: string;
  readonly title: Text;
  /** Version named in the pack, plus a hash of its content. Decisions record it. */
  readonly version: string;
  readonly regions: ReadonlyMap<RegionCode, Region>;
  readonly units: ReadonlyMap<UnitId, Unit>;
  readonly posts: ReadonlyMap<string, Post>;
  /** People whom the pack lists; all others are imported or entered. */
  readonly people: readonly ListedPerson[];
  readonly fields: ReadonlyMap<string, Text>;
  readonly matters: ReadonlyMap<MatterCode, Matter>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly guides: ReadonlyMap<GuideCode, Guide>;
  readonly calendar: CalendarRules;
  /** The region that the jurisdiction serves. A ticket whose region is not known lies somewhere in it. */
  readonly serves?: RegionCode;
  readonly hotline: UnitId;
  readonly coordination: UnitId;
  readonly classification: {
    /** Confidence from which a classification needs no person; `thresholds` holds those of single matters. */
    readonly threshold: number;
    readonly thresholds: Readonly<Record<MatterCode, number>>;
    /** Words that raise the urgency of a ticket, at any position in its text. */
    readonly urgentWords: Readonly<Record<'critical' | 'urgent', readonly string[]>>;
  };
  /** How an emergency is told from an ordinary call; the same in every jurisdiction that adds nothing of its own. */
  readonly alarms: AlarmLanguage;
  readonly routing: { /** Time within which a unit may return a ticket. */ readonly returnWindow: Limit };
  readonly intake: {
    /** Hours within which an earlier open ticket counts as a possible duplicate. */
    readonly sameWithinHours: number;
    /** Urgency that a ticket has at least after so many urgings. */
    readonly urging?: readonly { readonly after: number; readonly urgency: 'critical' | 'urgent' }[] | undefined;
    /** Channels by which a ticket may be registered; absent: all. */
    readonly channels?: readonly Channel[] | undefined;
    /** Country (ISO 3166-1) and area code of telephone numbers that are written without them. */
    readonly country: string;
    readonly areaCode?: string | undefined;
  };
  readonly handling: Handling;
  readonly feedback: Feedback;
  readonly timing: TimingRules;
  decide(facts: RoutingFacts): RoutingDecision;
  /** Names of the certificates that a person of a unit needs to be given a ticket on a matter. */
  certificatesFor(matter: MatterCode, unit: UnitId, region?: RegionCode): readonly string[];
  /** Who is told when a clock is not met, in the order of the pack. */
  readonly escalation: readonly EscalationStep[];
  slaPolicy(about: { readonly kind: TicketKind; readonly matter?: MatterCode; readonly urgency: Urgency }): SlaPolicy;
}
