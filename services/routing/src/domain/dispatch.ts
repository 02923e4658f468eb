import type { EventData, Text, TicketKind } from '@hotline/contracts';
import type { RoutingDecision, Urgency } from '@hotline/jurisdiction';
import type { AssistantPart } from './assistance/parts';

/** The known values that decide the lead of a ticket: its matter (empty until somebody finds it), region and facts. */
export interface KnownMatter {
  readonly matter: string;
  readonly kind: TicketKind;
  readonly urgency: Urgency;
  readonly region?: string;
  readonly facts: Readonly<Record<string, string>>;
  /** Time of the call, epoch ms. Some facts depend on it, such as night or holiday. */
  readonly at?: number;
}

/**
 * Region and facts of the last classification, kept to compare with the next one. Values that a later classification
 * repeats must not overwrite what people have found out since.
 */
export type ClassifiedFacts = Pick<KnownMatter, 'region' | 'facts'>;

/** The demands of the caller, and whether a unit can call the caller. */
export interface CallerAsks {
  /** The demands one by one, if there are several. Each needs an answer of its own. */
  readonly demands?: readonly string[];
  /** The caller left no number. */
  readonly unreachable?: true;
}

/** 指定管辖: a written decision that named the lead of a disputed ticket. */
export interface WrittenDesignation {
  readonly known: KnownMatter;
  readonly lead: string;
  readonly document: string;
  readonly reason: string;
  /** Id of the person who made the designation. Somebody else decides whether it becomes a rule. */
  readonly by: string;
  readonly state: PrecedentState;
}

export type PrecedentState = 'candidate' | 'approved' | 'adopted' | 'declined' | 'failed';

/** A file that a unit attached to the ticket. `round`: the round of work in which it did. */
export interface EvidenceFile {
  readonly file: string;
  readonly unit: string;
  readonly round: number;
}

/** A dispute that the coordination body has to end. */
export interface Dispute {
  /** Units whose opinions are asked for. */
  readonly parties: readonly string[];
  /** Parties that gave an opinion; the opinions themselves are in the events. */
  readonly heard: readonly string[];
  /** End of the time for opinions, epoch ms; absent when it falls in a year without a calendar. */
  readonly opinionsBy?: number;
}

/** The fields that a dispatch has in every situation. */
export interface DispatchRecord {
  readonly jurisdiction: string;
  readonly known: KnownMatter;
  readonly classified?: ClassifiedFacts;
  readonly asks?: CallerAsks;
  /** Round of work: 1 at first, one more for each redo. */
  readonly round: number;
  /** Number of times the ticket was dispatched. */
  readonly hop: number;
  /**
   * Ids of the units that asked to return the ticket, once their request was decided or went to the coordination body.
   * A unit may ask once.
   */
  readonly returnedBy: readonly string[];
  /** The designation that ended the last dispute: it may become a rule. */
  readonly designation?: WrittenDesignation;
  /** Ids of the people who signed an accepted resolution, one for each round. Nobody may sign in two rounds. */
  readonly approvers: readonly string[];
  /** Files that units attached, in all rounds; absent if there are none. */
  readonly evidence?: readonly EvidenceFile[];
}

/** The fields that a dispatch has while a unit leads the ticket. */
export interface LeadFields {
  readonly lead: string;
  readonly assistants: readonly string[];
  /** The parts of the assistants that have to report before the lead can resolve; absent if there are none. */
  readonly parts?: readonly AssistantPart[];
  /** Ids of the officers to whom the lead and the assistants assigned the ticket, by unit; absent if there is none. */
  readonly officers?: Readonly<Record<string, string>>;
  /** Absent when a person chose the lead, for example by a designation, or when a closed ticket was reopened. */
  readonly decision?: RoutingDecision;
  /** Version of the jurisdiction by which the lead was chosen. */
  readonly pack?: string;
  /**
   * Start of the return window, epoch ms. Absent when the lead may not return the ticket: after a designation or redo.
   */
  readonly returnFrom?: number;
  /** End of the return window, epoch ms, inclusive. Absent while it falls in a year without a calendar. */
  readonly returnBy?: number;
  /** Time of the dispatch, epoch ms. */
  readonly dispatchedAt: number;
  readonly contact?: ContactRecord;
  /** The lead has asked the hotline a question, so that the hotline may make contact with the caller for it. */
  readonly asked?: true;
}

/** Attempts of the lead to reach the caller since it got the ticket. */
export interface ContactRecord {
  readonly reached: boolean;
  /**
   * Number of attempts that count. An attempt counts only if the gap that the pack requires has passed since the last
   * one that counts.
   */
  readonly attempts: number;
  /** Time of the last attempt that counts, epoch ms. */
  readonly lastAt: number;
}

/** The resolution of a unit: what it found and did, and its answers to the caller. */
export type UnitResolution = Omit<EventData<'TicketResolved'>, 'unit' | 'signedBy' | 'round' | 'kind'>;

/** Lead (主办) and assistants (协办) of one ticket, by situation. */
export type Dispatch =
  /**
   * Not classified yet. Stored only for a ticket with several demands or a caller without a number, and for one that a
   * person has to classify: with `waits`, a person may dispatch it as it is.
   */
  | (DispatchRecord & { readonly situation: 'registered'; readonly waits?: true })
  | (DispatchRecord & {
      readonly situation: 'asking';
      readonly fact: string;
      readonly question: Text;
      readonly holder: string;
    })
  | (DispatchRecord & { readonly situation: 'disputed'; readonly body: string; readonly dispute: Dispute })
  /** The unit did not acknowledge the ticket in time. `holder`: the unit that has to dispatch it again. */
  | (DispatchRecord & { readonly situation: 'awaiting-dispatch'; readonly holder: string })
  | (DispatchRecord & LeadFields & { readonly situation: 'dispatched' })
  | (DispatchRecord & LeadFields & { readonly situation: 'acknowledged' })
  | (DispatchRecord &
      LeadFields & {
        readonly situation: 'return-requested';
        readonly request: { readonly proposedUnit?: string; readonly acknowledged: boolean };
      })
  | (DispatchRecord &
      LeadFields & {
        readonly situation: 'awaiting-signature';
        readonly resolution: UnitResolution;
        readonly preparedBy: string;
      })
  | (DispatchRecord &
      LeadFields & {
        readonly situation: 'in-review';
        readonly resolution: UnitResolution;
        readonly preparedBy: string;
        readonly signedBy: string;
      })
  | (DispatchRecord & LeadFields & { readonly situation: 'resolved' })
  | (DispatchRecord & { readonly situation: 'ended'; readonly lead?: string; readonly merged?: true });

export type DispatchSituation = Dispatch['situation'];
export type DispatchWithLead = Extract<Dispatch, LeadFields>;

/**
 * Situations in which a unit leads the ticket. `hasLead` compares the name of the situation, because the presence of an
 * optional field is no proof: storage removes undefined fields.
 */
const WITH_LEAD: ReadonlySet<DispatchSituation> = new Set<DispatchWithLead['situation']>([
  'dispatched',
  'acknowledged',
  'return-requested',
  'awaiting-signature',
  'in-review',
  'resolved',
]);

export const hasLead = (state: Dispatch): state is DispatchWithLead => WITH_LEAD.has(state.situation);

/** Takes only the fields that a dispatch has in every situation. */
export const recordOf = (state: DispatchRecord): DispatchRecord => ({
  jurisdiction: state.jurisdiction,
  known: state.known,
  ...(state.classified ? { classified: state.classified } : {}),
  ...(state.asks ? { asks: state.asks } : {}),
  ...(state.designation ? { designation: state.designation } : {}),
  round: state.round,
  hop: state.hop,
  returnedBy: state.returnedBy,
  approvers: state.approvers,
  ...(state.evidence ? { evidence: state.evidence } : {}),
});

/** The lead fields without those of one situation, such as a request or a resolution. */
export function withoutSituation(state: DispatchWithLead): DispatchRecord & LeadFields {
  const { lead, assistants, parts, officers, decision, pack, returnFrom, returnBy, dispatchedAt, contact } = state;
  return {
    ...recordOf(state),
    lead,
    assistants,
    dispatchedAt,
    ...(parts ? { parts } : {}),
    ...(officers ? { officers } : {}),
    ...(decision ? { decision } : {}),
    ...(pack === undefined ? {} : { pack }),
    ...(returnFrom === undefined ? {} : { returnFrom }),
    ...(returnBy === undefined ? {} : { returnBy }),
    ...(contact ? { contact } : {}),
  };
}

/** The record of a ticket about which nothing is known yet. */
export const newRecord = (jurisdiction: string): DispatchRecord => ({
  jurisdiction,
  known: { matter: '', kind: 'complaint', urgency: 'normal', facts: {} },
  round: 1,
  hop: 0,
  returnedBy: [],
  approvers: [],
});
