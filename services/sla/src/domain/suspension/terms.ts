import type { BodyOf, requestSuspension as operation } from '@hotline/contracts';
import type { SuspensionRules } from '@hotline/jurisdiction';
import type { Refused } from '@hotline/runtime';
import { mask } from '@hotline/text';
import { earliest, instantOr } from '../changes/checks';
import { notLater, tooLong, yearUnknown } from '../changes/refusals';
import type { SlaClock } from '../sla-clock';
import type { SlaView } from '../view';
import { dayAfterEnd, dayPast, reviewsTooFar } from './refusals';

type SuspensionWish = BodyOf<typeof operation>;

/** The dates of a suspension that the pack allows. `until`: epoch ms. */
export interface SuspensionTerms {
  readonly until: number;
  readonly milestones: readonly { readonly on: string; readonly what: string }[];
  /** Local days, YYYY-MM-DD. */
  readonly reviews: readonly string[];
}

export interface Wished {
  readonly wish: SuspensionWish;
  readonly rules: SuspensionRules;
  readonly view: SlaView;
  readonly now: number;
}

/**
 * The dates of the requested suspension. A refusal if it is too long, has a milestone in the past, or has reviews too
 * far apart.
 */
export function termsOf(state: SlaClock, wished: Wished): SuspensionTerms | Refused {
  const { wish, view, now } = wished;
  const until = view.endOf(wish.until);
  if (until <= now) return notLater(now, view);
  const refused = refuseLength(state, until, wished) ?? refuseMilestones(wished);
  if (refused) return refused;
  const milestones = [...wish.milestones]
    .map(({ on, what }) => ({ on, what: mask(what) }))
    .sort((one, other) => (one.on < other.on ? -1 : 1));
  const reviews = wish.reviews ? givenReviews(wish.reviews, wished) : plannedReviews(wished);
  return 'refused' in reviews ? reviews : { until, milestones, reviews };
}

function refuseLength(
  { suspended = [] }: SlaClock,
  until: number,
  { wish, rules, view, now }: Wished,
): Refused | undefined {
  const { each, total } = rules;
  const used = suspended.reduce((sum, { from, to }) => sum + (view.counted(from, to, total) ?? 0), 0);
  const left = view.lengthOf(total) - used;
  const single = view.dueAt(now, each);
  const all = left <= 0 ? now : view.later(now, left, total.unit);
  const unknown = [single, all].find((at) => typeof at !== 'number');
  if (unknown && until > view.startOf(`${unknown.unknownYear}-01-01`)) return yearUnknown(wish.until);
  const latest = earliest([
    { at: instantOr(single), rule: { zh: '单次挂账的最长时间', en: 'the longest single suspension' } },
    { at: instantOr(all), rule: { zh: '累计挂账的最长时间', en: 'the longest time of all suspensions' } },
  ]);
  return until > latest.at + DAY_MS ? tooLong(latest, view) : undefined;
}

/** A suspension lasts until the end of a day, so the last day may end after the exact limit. */
const DAY_MS = 86_400_000;

function refuseMilestones({ wish, view, now }: Wished): Refused | undefined {
  const past = wish.milestones.find(({ on }) => view.endOf(on) <= now);
  if (past) return dayPast(past.on, past.what);
  const late = wish.milestones.find(({ on }) => on > wish.until);
  return late && dayAfterEnd(late.on, wish.until, late.what);
}

function givenReviews(days: readonly string[], { wish, rules, view, now }: Wished): readonly string[] | Refused {
  const reviews = [...new Set(days)].sort();
  const today = view.dayOf(now);
  for (const day of reviews) {
    if (day <= today) return dayPast(day);
    if (day > wish.until) return dayAfterEnd(day, wish.until);
  }
  let before = today;
  for (const day of [...reviews, wish.until]) {
    const latest = view.dueAt(view.startOf(before), rules.reviewEvery);
    if (typeof latest === 'number' && day > view.dayOf(latest - 1)) return reviewsTooFar(view.dayOf(latest - 1));
    before = day;
  }
  return reviews;
}

/** Plans each review as late after the one before as the pack allows, until the end of the suspension. */
function plannedReviews({ wish, rules, view, now }: Wished): readonly string[] {
  const days: string[] = [];
  for (let at = now; ;) {
    const next = view.dueAt(at, rules.reviewEvery);
    if (typeof next !== 'number' || view.dayOf(next - 1) >= wish.until || next <= at) return days;
    days.push(view.dayOf(next - 1));
    at = next;
  }
}
