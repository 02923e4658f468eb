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
    readonly limit: EventData<'SlaTargetsSet'>['targets'][number]['limit'];
  };
  readonly state: 'pending' | 'running' | 'at-risk' | 'breached' | 'met' | 'met-late' | 'ended';
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

/** One ticket as everybody reads it; built from events alone. */
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
  readonly round: number;
  readonly hop: number;
  readonly callers: number;
  readonly registeredAt: number;
  readonly changedAt: number;
  readonly closedAt?: number;
  readonly question?: Text;
  readonly reply?: string;
  readonly why?: EventData<'TicketDispatched'>['why'];
  readonly mergedInto?: string;
  /** Since a split: the words of the narrative that it is about. */
  readonly part?: string;
  readonly splitFrom?: string;
  readonly splitInto?: EventData<'TicketSplit'>['into'];
  /** The first ticket about the same trouble, when this is not the first. */
  readonly issue?: string;
  /** Its caller has an open ticket of the issue already. */
  readonly again?: boolean;
  /** Names of places that it has in common with the ticket it is likest to. */
  readonly named?: readonly string[];
  readonly breached: number;
  readonly clocks: readonly ClockRow[];
  readonly findings: readonly TicketFinding[];
  readonly history: readonly TicketHistoryEntry[];
}

export const isOpen = (row: TicketRow): boolean => row.state !== 'closed' && row.state !== 'merged';
export const isRunning = (clock: ClockRow): boolean =>
  clock.state === 'running' || clock.state === 'at-risk' || clock.state === 'breached';
/** Neither met nor ended. */
export const isActive = (clock: ClockRow): boolean => isRunning(clock) || clock.state === 'pending';

/** Due time of the running target that falls due first, or fell due first; undefined for tickets that are closed or merged. */
export function dueAt(row: TicketRow): number | undefined {
  if (!isOpen(row)) return undefined;
  const running = row.clocks.filter(isRunning).flatMap(({ timing }) => timing?.dueAt ?? []);
  return running.length > 0 ? Math.min(...running) : undefined;
}
/** What its caller told of it. */
export const wordsOf = ({ part, narrative }: TicketRow): string => part ?? narrative;
export const units = (row: TicketRow): readonly string[] => [
  ...new Set([...(row.lead ? [row.lead] : []), ...row.assistants]),
];
