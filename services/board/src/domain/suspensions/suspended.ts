import type { EventData } from '@hotline/contracts';

/** 挂账, as the board shows it. Days are local days, YYYY-MM-DD; instants in epoch ms. */
export interface SuspensionRow {
  readonly since: number;
  /** Last day. */
  readonly until: string;
  readonly code: string;
  readonly plan: string;
  readonly milestones: readonly { readonly on: string; readonly what: string; readonly reachedAt?: number }[];
  readonly reviews: readonly { readonly on: string; readonly doneAt?: number }[];
}

export const begun = ({ at, until, code, plan, milestones, reviews }: EventData<'TicketSuspended'>): SuspensionRow => ({
  since: Date.parse(at),
  until,
  code,
  plan,
  milestones,
  reviews: reviews.map((on) => ({ on })),
});

export const reached = (
  suspension: SuspensionRow | undefined,
  number: number,
  reachedAt: number,
): SuspensionRow | undefined =>
  suspension && {
    ...suspension,
    milestones: suspension.milestones.map((one, i) => (i === number - 1 ? { ...one, reachedAt } : one)),
  };

export const reviewed = (
  suspension: SuspensionRow | undefined,
  on: string,
  doneAt: number,
): SuspensionRow | undefined =>
  suspension && {
    ...suspension,
    reviews: suspension.reviews.map((one) => (one.on === on ? { ...one, doneAt } : one)),
  };
