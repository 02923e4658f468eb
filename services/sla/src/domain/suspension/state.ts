import type { TargetName } from '@hotline/contracts';

/** A milestone of the plan. Instants in epoch ms. */
export interface Milestone {
  /** Local day by which it has to be reached, YYYY-MM-DD. */
  readonly on: string;
  readonly what: string;
  /** When it counts as missed: the first office time after that day. */
  readonly missedAt: number;
  readonly reachedAt?: number;
  readonly noticed?: true;
}

/** A day on which a supervisor reviews the suspension. Instants in epoch ms. */
export interface Review {
  /** Local day, YYYY-MM-DD. */
  readonly on: string;
  /** The first office time of that day. */
  readonly dueAt: number;
  readonly doneAt?: number;
  readonly noticed?: true;
}

/** 挂账: the ticket waits for a plan of its unit to be carried out, and its stage clocks stand still. */
export interface Suspension {
  /** Which suspension of the ticket, from 1. */
  readonly number: number;
  readonly unit: string;
  readonly name: TargetName;
  readonly stage: number;
  /** Epoch ms. */
  readonly from: number;
  /** Planned end, epoch ms. */
  readonly until: number;
  readonly milestones: readonly Milestone[];
  readonly reviews: readonly Review[];
}

export const isMissed = ({ reachedAt, noticed, missedAt }: Milestone, now: number): boolean =>
  reachedAt === undefined && !noticed && missedAt <= now;
export const isReviewDue = ({ doneAt, noticed, dueAt }: Review, now: number): boolean =>
  doneAt === undefined && !noticed && dueAt <= now;

/** The next instant at which the suspension ends or people are notified about it, epoch ms. */
export function nextSuspensionAt(suspension: Suspension | undefined): number {
  if (!suspension) return Infinity;
  const { until, milestones, reviews } = suspension;
  return Math.min(
    until,
    ...milestones.filter((one) => isMissed(one, Infinity)).map(({ missedAt }) => missedAt),
    ...reviews.filter((one) => isReviewDue(one, Infinity)).map(({ dueAt }) => dueAt),
  );
}
