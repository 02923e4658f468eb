import type { EventData, TargetName, Text, TicketKind, TicketState, Urgency } from '@hotline/contracts';

/** The clock of one target as the board shows it. Instants in epoch ms. */
export interface ClockRow {
  readonly name: TargetName;
  readonly stage: number;
  readonly startedAt: number;
  /** Absent until the limit is known: it ends in a year whose calendar is not loaded. */
  readonly timing?: {
    readonly dueAt: number;
    readonly warnAt: number;
    /** When its card is red; absent: when it is due. */
    readonly redAt?: number;
    readonly limit: EventData<'SlaTargetsSet'>['targets'][number]['limit'];
  };
  readonly state: 'pending' | 'running' | 'paused' | 'at-risk' | 'breached' | 'met' | 'met-late' | 'ended';
  /** Times in which it stood still; the last one without `to` while it does. */
  readonly pauses?: readonly { readonly from: number; readonly to?: number }[];
  readonly stoppedAt?: number;
  readonly elapsedMs?: number;
  readonly countedMs?: number;
}

export interface TicketHistoryEntry {
  readonly at: string;
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly by?: { readonly id: string; readonly role: string; readonly unit?: string };
  readonly data: Readonly<Record<string, unknown>>;
}

export interface TicketFinding {
  readonly kind: 'gap' | 'dispute';
  readonly matter: string;
  readonly region?: string;
  readonly why: Text;
  /** Epoch ms. */
  readonly at: number;
}

/** Something that happened to a unit with the ticket, counted in its figures. */
export interface UnitStep {
  readonly unit: string;
  readonly what: 'dispatched' | 'return-requested' | 'return-granted' | 'return-rejected' | 'lapsed';
  /** Epoch ms. */
  readonly at: number;
}

/** A dispute about who is responsible. Instants in epoch ms. */
export interface DisputeRow {
  readonly parties: readonly string[];
  readonly opinionsBy?: number;
  /** The last one of each party, in the order in which they came. */
  readonly opinions: readonly (EventData<'OpinionGiven'> & { readonly at: number })[];
  readonly interim: readonly EventData<'InterimMeasureOrdered'>[];
}

/** What an assistant has to report, and reported. `reportedAt`: epoch ms. */
export interface PartRow {
  readonly unit: string;
  readonly state: 'open' | 'acknowledged' | 'reported';
  readonly done?: string;
  readonly evidence?: readonly string[];
  readonly reportedAt?: number;
}

/** Who has the ticket within a unit. `since`: epoch ms. */
export interface AssignedRow {
  readonly unit: string;
  readonly officer: string;
  readonly since: number;
}

export interface PrecedentRow {
  readonly state: 'candidate' | 'approved' | 'adopted' | 'declined' | 'failed';
  readonly matter: string;
  readonly region?: string;
  readonly lead: string;
  readonly document: string;
  readonly reason: string;
  readonly designatedAt: number;
  /** Version of the jurisdiction that contains the rule. */
  readonly version?: string;
}

/** One ticket as the board shows it; computed from events only. */
export interface TicketRow {
  readonly jurisdiction: string;
  readonly ticketNo: string;
  readonly queryCode: string;
  readonly channel: string;
  readonly narrative: string;
  readonly demand?: string;
  readonly address?: string;
  readonly state: TicketState;
  readonly kind?: TicketKind;
  readonly urgency: Urgency;
  readonly matter?: string;
  readonly region?: string;
  readonly lead?: string;
  readonly assistants: readonly string[];
  /** Assistants that have to report before the lead can resolve; absent: none. */
  readonly parts?: readonly PartRow[];
  /** Absent: nobody has it by name. */
  readonly assigned?: readonly AssignedRow[];
  readonly round: number;
  readonly hop: number;
  readonly callers: number;
  /** How often it was urged; absent: never. */
  readonly urged?: number;
  /** Lowest urgency that the ticket has because of urging; a classification cannot set a lower one. */
  readonly raisedTo?: Urgency;
  readonly registeredAt: number;
  readonly changedAt: number;
  readonly closedAt?: number;
  readonly question?: Text;
  readonly reply?: string;
  readonly why?: EventData<'TicketDispatched'>['why'];
  readonly mergedInto?: string;
  /** Part of the narrative that the ticket is about since it was split. */
  readonly part?: string;
  readonly splitFrom?: string;
  readonly splitInto?: EventData<'TicketSplit'>['into'];
  /** The first ticket of the issue; absent when this is the first. */
  readonly issue?: string;
  /** Its caller already has an open ticket of the issue. */
  readonly again?: boolean;
  /** Names of locations that it shares with the most similar ticket. */
  readonly named?: readonly string[];
  /** Present while somebody has to decide on a return. */
  readonly returnRequest?: Omit<EventData<'ReturnRequested'>, 'hop'>;
  /** Present while somebody has to decide on it; `approvers` are those who have not approved yet. */
  readonly extensionRequest?: EventData<'ExtensionRequested'>;
  readonly pauseRequest?: EventData<'PauseRequested'>;
  /** Present while the lead is being named: the parties, and the opinions that they gave. */
  readonly dispute?: DisputeRow;
  /** The designation that ended the last dispute, and whether it became a rule. */
  readonly precedent?: PrecedentRow;
  /** 问题工单: units have returned it too often. */
  readonly problem?: true;
  readonly unitSteps: readonly UnitStep[];
  readonly breached: number;
  readonly clocks: readonly ClockRow[];
  readonly findings: readonly TicketFinding[];
  readonly history: readonly TicketHistoryEntry[];
}

export const isOpen = (row: TicketRow): boolean => row.state !== 'closed' && row.state !== 'merged';
export const isRunning = (clock: ClockRow): boolean =>
  clock.state === 'running' || clock.state === 'at-risk' || clock.state === 'breached';
/** Neither met nor ended. */
export const isActive = (clock: ClockRow): boolean =>
  isRunning(clock) || clock.state === 'pending' || clock.state === 'paused';

/** A clock past its due time is breached even before the event of the breach arrives. */
export const clockStateAt = (clock: ClockRow, now: number): ClockRow['state'] =>
  clock.timing && isRunning(clock) && now >= clock.timing.dueAt ? 'breached' : clock.state;

/** The running target with the earliest due time, past or future; undefined for a closed or merged ticket. */
export const nextDue = (row: TicketRow): ClockRow | undefined =>
  (isOpen(row) ? row.clocks.filter(isRunning) : []).reduce<ClockRow | undefined>(
    (first, clock) =>
      clock.timing && clock.timing.dueAt < (first?.timing?.dueAt ?? Number.MAX_SAFE_INTEGER) ? clock : first,
    undefined,
  );

/** The first target whose limit ends in a year without a calendar; undefined for a closed or merged ticket. */
export const firstPending = (row: TicketRow): ClockRow | undefined =>
  isOpen(row) ? row.clocks.find(({ state }) => state === 'pending') : undefined;

/** Earliest due time of the running targets, past or future, in epoch ms; undefined for a closed or merged ticket. */
export const dueAt = (row: TicketRow): number | undefined => nextDue(row)?.timing?.dueAt;
/** The caller's words about this ticket: after a split its part of the narrative. */
export const wordsOf = ({ part, narrative }: TicketRow): string => part ?? narrative;
/** The lead, the assistants and those who have a part in a dispute, each once. */
export const units = (row: TicketRow): readonly string[] => [
  ...new Set([
    ...(row.lead ? [row.lead] : []),
    ...row.assistants,
    ...(row.dispute ? [...row.dispute.parties, ...row.dispute.interim.map(({ unit }) => unit)] : []),
  ]),
];
