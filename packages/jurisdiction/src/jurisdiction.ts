/**
 * A compiled jurisdiction: the data and the decisions that services ask for. `compile` makes it from a pack; it is
 * immutable. `decide` looks up an index; it does not search through all powers.
 */
import type { CalendarRules } from './model/calendar';
import type { RoutingDecision, RoutingFacts } from './model/decision';
import type { EvaluationRules } from './model/evaluation';
import type { Feedback } from './model/feedback';
import type { Handling, ReadingReason } from './model/handling';
import type { EscalationStep, Limit, SlaPolicy, Statute } from './model/limits';
import type {
  AlarmLanguage,
  Fact,
  Guide,
  GuideCode,
  Matter,
  MatterCode,
  ReferenceMatter,
  TicketKind,
  Urgency,
} from './model/matters';
import type { ListedPerson, Post, Region, RegionCode, Unit, UnitId } from './model/organisation';
import type { Text } from './model/text';
import type { TimingRules } from './model/timing';

export type * from './model/calendar';
export type * from './model/decision';
export type * from './model/evaluation';
export type * from './model/feedback';
export type * from './model/handling';
export type * from './model/limits';
export type * from './model/matters';
export type * from './model/organisation';
export type * from './model/text';
export type * from './model/timing';

/**
 * Channels by which a request reaches the hotline, in the order below: 电话、短信、网站、小程序、手机应用、信箱、来信、
 * 网格上报、110转办、12319转办、其他系统、领导批示、媒体曝光.
 */
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

export interface Jurisdiction {
  readonly name: string;
  readonly title: Text;
  /** The version that the pack states, plus a hash of its content. Stored with every decision. */
  readonly version: string;
  readonly regions: ReadonlyMap<RegionCode, Region>;
  readonly units: ReadonlyMap<UnitId, Unit>;
  readonly posts: ReadonlyMap<string, Post>;
  /** People whom the pack lists. All other people are imported or entered later. */
  readonly people: readonly ListedPerson[];
  readonly fields: ReadonlyMap<string, Text>;
  readonly matters: ReadonlyMap<MatterCode, Matter>;
  /** Absent: the jurisdiction has no reference matters. */
  readonly references?: ReadonlyMap<MatterCode, ReferenceMatter>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly guides: ReadonlyMap<GuideCode, Guide>;
  readonly calendar: CalendarRules;
  /** The region that the jurisdiction serves. A ticket whose region is not known is treated as somewhere in it. */
  readonly serves?: RegionCode;
  readonly hotline: UnitId;
  readonly coordination: UnitId;
  readonly classification: {
    /**
     * Confidence from which a classification needs no person. `thresholds` holds the values of matters with their own.
     */
    readonly threshold: number;
    readonly thresholds: Readonly<Record<MatterCode, number>>;
    /** Words that raise the urgency of a ticket, at any position in its text. */
    readonly urgentWords: Readonly<Record<'critical' | 'urgent', readonly string[]>>;
  };
  /** Words and sentences by which emergencies are distinguished from ordinary calls. */
  readonly alarms: AlarmLanguage;
  readonly routing: {
    /** Time after the dispatch within which a unit may return a ticket. */
    readonly returnWindow: Limit;
  };
  readonly intake: {
    /** Age, in hours, up to which an open ticket counts as a possible duplicate of a new one. */
    readonly sameWithinHours: number;
    /** Age, in days, up to which a closed ticket is offered to a follow-up call; absent: only open tickets are. */
    readonly followUpDays?: number | undefined;
    /** Lowest urgency of a ticket after the caller has urged (催办) `after` times. */
    readonly urging?: readonly { readonly after: number; readonly urgency: 'critical' | 'urgent' }[] | undefined;
    /** Fewest hours between two urgings of one caller on the page of their ticket; absent: 24. */
    readonly urgeGapHours?: number | undefined;
    /** Channels by which tickets may be registered; absent: all channels. */
    readonly channels?: readonly Channel[] | undefined;
    /** Country (ISO 3166-1) and area code that complete telephone numbers written without them. */
    readonly country: string;
    readonly areaCode?: string | undefined;
  };
  readonly handling: Handling;
  /** 查看事由: id → reason for which people may read who a caller is. */
  readonly readingReasons: ReadonlyMap<string, ReadingReason>;
  readonly feedback: Feedback;
  readonly timing: TimingRules;
  readonly evaluation: EvaluationRules;
  decide(facts: RoutingFacts): RoutingDecision;
  /** Names of the certificates that a person needs before the unit may assign them a ticket on the matter. */
  certificatesFor(matter: MatterCode, unit: UnitId, region?: RegionCode): readonly string[];
  /** The steps by which more people are notified of a time limit at risk or missed, in the order of the pack. */
  readonly escalation: readonly EscalationStep[];
  /** Limits of laws, by id. */
  readonly statutes: ReadonlyMap<string, Statute>;
  slaPolicy(about: { readonly kind: TicketKind; readonly matter?: MatterCode; readonly urgency: Urgency }): SlaPolicy;
}
