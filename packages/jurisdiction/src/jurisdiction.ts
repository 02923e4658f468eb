/**
 * A compiled jurisdiction: the data and the decisions that services ask for. `compile` makes it from a pack; it is
 * immutable. Every answer is a look-up in an index that is built once, never a scan over powers.
 */
import type { CalendarRules } from './model/calendar';
import type { RoutingDecision, RoutingFacts } from './model/decision';
import type { Feedback } from './model/feedback';
import type { Handling } from './model/handling';
import type { EscalationStep, Limit, SlaPolicy } from './model/limits';
import type { AlarmLanguage, Fact, Guide, GuideCode, Matter, MatterCode, TicketKind, Urgency } from './model/matters';
import type { ListedPerson, Post, Region, RegionCode, Unit, UnitId } from './model/organisation';
import type { Text } from './model/text';
import type { TimingRules } from './model/timing';

export type * from './model/calendar';
export type * from './model/decision';
export type * from './model/feedback';
export type * from './model/handling';
export type * from './model/limits';
export type * from './model/matters';
export type * from './model/organisation';
export type * from './model/text';
export type * from './model/timing';

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
