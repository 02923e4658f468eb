import type { BodyOf, requestExtension as operation, Role } from '@hotline/contracts';
import { ticketNotFound } from '@hotline/contracts/phrases';
import type { ExtensionRules } from '@hotline/jurisdiction';
import type { CommandContext, Decided, Refused } from '@hotline/runtime';
import { mask } from '@hotline/text';
import { addedTo } from '../ledger';
import { find, isRunning, type SlaClock, type TimedTarget } from '../sla-clock';
import type { UnknownYear } from '../time';
import type { SlaView } from '../view';
import {
  alreadyAsked,
  clockNotExtendable,
  clockNotRunning,
  noExtensions,
  notLater,
  notOfTheLead,
  tooLong,
  tooMany,
  unknownReason,
  windowPassed,
  yearUnknown,
} from './refusals';
import type { AskedExtension, LatestDue } from './state';

type ExtensionWish = BodyOf<typeof operation>;

const iso = (at: number): string => new Date(at).toISOString();

/** 申请延期 of a clock that is not due yet, by the lead; it changes nothing until others have approved. */
export function requestExtension(
  state: SlaClock | undefined,
  input: ExtensionWish,
  { actor, now, view, jurisdiction }: CommandContext<SlaView>,
): Decided<SlaClock> {
  if (state?.jurisdiction !== jurisdiction) return ticketNotFound;
  const { unit } = actor;
  if (unit === undefined || state.units?.[0] !== unit) return notOfTheLead;
  const target = extendable(state, input, { now, view });
  if ('refused' in target) return target;
  const wish = wishOf(state, target, input, view);
  if ('refused' in wish) return wish;
  const { until, ms, number, approvers } = wish;
  const { name, stage, dueAt, limit } = target;
  const said = { code: input.code, evidence: mask(input.evidence) };
  const asked = { name, stage, unit, number, ...said };
  const waiting: AskedExtension = {
    ...asked,
    ms,
    countedIn: limit.unit,
    askedBy: actor.id,
    approvers,
    approvedBy: [],
  };
  const times = { from: iso(dueAt), until: iso(until) };
  const data = { ...asked, ...times, reason: mask(input.reason), approvers: [...approvers] };
  return { state: { ...state, extension: waiting }, events: [{ type: 'ExtensionRequested', data }] };
}

/** The running clock that the wish is about, unless it cannot be extended now. */
function extendable(
  state: SlaClock,
  { clock, code }: ExtensionWish,
  { now, view }: { readonly now: number; readonly view: SlaView },
): TimedTarget | Refused {
  const { extensions, extensionReasons } = view;
  if (!extensions) return noExtensions;
  if (!extensions.clocks.includes(clock)) return clockNotExtendable(extensions.clocks);
  if (!extensionReasons.has(code)) return unknownReason([...extensionReasons.values()]);
  const target = find(state, clock);
  if (!isRunning(target)) return clockNotRunning(clock);
  if (now >= target.dueAt) return windowPassed(target, view, now);
  return state.extension ? alreadyAsked : target;
}

interface CountedWish {
  /** When the clock would be due, epoch ms. */
  readonly until: number;
  /** The time it adds, as its limit counts it. */
  readonly ms: number;
  readonly number: number;
  readonly approvers: readonly Role[];
}

/** What the wish adds to the clock, unless that is nothing, or more than the pack allows. */
function wishOf(
  state: SlaClock,
  target: TimedTarget,
  { until: day }: ExtensionWish,
  view: SlaView,
): CountedWish | Refused {
  const rules = view.extensions as ExtensionRules;
  const { name, dueAt, limit } = target;
  const number = addedTo(state.ledger, target).length + 1;
  if (number > rules.most) return tooMany(name, rules.most);
  const end = view.endOf(day);
  const ms = end <= dueAt ? 0 : view.counted(dueAt, end, limit);
  const until = ms === undefined ? undefined : view.later(dueAt, ms, limit.unit);
  if (ms === undefined || typeof until !== 'number') return yearUnknown(day);
  if (ms === 0) return notLater(target, view);
  const latest = latestOf(state, target, view);
  if (until > latest.at) return tooLong(latest, view);
  return { until, ms, number, approvers: approversOf(rules, { number, until, dueAt }, view) };
}

const instantOr = (at: number | UnknownYear): number => (typeof at === 'number' ? at : Infinity);

/** The latest due time that the rules of the pack allow. */
function latestOf({ registeredAt }: SlaClock, { startedAt, dueAt, limit }: TimedTarget, view: SlaView): LatestDue {
  const { each, total, cap } = view.extensions as ExtensionRules;
  const limits: LatestDue[] = [
    { at: instantOr(view.dueAt(dueAt, each)), rule: { zh: '单次延期的最长时间', en: 'the longest single extension' } },
    {
      at: instantOr(from(view.dueAt(startedAt, limit), (due) => view.dueAt(due, total))),
      rule: { zh: '累计延期的最长时间', en: 'the longest extension in all' },
    },
    {
      at: instantOr(view.dueAt(registeredAt, cap)),
      rule: { zh: '自登记起的最长办理时间', en: 'the longest time from the registration' },
    },
  ];
  return limits.reduce((least, one) => (one.at < least.at ? one : least));
}

/** Goes on from an instant that is known. */
const from = (at: number | UnknownYear, then: (at: number) => number | UnknownYear): number | UnknownYear =>
  typeof at === 'number' ? then(at) : at;

function approversOf(
  { approval }: ExtensionRules,
  { number, until, dueAt }: { readonly number: number; readonly until: number; readonly dueAt: number },
  view: SlaView,
): AskedExtension['approvers'] {
  const row = approval.find(
    ({ upToNumber, upTo }) =>
      number <= (upToNumber ?? Infinity) && (upTo === undefined || until <= instantOr(view.dueAt(dueAt, upTo))),
  );
  return row?.by ?? ['supervisor'];
}
