import { callTimes, type CallTimes } from '@hotline/calendar';
import type { CallScript, ClosureRule, Feedback, Jurisdiction, RefusalReason } from '@hotline/jurisdiction';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The callback rules of the pack, with its minutes, hours and days as milliseconds. */
export interface CallbackRules extends Pick<Feedback, 'maxRounds' | 'maxAttempts' | 'contradictory' | 'plan'> {
  readonly attemptGapMs: number;
  readonly reopenWithinMs: number;
  readonly closures: ReadonlyMap<string, ClosureRule>;
  readonly refusalReasons: ReadonlyMap<string, RefusalReason>;
  readonly timeZone: string;
  readonly calls: CallTimes;
  readonly leaseMs: number;
  readonly skipMs: number;
  readonly scheduleWithinMs: number;
  readonly scripts: readonly CallScript[];
}

export const rulesOf = ({ feedback, calendar }: Jurisdiction): CallbackRules => ({
  maxRounds: feedback.maxRounds,
  maxAttempts: feedback.maxAttempts,
  contradictory: feedback.contradictory,
  plan: feedback.plan,
  closures: feedback.closures,
  refusalReasons: feedback.refusalReasons,
  timeZone: calendar.timeZone,
  attemptGapMs: feedback.attemptGapHours * HOUR_MS,
  reopenWithinMs: feedback.reopenWithinDays * DAY_MS,
  calls: callTimes(calendar, feedback.callHours),
  leaseMs: feedback.leaseMinutes * MINUTE_MS,
  skipMs: feedback.skipMinutes * MINUTE_MS,
  scheduleWithinMs: feedback.scheduleWithinDays * DAY_MS,
  scripts: feedback.scripts,
});
