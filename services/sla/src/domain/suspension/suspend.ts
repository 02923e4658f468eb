import type { EventData, NewEvent } from '@hotline/contracts';
import type { Context, Decided } from '@hotline/runtime';
import { pause, openPause, resumeClock } from '../changes/pausing';
import type { AskedSuspension } from '../changes/state';
import { unchanged, type ClockChange } from '../clock-change';
import type { ChangeApproval } from '../ledger';
import { find, findStage, isActive, isPaused, isRunning, type SlaClock } from '../sla-clock';
import { decided } from '../targets';
import type { Time, UnknownYear } from '../time';
import type { SlaView } from '../view';
import { endedText, suspendedText } from './phrases';
import type { Suspension } from './state';

const iso = (at: number): string => new Date(at).toISOString();

/** Suspends the ticket: every clock that runs, except promises to callers, stands still until its end. */
export function suspend(
  state: SlaClock,
  asked: AskedSuspension,
  { now, view, approval }: { readonly now: number; readonly view: SlaView; readonly approval: ChangeApproval },
): ClockChange {
  const { name, stage, unit, number, code, plan, until, lastDay, milestones, reviews } = asked;
  const running = state.targets.filter(isRunning).filter(({ name }) => name !== 'promise');
  const paused = running.reduce<ClockChange>((so, target) => {
    const entry = { ...approval, what: 'pause' as const, name: target.name, stage: target.stage, at: now, until };
    const next = pause(so.state, target, { ...entry, suspension: true }, view);
    return { state: next.state, events: [...so.events, ...next.events] };
  }, unchanged(state));
  const suspension: Suspension = {
    number,
    unit,
    name,
    stage,
    from: now,
    until,
    milestones: milestones.map((one) => ({ ...one, missedAt: officeTime(view, view.endOf(one.on)) })),
    reviews: reviews.map((on) => ({ on, dueAt: officeTime(view, view.startOf(on)) })),
  };
  const data = {
    ...{ name, stage, number, unit, code, plan, at: iso(now), until: lastDay },
    milestones: milestones.map((one) => ({ ...one })),
    reviews: [...reviews],
    text: suspendedText(code, lastDay, view),
  };
  return {
    state: { ...paused.state, suspension },
    events: [...paused.events, { type: 'TicketSuspended', data }],
  };
}

/** The first office time from `at` on; `at` itself in a year that the calendar does not know. */
function officeTime(view: SlaView, at: number): number {
  const open: number | UnknownYear = view.officeTimeFrom(at);
  return typeof open === 'number' ? open : at;
}

interface End {
  readonly at: number;
  readonly cause: EventData<'SuspensionEnded'>['cause'];
  readonly reason?: string;
}

/** Ends the suspension: its clocks run on, and are due later by the counted time in between. */
export function endSuspension(change: ClockChange, { at, cause, reason }: End, time: Time): ClockChange {
  const { suspension } = change.state;
  if (!suspension) return change;
  const { suspension: _ended, suspended = [], notices, ...rest } = change.state;
  const state: SlaClock = {
    ...rest,
    suspended: [...suspended, { from: suspension.from, to: at }],
    notices: notices.filter(({ suspension: about }) => !about),
  };
  const resumed = state.targets
    .filter((target) => isPaused(target) && openPause(target)?.suspension)
    .reduce<ClockChange>((so, target) => keepActs(so, resumeClock(so, target, { at, why: 'suspension' }, time)), {
      ...change,
      state,
    });
  const data = { at: iso(at), cause, ...(reason === undefined ? {} : { reason }), text: endedText(cause) };
  return { ...resumed, events: [...resumed.events, { type: 'SuspensionEnded', data } satisfies NewEvent] };
}

const keepActs = ({ acts }: ClockChange, next: ClockChange): ClockChange => (acts ? { ...next, acts } : next);

/** Ends the suspension as of its planned end, if that has passed. */
export const endIfOver = (change: ClockChange, now: number, time: Time): ClockChange => {
  const until = change.state.suspension?.until ?? Infinity;
  return until <= now ? endSuspension(change, { at: until, cause: 'over' }, time) : change;
};

/** Why the suspension cannot go on: the ticket has ended, another unit leads it, or it is resolved. */
function causeToEnd({
  open,
  units,
  suspension,
  ...state
}: SlaClock): EventData<'SuspensionEnded'>['cause'] | undefined {
  if (!suspension) return undefined;
  if (!open) return 'closed';
  if (units?.[0] !== suspension.unit) return 'moved';
  const all = { open, ...state };
  const main = findStage(all, suspension.name, suspension.stage) ?? find(all, suspension.name);
  return isActive(main) ? undefined : 'resolved';
}

/** A reaction that also ends the suspension if the event leaves nothing to suspend. */
export const endingSuspension =
  <E extends { readonly time: string }>(
    reaction: (state: SlaClock | undefined, event: E, context: Context<SlaView>) => Decided<SlaClock>,
  ) =>
  (state: SlaClock | undefined, event: E, context: Context<SlaView>): Decided<SlaClock> => {
    const decision = reaction(state, event, context);
    if (!decision || 'refused' in decision) return decision;
    const cause = causeToEnd(decision.state);
    if (!cause) return decision;
    const { state: next, events = [], acts } = decision;
    const change: ClockChange = { state: next, events, ...(acts ? { acts } : {}) };
    return decided(endSuspension(change, { at: Date.parse(event.time), cause }, context.view));
  };
