import type { EventData } from '@hotline/contracts';
import { changesOf, dueOf, limitEntry } from '../ledger';
import { policyOf } from '../new-target';
import { isPaused, isRunning, type SlaClock, type TimedTarget } from '../sla-clock';
import { limitInForce, sameLimit, type LimitInForce } from '../statutes/limit-in-force';
import type { Time } from '../time';

/** A clock that would be due at another time by the limits and the calendar in force. Instants in epoch ms. */
export interface ClockDifference {
  readonly target: TimedTarget;
  readonly limit: LimitInForce;
  readonly policy: string;
  readonly from: number;
  /** Absent: in a year whose calendar is not loaded. */
  readonly until?: number;
  readonly cause: EventData<'ClockRecounted'>['cause'];
}

/**
 * The running and paused clocks of an open ticket that would be due at another time. A promise to the callers keeps its
 * day, and clocks of closed tickets never change.
 */
export function differencesOf(state: SlaClock, time: Time): readonly ClockDifference[] {
  if (!state.open) return [];
  const policy = policyOf(state, time);
  return state.targets
    .filter((target): target is TimedTarget => isRunning(target) || isPaused(target))
    .filter(({ name }) => name !== 'promise')
    .flatMap((target): ClockDifference[] => {
      const stated = limitEntry(state.ledger, target) ?? target;
      const limit = limitInForce(policy, target, time) ?? stated;
      const due = dueOf({ ...target, limit: limit.limit, ...changesOf(state.ledger, target) }, time);
      const until = typeof due === 'number' ? { until: due } : {};
      if (until.until === target.dueAt) return [];
      const cause = sameLimit(limit, stated) ? ('calendar' as const) : ('limit' as const);
      return [{ target, limit: lawOf(limit), policy: policy.id, from: target.dueAt, ...until, cause }];
    });
}

const lawOf = ({ limit, statute }: LimitInForce): LimitInForce => ({
  limit,
  ...(statute === undefined ? {} : { statute }),
});

export const becomesOverdue = ({ target, from, until }: ClockDifference, now: number): boolean =>
  isRunning(target) && until !== undefined && until <= now && from > now;

const isOverdueNoMore = ({ target, from, until }: ClockDifference, now: number): boolean =>
  isRunning(target) && from <= now && (until === undefined || until > now);

/** Numbers of tickets and clocks that would be due at other times. */
export interface DifferenceCounts {
  readonly open: number;
  readonly tickets: number;
  readonly becomeOverdue: number;
  readonly noLongerOverdue: number;
  readonly byCause: Readonly<Record<ClockDifference['cause'], number>>;
}

export const NO_DIFFERENCES: DifferenceCounts = {
  open: 0,
  tickets: 0,
  becomeOverdue: 0,
  noLongerOverdue: 0,
  byCause: { limit: 0, calendar: 0 },
};

/** The counts with one more open ticket, which has these differences. */
export function withTicket(
  counts: DifferenceCounts,
  differences: readonly ClockDifference[],
  now: number,
): DifferenceCounts {
  if (differences.length === 0) return { ...counts, open: counts.open + 1 };
  const oneIf = (is: boolean): number => (is ? 1 : 0);
  const of = (cause: ClockDifference['cause']): number => differences.filter((one) => one.cause === cause).length;
  return {
    open: counts.open + 1,
    tickets: counts.tickets + 1,
    becomeOverdue: counts.becomeOverdue + oneIf(differences.some((one) => becomesOverdue(one, now))),
    noLongerOverdue: counts.noLongerOverdue + oneIf(differences.some((one) => isOverdueNoMore(one, now))),
    byCause: { limit: counts.byCause.limit + of('limit'), calendar: counts.byCause.calendar + of('calendar') },
  };
}

export const differenceView = (one: ClockDifference, now: number) => ({
  name: one.target.name,
  stage: one.target.stage,
  from: new Date(one.from).toISOString(),
  ...(one.until === undefined ? {} : { until: new Date(one.until).toISOString() }),
  cause: one.cause,
  overdue: becomesOverdue(one, now),
});
