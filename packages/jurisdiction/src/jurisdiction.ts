/**
 * A compiled jurisdiction: everything the services ask of a place. Pure and immutable; made by `compile` from a pack.
 * Every answer is a look-up in an index built once, never a scan over powers.
 */
export type RegionCode = string;
export type UnitId = string;
export type MatterCode = string;
export type GuideCode = string;
export type PowerId = string;

/** What users see: Chinese first, English beside it. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** Where an entry comes from: the sentence of a document, or an assumption that says so. */
export interface Basis {
  readonly kind: 'law' | 'document' | 'assumption';
  readonly text: string;
}

export interface Region {
  readonly code: RegionCode;
  readonly name: Text;
  readonly level: 'city' | 'district' | 'town' | 'street' | 'zone' | 'community' | 'grid';
  readonly parent?: RegionCode;
  /** Other words callers use for it: villages, roads, markets, old names. */
  readonly aliases: readonly string[];
}

export interface Unit {
  readonly id: UnitId;
  readonly name: Text;
  readonly kind: 'squad' | 'agency' | 'town' | 'hotline' | 'coordination';
  readonly parent?: UnitId;
  /** Regions the unit acts in; absent means the whole jurisdiction. */
  readonly territory?: readonly RegionCode[];
  /** Units that manage it from day to day; with dual management the one that comes first stands first. */
  readonly managedBy?: readonly UnitId[];
  /** Units whose posts (编制) its people hold, where these are not its own. */
  readonly staffedBy?: readonly UnitId[];
  /** `none`: the law lets it act only in the name of another. */
  readonly standing?: 'own' | 'none';
}

/** A question whose answer can change the owner of a matter. */
export interface Fact {
  readonly name: string;
  readonly question: Text;
  readonly values: readonly { readonly value: string; readonly name: Text; readonly words: readonly string[] }[];
}

export interface Matter {
  readonly code: MatterCode;
  readonly name: Text;
  readonly field: string;
  /** Words and phrases that speak for this matter. */
  readonly words: readonly string[];
  /** Whole sentences as callers say them. */
  readonly examples: readonly string[];
  /** Names of the facts that may decide its owner. */
  readonly facts: readonly string[];
  readonly urgency: Urgency;
  /** What a call about it mostly is, unless its words say otherwise. */
  readonly usually?: TicketKind;
  /** One of a number of items that a document gives without a list: it has no words to be recognised by. */
  readonly placeholder?: true;
}

export type Urgency = 'critical' | 'urgent' | 'normal'; // 特急 紧急 一般
export type TicketKind = 'consultation' | 'help' | 'complaint' | 'report' | 'suggestion' | 'praise'; // 咨询 求助 投诉 举报 建议 表扬

/** Something the hotline itself can say: an answer, a lawful route it must point to, or an emergency service. */
export interface Guide {
  readonly code: GuideCode;
  readonly kind: 'answer' | 'route' | 'emergency';
  readonly title: Text;
  /** What is told to the caller. */
  readonly text: Text;
  readonly words: readonly string[];
  readonly examples: readonly string[];
  readonly basis: Basis;
  /** Number or address to turn to (routes and emergencies). */
  readonly contact?: string;
}

export interface RoutingFacts {
  readonly matter: MatterCode;
  /** Absent when the place is not known. */
  readonly region?: RegionCode;
  /** What is known: fact name → value. A fact that is absent is unknown, not false. */
  readonly facts: Readonly<Record<string, string>>;
  /** ISO date on which the decision is made (powers have dates). */
  readonly on: string;
  /** ISO instant at which it happens; answers facts that the clock or the calendar decides (night, fair day). */
  readonly at?: string;
}

/** On what terms a power is used, as far as the pack says. */
export interface Terms {
  /** Who examines the substance before a decision is made, and who only its form. */
  readonly legalReview?: UnitId;
  readonly formReview?: UnitId;
  /** Whose seal the decision bears. */
  readonly seal?: UnitId;
  /** Who answers for a wrong decision; several answer jointly. */
  readonly liable?: readonly UnitId[];
  /** Who assesses the people who use the power. */
  readonly evaluator?: UnitId;
  /** Police who protect those who use it. */
  readonly escort?: readonly UnitId[];
  /** All of the power of its first holder, or a part. */
  readonly scope?: 'full' | 'part';
  /** The approval, decision or agreement by which it is held, and its last day. */
  readonly agreement?: string;
  readonly until?: string;
  /** Time it has for its part, e.g. for an appraisal. */
  readonly within?: Limit;
}

/** Where a case goes on when the lead finds what it may not decide itself. */
export interface CaseTransfer {
  readonly id: string;
  readonly cause: 'offence' | 'crime' | 'elsewhere';
  readonly to: UnitId;
  readonly within?: Limit;
  readonly basis: Basis;
}

/** One step of a dispute. */
export interface DisputeStep {
  /** Absent: those who dispute it. */
  readonly by?: UnitId;
  readonly text: Text;
  readonly within?: Limit;
  /** Its decision binds. */
  readonly designates?: true;
  readonly basis: Basis;
}

export interface DecidedUnit extends Terms {
  readonly unit: UnitId;
  readonly power: PowerId;
  /** What the unit may do: supervise, punish, maintain, permit, inspect, assist … */
  readonly duty: string;
  /** Unit in whose name it acts. */
  readonly inNameOf: UnitId;
  readonly mode: string;
  /** Conditions of the power that matched, in words. */
  readonly conditions: readonly Text[];
  readonly basis: Basis;
  /** Qualifications that its duty asks for and its people do not have: it answers for the ticket, but may not decide the case alone. */
  readonly lacks?: readonly string[];
}

/** Every decision names exactly one holder: `lead`, the fallback, the coordination body, or the hotline that asks. */
export type RoutingDecision =
  | {
      readonly kind: 'lead';
      readonly lead: DecidedUnit;
      readonly assistants: readonly DecidedUnit[];
      /** Why this one and not another: the rule that chose among the candidates. */
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
  /** One question whose answer changes the owner; the hotline unit holds the ticket until it is answered. */
  | {
      readonly kind: 'ask';
      readonly fact: string;
      readonly question: Text;
      readonly holder: UnitId;
      readonly why: Text;
    };

/** `resolve` starts at registration and never resets; `redo` is the stage clock of a redo round. */
export type TargetName = 'acknowledge' | 'first-contact' | 'resolve' | 'callback' | 'redo';

/** A limit either in working time of the calendar or on the wall clock. */
export interface Limit {
  readonly amount: number;
  readonly unit: 'working-days' | 'working-hours' | 'hours' | 'minutes';
}

export interface SlaPolicy {
  readonly id: string;
  readonly targets: Readonly<Record<TargetName, Limit>>;
  /** Share of the limit after which a target counts as at risk, e.g. 0.8. */
  readonly warnAt: number;
  readonly basis: Basis;
}

export interface CalendarRules {
  readonly timeZone: string;
  /** Local office hours of a working day, e.g. 08:30–12:00 and 13:30–17:30. */
  readonly officeHours: readonly { readonly from: string; readonly to: string }[];
  /** Days that differ from the national calendar, and years that it does not hold yet. */
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
  readonly years: readonly number[];
}

export interface Jurisdiction {
  readonly name: string;
  readonly title: Text;
  /** Version named in the pack plus a hash of its content; a decision keeps it. */
  readonly version: string;
  readonly regions: ReadonlyMap<RegionCode, Region>;
  readonly units: ReadonlyMap<UnitId, Unit>;
  readonly fields: ReadonlyMap<string, Text>;
  readonly matters: ReadonlyMap<MatterCode, Matter>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly guides: ReadonlyMap<GuideCode, Guide>;
  readonly calendar: CalendarRules;
  /** The region this place answers for; a ticket whose place is not known is somewhere in it. */
  readonly serves?: RegionCode;
  readonly hotline: UnitId;
  readonly coordination: UnitId;
  readonly classification: {
    /** Confidence from which a matter goes on without a person; a matter may have its own. */
    readonly threshold: number;
    readonly thresholds: Readonly<Record<MatterCode, number>>;
    /** Words that raise the urgency, wherever they stand. */
    readonly urgentWords: Readonly<Record<'critical' | 'urgent', readonly string[]>>;
  };
  readonly routing: { /** Time in which a unit may ask to return a ticket. */ readonly returnWindow: Limit };
  readonly intake: { /** Hours back in which an open ticket can be the same. */ readonly sameWithinHours: number };
  readonly feedback: {
    /** Rounds after which an unsatisfied caller goes to the supervisor. */
    readonly maxRounds: number;
    /** Calls not reached after which the ticket goes to the supervisor. */
    readonly maxAttempts: number;
    /** Hours between two attempts. */
    readonly attemptGapHours: number;
  };
  decide(facts: RoutingFacts): RoutingDecision;
  slaPolicy(about: { readonly kind: TicketKind; readonly matter?: MatterCode; readonly urgency: Urgency }): SlaPolicy;
}
