import type { Text, TicketKind } from '@hotline/contracts';
import type { RoutingDecision, Urgency } from '@hotline/jurisdiction';

/** What is known of a ticket that decides its owner: its matter, its region and its facts. */
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
 * Region and facts of the last classification. A later classification that repeats them must not overwrite what people
 * have found out since.
 */
export type ClassifiedFacts = Pick<KnownMatter, 'region' | 'facts'>;

/** The part of a dispatch that is kept in every situation. */
export interface DispatchRecord {
  readonly jurisdiction: string;
  readonly known: KnownMatter;
  readonly classified?: ClassifiedFacts;
  /** Round of work: 1 at first, one more for each redo. */
  readonly round: number;
  /** Number of times the ticket was dispatched. */
  readonly hop: number;
  /** Ids of units that asked to return the ticket and were answered. A unit may ask once. */
  readonly returnedBy: readonly string[];
  /** Names of the people who approved a resolution, one a round. Nobody may approve twice. */
  readonly approvers: readonly string[];
}

/** The part of a dispatch that is kept while a unit leads the ticket. */
export interface LeadFields {
  readonly lead: string;
  readonly assistants: readonly string[];
  /** Absent when a person chose the lead: by a designation, or by reopening a closed ticket. */
  readonly decision?: RoutingDecision;
  /** Version of the jurisdiction that decided. */
  readonly pack?: string;
  /**
   * Start of the return window, epoch ms. Absent when the lead may not return the ticket: after a designation or redo.
   */
  readonly returnFrom?: number;
  /** End of the return window, epoch ms, inclusive. Absent while it falls in a year without a calendar. */
  readonly returnBy?: number;
}

/** Lead (主办) and assistants (协办) of one ticket, by situation. */
export type Dispatch =
  | (DispatchRecord & {
      readonly situation: 'asking';
      readonly fact: string;
      readonly question: Text;
      readonly holder: string;
    })
  | (DispatchRecord & { readonly situation: 'disputed'; readonly body: string; readonly assistants: readonly string[] })
  | (DispatchRecord & LeadFields & { readonly situation: 'dispatched' })
  | (DispatchRecord & LeadFields & { readonly situation: 'acknowledged' })
  | (DispatchRecord &
      LeadFields & {
        readonly situation: 'return-requested';
        readonly request: { readonly proposedUnit?: string; readonly acknowledged: boolean };
      })
  | (DispatchRecord & LeadFields & { readonly situation: 'resolved' })
  | (DispatchRecord & { readonly situation: 'ended'; readonly lead?: string; readonly merged?: true });

export type DispatchSituation = Dispatch['situation'];
export type DispatchWithLead = Extract<Dispatch, LeadFields>;

/**
 * Situations in which a unit leads the ticket. They are told apart by name: an optional field that is undefined before
 * storage is absent afterwards.
 */
const WITH_LEAD: ReadonlySet<DispatchSituation> = new Set<DispatchWithLead['situation']>([
  'dispatched',
  'acknowledged',
  'return-requested',
  'resolved',
]);

export const hasLead = (state: Dispatch): state is DispatchWithLead => WITH_LEAD.has(state.situation);

/** Removes the fields that belong to one situation only. */
export const recordOf = (state: DispatchRecord): DispatchRecord => ({
  jurisdiction: state.jurisdiction,
  known: state.known,
  ...(state.classified ? { classified: state.classified } : {}),
  round: state.round,
  hop: state.hop,
  returnedBy: state.returnedBy,
  approvers: state.approvers,
});
