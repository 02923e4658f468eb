import { countNames, type CountName, type Counts } from '@hotline/jurisdiction';
import type { Deadline, TicketRecord } from './ticket-record';

/** Instants in epoch ms: `from` inclusive, `until` exclusive. The records are as they were at `asOf`. */
export interface Period {
  readonly from: number;
  readonly until: number;
  readonly asOf: number;
}

const OFTEN = 3;
const isIn = (at: number | undefined, { from, until }: Period): boolean => at !== undefined && at >= from && at < until;
/** Whether a clock was met or its due time is past. As long as it runs, nobody knows whether it will be met in time. */
const isDecided = (deadline: Deadline | undefined, asOf: number): boolean =>
  deadline !== undefined && (deadline.metAt !== undefined || deadline.dueAt <= asOf);
const isInTime = (deadline: Deadline | undefined): boolean => deadline?.metAt !== undefined && deadline.late !== true;

/**
 * The instant that decides to which period the callback of a ticket belongs: when the caller answered, else from when
 * the callback is due.
 */
const callbackAt = ({ answer, callbackFrom }: TicketRecord): number | undefined => answer?.at ?? callbackFrom;

/** The counts of one ticket; absent ones are 0. */
type Part = Readonly<Partial<Record<CountName, number | boolean | undefined>>>;

function byRegistration(record: TicketRecord, { asOf }: Period): Part {
  const { hops, merged } = record;
  if (merged || hops === 0)
    return { registered: 1, merged, answeredDirectly: !merged && record.answeredDirectly && hops === 0 };
  return {
    registered: 1,
    dispatched: 1,
    hops,
    firstRight: hops === 1 && record.returnsGranted === 0,
    returnsRequested: record.returnsRequested,
    returnsGranted: record.returnsGranted,
    returnsRejected: record.returnsRejected,
    acknowledgeDue: isDecided(record.acknowledge, asOf),
    acknowledgedInTime: isInTime(record.acknowledge),
    contactDue: isDecided(record.contact, asOf),
    contactedInTime: isInTime(record.contact),
  };
}

function byDueTime({ resolve, suspended, reported, urgency }: TicketRecord, { asOf }: Period): Part {
  if (!suspended && !isDecided(resolve, asOf)) return {};
  const urgent = urgency !== 'normal';
  const resolved = reported !== undefined && resolve?.metAt !== undefined;
  const inTime = resolved && isInTime(resolve);
  return {
    due: 1,
    suspended,
    resolved,
    resolvedInTime: inTime,
    dueUrgent: urgent,
    urgentResolved: urgent && resolved,
    urgentInTime: urgent && inTime,
  };
}

/** Channels whose tickets some schemes weigh more. */
const NOTABLE: readonly string[] = ['leader', 'media'];

function rework({ redone, channel }: TicketRecord): Part {
  const isNotable = NOTABLE.includes(channel);
  return {
    redone: redone > 0,
    redoneOften: redone >= OFTEN,
    redoneNotable: isNotable && redone > 0,
    redoneOftenNotable: isNotable && redone >= OFTEN,
  };
}

function byCallback(record: TicketRecord): Part {
  const { answer, reported, contact } = record;
  const asserted = reported?.outcome === 'resolved';
  return {
    called: 1,
    contacted: isInTime(contact),
    answered: answer !== undefined,
    asserted,
    assertedAnswered: answer?.claimed ?? false,
    overclaimed: answer?.claimed && (answer.resolution === 'partly' || answer.resolution === 'not-resolved'),
    confirmed: answer?.resolution === 'resolved',
    confirmedPartly: answer?.resolution === 'partly',
    denied: answer?.resolution === 'not-resolved',
    satisfied: answer?.satisfaction === 'satisfied',
    mostlySatisfied: answer?.satisfaction === 'basically-satisfied',
    dissatisfied: answer?.satisfaction === 'dissatisfied',
    declined: answer?.satisfaction === 'declined',
    ...rework(record),
  };
}

/** The instants by which a ticket can belong to a period. A merged ticket is worked on as another one. */
const instantsOf = (record: TicketRecord): readonly (number | undefined)[] => [
  record.registeredAt,
  ...(record.merged
    ? []
    : [record.resolve?.dueAt, callbackAt(record), record.reported?.at, record.reopenedAt, record.closedAt]),
];
export const touches = (record: TicketRecord, period: Period): boolean =>
  instantsOf(record).some((at) => isIn(at, period));

function partsOf(record: TicketRecord, period: Period, recurred: boolean): readonly Part[] {
  const registered = isIn(record.registeredAt, period) ? [byRegistration(record, period)] : [];
  if (record.merged) return registered;
  const reported = isIn(record.reported?.at, period);
  return [
    ...registered,
    ...(isIn(record.resolve?.dueAt, period) ? [byDueTime(record, period)] : []),
    ...(isIn(callbackAt(record), period) ? [byCallback(record)] : []),
    { reported, recurred: reported && recurred, reopened: isIn(record.reopenedAt, period) },
    { closed: isIn(record.closedAt, period) },
  ];
}

const NAMES = Object.keys(countNames) as readonly CountName[];

/** The sums of one group of tickets. */
export class Tally {
  private readonly sums = Object.fromEntries(NAMES.map((name) => [name, 0])) as Record<CountName, number>;
  /** From the registration until the closure of the tickets closed in the period, in ms. */
  private readonly ages: number[] = [];

  add(record: TicketRecord, period: Period, recurred: boolean): void {
    for (const part of partsOf(record, period, recurred))
      for (const name in part) this.sums[name as CountName] += Number(part[name as CountName] ?? 0);
    if (!record.merged && record.closedAt !== undefined && isIn(record.closedAt, period))
      this.ages.push(record.closedAt - record.registeredAt);
  }

  get counts(): Counts {
    return this.sums;
  }

  /** Ages by the nearest rank; undefined when no ticket was closed. */
  percentiles(): Percentiles | undefined {
    const sorted = [...this.ages].sort((a, b) => a - b);
    const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] as number;
    return sorted.length === 0 ? undefined : { p50: at(0.5), p75: at(0.75), p90: at(0.9), p95: at(0.95) };
  }
}

/** Ages of closed tickets since their registration, in ms. */
export interface Percentiles {
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
  readonly p95: number;
}
