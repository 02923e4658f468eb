import type { BodyOf, requestPause as operation, Role } from '@hotline/contracts';
import type { PauseRules } from '@hotline/jurisdiction';
import type { CommandContext, Decided, Refused } from '@hotline/runtime';
import { mask } from '@hotline/text';
import { changesOf, pausedTime } from '../ledger';
import type { SlaClock, TimedTarget } from '../sla-clock';
import type { SlaView } from '../view';
import { approversOf, changeable, earliest, instantOr } from './checks';
import { notLater, tooLong, tooMany, yearUnknown } from './refusals';
import type { AskedPause } from './state';

type PauseWish = BodyOf<typeof operation>;

const iso = (at: number): string => new Date(at).toISOString();

/** 申请暂停: the lead asks to pause a clock that is not due yet. The clock runs until others have approved. */
export function requestPause(
  state: SlaClock | undefined,
  input: PauseWish,
  context: CommandContext<SlaView>,
): Decided<SlaClock> {
  const { actor, view, now } = context;
  const reasons = new Map([...view.pauseReasons].map(([code, { name }]) => [code, name]));
  const found = changeable(state, input, { what: 'pause', rules: view.pauses, reasons }, context);
  if ('refused' in found) return found;
  const { target, unit } = found;
  const wish = wishOf(found.state, target, input, { view, now });
  if ('refused' in wish) return wish;
  const { until, number, approvers } = wish;
  const { name, stage } = target;
  const said = { name, stage, unit, number, code: input.code, evidence: mask(input.evidence) };
  const asked: AskedPause = { ...said, what: 'pause', until, askedBy: actor.id, approvers, approvedBy: [] };
  const data = { ...said, until: iso(until), reason: mask(input.reason), approvers: [...approvers] };
  return { state: { ...found.state, asked }, events: [{ type: 'PauseRequested', data }] };
}

interface CountedWish {
  readonly until: number;
  readonly number: number;
  readonly approvers: readonly Role[];
}

/** The latest end of the pause; a refusal if the pause has no counted time, or more than the pack allows. */
function wishOf(
  state: SlaClock,
  target: TimedTarget,
  { until: day }: PauseWish,
  { view, now }: { readonly view: SlaView; readonly now: number },
): CountedWish | Refused {
  const rules = view.pauses as PauseRules;
  const { name, startedAt, limit } = target;
  const pauses = changesOf(state.ledger, target).pauses.filter(({ suspension }) => !suspension);
  const number = pauses.length + 1;
  if (number > rules.most) return tooMany('pause', name, rules.most);
  const end = view.endOf(day);
  const from = Math.max(now, view.countsFrom(startedAt, limit));
  const ms = end <= from ? 0 : view.counted(from, end, limit);
  const until = ms === undefined ? undefined : view.later(from, ms, limit.unit);
  if (ms === undefined || typeof until !== 'number') return yearUnknown(day);
  if (ms === 0) return notLater(now, view);
  const left = view.lengthOf(rules.total) - pausedTime(pauses, rules.total, view);
  const latest = earliest([
    { at: instantOr(view.dueAt(now, rules.each)), rule: { zh: '单次暂停的最长时间', en: 'the longest single pause' } },
    {
      at: left <= 0 ? now : instantOr(view.later(now, left, rules.total.unit)),
      rule: { zh: '累计暂停的最长时间', en: 'the longest time of all pauses' },
    },
  ]);
  if (until > latest.at) return tooLong(latest, view);
  return { until, number, approvers: approversOf(rules, { number, from: now, until }, view) };
}
