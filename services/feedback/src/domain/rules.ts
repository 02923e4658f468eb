import type { ClosureRule, Feedback, Jurisdiction } from '@hotline/jurisdiction';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The callback rules of the pack, with its hours and days as milliseconds. */
export interface CallbackRules extends Pick<Feedback, 'maxRounds' | 'maxAttempts' | 'contradictory' | 'plan'> {
  readonly attemptGapMs: number;
  readonly reopenWithinMs: number;
  readonly closures: ReadonlyMap<string, ClosureRule>;
  readonly timeZone: string;
}

export const rulesOf = ({ feedback, calendar }: Jurisdiction): CallbackRules => ({
  maxRounds: feedback.maxRounds,
  maxAttempts: feedback.maxAttempts,
  contradictory: feedback.contradictory,
  plan: feedback.plan,
  closures: feedback.closures,
  timeZone: calendar.timeZone,
  attemptGapMs: feedback.attemptGapHours * HOUR_MS,
  reopenWithinMs: feedback.reopenWithinDays * DAY_MS,
});
