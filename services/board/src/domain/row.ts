import type { EventData, TargetName, Text, TicketKind, TicketState, Urgency } from '@hotline/contracts';
import type { SuspensionRow } from './suspensions/suspended';

/** The clock of one target as the board shows it. Instants in epoch ms. */
export interface ClockRow {
  readonly name: TargetName;
  readonly stage: number;
  /** Whose clock it is, if several clocks of one name run side by side. */
  readonly party?: string;
  readonly startedAt: number;
  /** Absent until the limit is known: it ends in a year whose calendar is not loaded. */
  readonly timing?: {
    readonly dueAt: number;
    readonly warnAt: number;
    /** When its red card is shown; absent: at the due time. */
    readonly redAt?: number;
    readonly limit: EventData<'SlaTargetsSet'>['targets'][number]['limit'];
    /** Id of the law that sets the limit; absent: the hotline does. */
    readonly statute?: string;
  };
  readonly state: 'pending' | 'running' | 'paused' | 'at-risk' | 'breached' | 'met' | 'met-late' | 'ended';
  /** Periods in which the clock was paused. The last one has no `to` while the clock is paused. */
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
  /** Absent: a person dispatched the ticket before it had a matter. */
  readonly matter?: string;
  readonly region?: string;
  readonly why: Text;
  /** Epoch ms. */
  readonly at: number;
}

/** A step of the ticket at a unit; the figures of the unit count these steps. */
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
  /** The latest opinion of each party, in the order of arrival. */
  readonly opinions: readonly (EventData<'OpinionGiven'> & { readonly at: number })[];
  readonly interim: readonly EventData<'InterimMeasureOrdered'>[];
}

/** The report that an assisting unit owes, with its contents once it is given. `reportedAt`: epoch ms. */
export interface PartRow {
  readonly unit: string;
  readonly state: 'open' | 'acknowledged' | 'reported';
  readonly done?: string;
  readonly evidence?: readonly string[];
  readonly reportedAt?: number;
}

/** An emergency service that was informed about the ticket. Instants in epoch ms. */
export interface HandOverRow {
  readonly guide: string;
  readonly toldAt: number;
  /** Absent until the service has taken over. */
  readonly taken?: { readonly at: number; readonly by: string; readonly reference?: string };
}

/** 承诺: what was promised to the callers, as the board shows it. Days are local days, YYYY-MM-DD; instants in epoch ms. */
export interface PromiseRow {
  readonly number: number;
  /** Who promised: a unit, or the hotline. */
  readonly unit: string;
  readonly on: string;
  /** Absent: the rest, after a closure as partly resolved. */
  readonly what?: string;
  readonly madeAt: number;
  readonly kept?: { readonly at: number; readonly done: string };
}

/** The officer to whom a unit has assigned the ticket. `since`: epoch ms. */
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

export type CallerViewRow = EventData<'CallerViewRequested'> & { readonly requestedAt: number };

/** One ticket as the board shows it; computed from events only. */
export interface TicketRow {
  readonly jurisdiction: string;
  readonly ticketNo: string;
  readonly queryCode: string;
  /** Number in the system that delivered the ticket. */
  readonly externalNo?: string;
  readonly channel: string;
  readonly title?: string;
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
  /** Assisting units that must report before the lead can resolve the ticket; absent: there are none. */
  readonly parts?: readonly PartRow[];
  /** Absent: no unit has assigned the ticket to an officer. */
  readonly assigned?: readonly AssignedRow[];
  /** Absent: no emergency service was informed. */
  readonly handOvers?: readonly HandOverRow[];
  readonly round: number;
  readonly hop: number;
  readonly callers: number;
  /** How often callers urged the ticket, i.e. asked for faster handling; absent: never. */
  readonly urged?: number;
  /** Urgency to which urging has raised the ticket; a classification cannot set a lower one. */
  readonly raisedTo?: Urgency;
  readonly registeredAt: number;
  readonly changedAt: number;
  readonly closedAt?: number;
  readonly question?: Text;
  /** Who wants to read the callers, while a second person has to decide. `requestedAt`: epoch ms. */
  readonly callerViews?: readonly CallerViewRow[];
  /** What the lead asked the hotline or the callers, until it is answered or the caller was reached. `askedAt`: epoch ms. */
  readonly unitAsks?: { readonly question: string; readonly askedAt: number; readonly toCaller?: true };
  /** The answer, until the lead goes on with the ticket. `answeredAt`: epoch ms. */
  readonly unitAnswer?: {
    readonly question: string;
    readonly answer?: string;
    readonly by: 'caller' | 'hotline';
    readonly answeredAt: number;
  };
  readonly reply?: string;
  readonly why?: EventData<'TicketDispatched'>['why'];
  readonly mergedInto?: string;
  /** After a split: the part of the narrative that this ticket is about. */
  readonly part?: string;
  readonly splitFrom?: string;
  /** The call sounds as if it was about another ticket of its caller; absent once somebody classified it. */
  readonly followUp?: EventData<'TicketRegistered'>['followUp'];
  readonly splitInto?: EventData<'TicketSplit'>['into'];
  /** The first ticket of the issue; absent when this is the first. */
  readonly issue?: string;
  /** Whether its caller already has an open ticket of the issue. */
  readonly again?: boolean;
  /** Names of locations that both this ticket and the most similar one mention. */
  readonly named?: readonly string[];
  /** Present while somebody has to decide whether the ticket is refused (不予受理). */
  readonly refusalRequest?: EventData<'RefusalRequested'>;
  /** Present while somebody has to decide on a return. */
  readonly returnRequest?: Omit<EventData<'ReturnRequested'>, 'hop'>;
  /** End of the return window of the lead, epoch ms; absent: it may not return the ticket, or has asked for it. */
  readonly returnBy?: number;
  /** Present while somebody has to decide on the request; `approvers` are the roles that have not approved yet. */
  readonly extensionRequest?: EventData<'ExtensionRequested'>;
  readonly pauseRequest?: EventData<'PauseRequested'>;
  readonly suspensionRequest?: EventData<'SuspensionRequested'>;
  /** 挂账: present while the ticket is suspended. */
  readonly suspension?: SuspensionRow;
  /** 承诺: what was promised to the callers; absent: nothing. */
  readonly promises?: readonly PromiseRow[];
  /** Present until a lead is designated: the parties and their opinions. */
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
/** Whether a clock is neither met nor ended. */
export const isActive = (clock: ClockRow): boolean =>
  isRunning(clock) || clock.state === 'pending' || clock.state === 'paused';

/** A clock past its due time is breached even before the event of the breach arrives. */
export const clockStateAt = (clock: ClockRow, now: number): ClockRow['state'] =>
  clock.timing && isRunning(clock) && now >= clock.timing.dueAt ? 'breached' : clock.state;

const firstDue = (clocks: readonly ClockRow[]): ClockRow | undefined =>
  clocks.reduce<ClockRow | undefined>(
    (first, clock) =>
      clock.timing && clock.timing.dueAt < (first?.timing?.dueAt ?? Number.MAX_SAFE_INTEGER) ? clock : first,
    undefined,
  );

/**
 * The running target with the earliest due time, past or future; undefined for a closed or merged ticket. For a unit:
 * its own promises, and its own clocks as an assistant if it has any, else those of the whole ticket; not those of other
 * units and services.
 */
export function nextDue(row: TicketRow, unit?: string): ClockRow | undefined {
  const running = isOpen(row) ? row.clocks.filter(isRunning) : [];
  if (unit === undefined) return firstDue(running);
  const own = running.filter(({ party }) => party === unit);
  const assists = own.some(({ name }) => name !== 'promise');
  return firstDue(assists ? own : [...own, ...running.filter(({ party }) => party === undefined)]);
}

/** The first target whose limit ends in a year without a calendar; undefined for a closed or merged ticket. */
export const firstPending = (row: TicketRow): ClockRow | undefined =>
  isOpen(row) ? row.clocks.find(({ state }) => state === 'pending') : undefined;

/** Due time of the target that is due next, for a unit or for the hotline, in epoch ms; see `nextDue`. */
export const dueAt = (row: TicketRow, unit?: string): number | undefined => nextDue(row, unit)?.timing?.dueAt;
/** The narrative of the caller; after a split, only the part that this ticket is about. */
export const wordsOf = ({ part, narrative }: TicketRow): string => part ?? narrative;
/** The lead, the assistants and the units in a dispute, each once. */
export const units = (row: TicketRow): readonly string[] => [
  ...new Set([
    ...(row.lead ? [row.lead] : []),
    ...row.assistants,
    ...(row.dispute ? [...row.dispute.parties, ...row.dispute.interim.map(({ unit }) => unit)] : []),
  ]),
];
