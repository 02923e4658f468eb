import type { Text, TicketKind } from '@hotline/contracts';
import type { RoutingDecision, Urgency } from '@hotline/jurisdiction';

/** What decides the owner, as far as it is known. */
export interface OwnerFacts {
  readonly matter: string;
  readonly kind: TicketKind;
  readonly urgency: Urgency;
  readonly region?: string;
  readonly facts: Readonly<Record<string, string>>;
  /** When the caller told it, epoch ms: answers facts that the clock or the calendar decides. */
  readonly at?: number;
}

/** What the classification said last: said again, it does not overrule what people found out since. */
export type ClassifiedFacts = Pick<OwnerFacts, 'region' | 'facts'>;

/** What stays with a dispatch through all its situations. */
export interface Common {
  readonly jurisdiction: string;
  readonly known: OwnerFacts;
  readonly heard?: ClassifiedFacts;
  /** Redo rounds: 1 at first. */
  readonly round: number;
  /** One more for each unit the ticket went to. */
  readonly hop: number;
  /** Units that gave it back: each may do so once. */
  readonly returnedBy: readonly string[];
  /** Who answered for a resolution, one a round; never the same twice. */
  readonly approvers: readonly string[];
}

/** With a unit: one lead, maybe assistants. */
export interface UnitAssignment {
  readonly lead: string;
  readonly assistants: readonly string[];
  /** Absent when people named the lead (designation, or a redo of what ended). */
  readonly decision?: RoutingDecision;
  /** The version of the place that decided. */
  readonly pack?: string;
  /**
   * When the return window began, epoch ms. Absent: the lead may not return it (a designation binds; who resolved it
   * does it again).
   */
  readonly returnFrom?: number;
  /**
   * Last instant at which the lead may ask to return it, epoch ms. Absent while the window ends in a year without a
   * calendar.
   */
  readonly returnBy?: number;
}

/** 主办 and 协办 of one ticket, in its named situations. */
export type Dispatch =
  | (Common & { readonly situation: 'asking'; readonly fact: string; readonly question: Text; readonly holder: string })
  | (Common & { readonly situation: 'disputed'; readonly body: string; readonly assistants: readonly string[] })
  | (Common & UnitAssignment & { readonly situation: 'dispatched' })
  | (Common & UnitAssignment & { readonly situation: 'acknowledged' })
  | (Common &
      UnitAssignment & {
        readonly situation: 'return-requested';
        readonly request: { readonly proposedUnit?: string; readonly acknowledged: boolean };
      })
  | (Common & UnitAssignment & { readonly situation: 'resolved' })
  | (Common & { readonly situation: 'ended'; readonly lead?: string; readonly merged?: true });

export type Situation = Dispatch['situation'];
export type WithLead = Extract<Dispatch, UnitAssignment>;

/**
 * The situations in which a unit has the ticket. Told by name: a key that may be absent is not the same before and
 * after storage.
 */
const WITH_LEAD: ReadonlySet<Situation> = new Set<WithLead['situation']>([
  'dispatched',
  'acknowledged',
  'return-requested',
  'resolved',
]);

export const hasLead = (state: Dispatch): state is WithLead => WITH_LEAD.has(state.situation);

/** Only what stays. */
export const common = (state: Common): Common => ({
  jurisdiction: state.jurisdiction,
  known: state.known,
  ...(state.heard ? { heard: state.heard } : {}),
  round: state.round,
  hop: state.hop,
  returnedBy: state.returnedBy,
  approvers: state.approvers,
});
