import type { TargetName, TicketKind } from '@hotline/contracts';
import type { Limit, Urgency } from '@hotline/jurisdiction';
import type { Notice, PlannedStep } from './escalation/state';
import type { AskedChange } from './changes/state';
import type { LedgerEntry } from './ledger';
import type { Suspension } from './suspension/state';
import type { Pause } from './time';

/**
 * One run of a target. `resolve` has a single stage, which never resets; every other target begins a new stage each
 * time. Instants in epoch ms.
 */
interface TargetStage {
  readonly name: TargetName;
  readonly stage: number;
  /**
   * Whose target it is, if several targets of one name run side by side: id of an assistant or of the unit that
   * promised, code of an emergency service.
   */
  readonly party?: string;
  readonly startedAt: number;
}

/** A target whose due time is known. */
export interface TimedTarget extends TargetStage {
  readonly dueAt: number;
  /** When the card of the target turns yellow. */
  readonly warnAt: number;
  /** When the card turns red; absent if that is at the due time. */
  readonly redAt?: number;
  readonly limit: Limit;
  /** Id of the law that sets the limit; absent: the policy of the hotline does. */
  readonly statute?: string;
  readonly state: 'running' | 'paused' | 'met' | 'ended';
  /** Absent if the target was never paused. */
  readonly pauses?: readonly Pause[];
  readonly warned: boolean;
  readonly breached: boolean;
  /** Escalation steps that are still to be taken. `told`: ids of the steps already taken. */
  readonly steps: readonly PlannedStep[];
  readonly told: readonly string[];
}

/**
 * A target whose limit ends in a year that the calendar does not know. It gets its due time, counted from `startedAt`,
 * once the calendar of that year is loaded. If it is met or ends before that, nobody can say whether it was late.
 */
export interface PendingTarget extends TargetStage {
  readonly state: 'pending' | 'met' | 'ended';
  readonly year: number;
  /** When the calendar is asked again, epoch ms. */
  readonly retryAt: number;
}

export type Target = TimedTarget | PendingTarget;

/** An emergency service that was informed about the ticket. `taken`: it has taken over. */
export interface HandOver {
  /** Code of the service. */
  readonly guide: string;
  readonly taken?: true;
}

/** The clocks of one ticket. */
export interface SlaClock {
  readonly jurisdiction: string;
  readonly ticketNo?: string;
  readonly registeredAt: number;
  readonly kind: TicketKind;
  readonly urgency: Urgency;
  readonly matter?: string;
  readonly targets: readonly Target[];
  /** The history of the targets, oldest first. Entries are never changed or removed. */
  readonly ledger: readonly LedgerEntry[];
  /** Lead and assistants; absent until a unit has the ticket. */
  readonly units?: readonly string[];
  /** Notices about running clocks. `given`: how many notices the ticket has had so far. */
  readonly notices: readonly Notice[];
  readonly given: number;
  /** Present while the ticket is suspended. */
  readonly suspension?: Suspension;
  /** Earlier suspensions, epoch ms; absent: none. */
  readonly suspended?: readonly { readonly from: number; readonly to: number }[];
  /** A change of the clocks that was requested and is not decided yet. */
  readonly asked?: AskedChange;
  /** A past complaint that is replayed: nobody is notified about its clocks. */
  readonly replayed?: true;
  /** The emergency services that were informed, each once; absent: none. */
  readonly handOvers?: readonly HandOver[];
  readonly open: boolean;
  /** The ticket was merged into another one, and no event opens it again. */
  readonly merged?: true;
  /** The resolve target was met and now runs again; the next dispatch publishes its due time again. */
  readonly resumed?: true;
}

/**
 * A target by its name, or by name and party if several targets of one name run side by side, or by its stage if a party
 * can have several.
 */
export type Which = TargetName | (Pick<TargetStage, 'name' | 'party'> & { readonly stage?: number });

export const nameAndParty = (which: Which): Exclude<Which, TargetName> =>
  typeof which === 'string' ? { name: which } : which;

/** The targets that each assistant has of its own. */
export const OF_ASSISTANTS: ReadonlySet<TargetName> = new Set<TargetName>([
  'assistant-acknowledge',
  'assistant-report',
]);

/** The latest stage of a target. */
export function find(state: SlaClock, which: Which): Target | undefined {
  const { name, party, stage } = nameAndParty(which);
  return state.targets
    .filter((target) => target.name === name && target.party === party && (stage ?? target.stage) === target.stage)
    .at(-1);
}

/** The fields by which events name the stage of a target. */
export const whichOf = ({ name, stage, party }: Pick<TargetStage, 'name' | 'stage' | 'party'>) => ({
  name,
  stage,
  ...(party === undefined ? {} : { party }),
});

export const findStage = (state: SlaClock, name: TargetName, stage: number): Target | undefined =>
  state.targets.find((target) => target.name === name && target.stage === stage);

export const isTimed = (target: Target): target is TimedTarget => 'dueAt' in target;
export const isRunning = (target: Target | undefined): target is TimedTarget => target?.state === 'running';
export const isPending = (target: Target | undefined): target is PendingTarget => target?.state === 'pending';
export const isPaused = (target: Target | undefined): target is TimedTarget => target?.state === 'paused';
/** Neither met nor ended. */
export const isActive = (target: Target | undefined): target is Target =>
  isRunning(target) || isPaused(target) || isPending(target);

/** The years, each once, whose calendars the pending targets of an open ticket wait for. */
export const missingYears = ({ open, targets }: SlaClock): readonly number[] =>
  open ? [...new Set(targets.filter(isPending).map(({ year }) => year))] : [];
