import type { BodyOf, requestExtension as operation, Role } from '@hotline/contracts';
import type { ExtensionRules } from '@hotline/jurisdiction';
import type { CommandContext, Decided, Refused } from '@hotline/runtime';
import { mask } from '@hotline/text';
import { changesOf } from '../ledger';
import type { SlaClock, TimedTarget } from '../sla-clock';
import type { UnknownYear } from '../time';
import type { SlaView } from '../view';
import { approversOf, changeable, earliest, instantOr } from './checks';
import { notLater, tooLong, tooMany, yearUnknown } from './refusals';
import type { AskedExtension, LatestDue } from './state';

type ExtensionWish = BodyOf<typeof operation>;

const iso = (at: number): string => new Date(at).toISOString();

/**
 * 申请延期: the lead asks for a later due time of a clock that is not due yet. Nothing changes until others have
 * approved.
 */
export function requestExtension(
  state: SlaClock | undefined,
  input: ExtensionWish,
  context: CommandContext<SlaView>,
): Decided<SlaClock> {
  const { actor, view } = context;
  const offer = { what: 'extension' as const, rules: view.extensions, reasons: view.extensionReasons };
  const found = changeable(state, input, offer, context);
  if ('refused' in found) return found;
  const { target, unit } = found;
  const wish = wishOf(found.state, target, input, view);
  if ('refused' in wish) return wish;
  const { until, ms, number, approvers } = wish;
  const { name, stage, dueAt, limit } = target;
  const said = { name, stage, unit, number, code: input.code, evidence: mask(input.evidence) };
  const added = { what: 'extension' as const, ms, countedIn: limit.unit };
  const asked: AskedExtension = { ...said, ...added, askedBy: actor.id, approvers, approvedBy: [] };
  const times = { from: iso(dueAt), until: iso(until) };
  const data = { ...said, ...times, reason: mask(input.reason), approvers: [...approvers] };
  return { state: { ...found.state, asked }, events: [{ type: 'ExtensionRequested', data }] };
}

interface CountedWish {
  /** When the clock would be due, epoch ms. */
  readonly until: number;
  /** Time that the extension adds, ms, as the limit of the clock counts time. */
  readonly ms: number;
  readonly number: number;
  readonly approvers: readonly Role[];
}

/** What the extension would add to the clock; a refusal if that is nothing, or more than the pack allows. */
function wishOf(
  state: SlaClock,
  target: TimedTarget,
  { until: day }: ExtensionWish,
  view: SlaView,
): CountedWish | Refused {
  const rules = view.extensions as ExtensionRules;
  const { name, dueAt, limit } = target;
  const number = changesOf(state.ledger, target).added.length + 1;
  if (number > rules.most) return tooMany('extension', name, rules.most);
  const end = view.endOf(day);
  const ms = end <= dueAt ? 0 : view.counted(dueAt, end, limit);
  const until = ms === undefined ? undefined : view.later(dueAt, ms, limit.unit);
  if (ms === undefined || typeof until !== 'number') return yearUnknown(day);
  if (ms === 0) return notLater(dueAt, view);
  const latest = latestOf(state, target, view);
  if (until > latest.at) return tooLong(latest, view);
  return { until, ms, number, approvers: approversOf(rules, { number, from: dueAt, until }, view) };
}

/** The latest due time that the rules of the pack allow. */
function latestOf({ registeredAt }: SlaClock, { startedAt, dueAt, limit }: TimedTarget, view: SlaView): LatestDue {
  const { each, total, cap } = view.extensions as ExtensionRules;
  return earliest([
    { at: instantOr(view.dueAt(dueAt, each)), rule: { zh: '单次延期的最长时间', en: 'the longest single extension' } },
    {
      at: instantOr(from(view.dueAt(startedAt, limit), (due) => view.dueAt(due, total))),
      rule: { zh: '累计延期的最长时间', en: 'the longest extension in all' },
    },
    {
      at: instantOr(view.dueAt(registeredAt, cap)),
      rule: { zh: '自登记起的最长办理时间', en: 'the longest time from the registration' },
    },
  ]);
}

/** Applies `then` to a known instant; an unknown year is returned as it is. */
const from = (at: number | UnknownYear, then: (at: number) => number | UnknownYear): number | UnknownYear =>
  typeof at === 'number' ? then(at) : at;
