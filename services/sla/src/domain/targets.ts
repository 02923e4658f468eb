import type { NewEvent, TargetName } from '@hotline/contracts';
import type { Decision } from '@hotline/runtime';
import { breachOf, checkDue, isOverdue } from './breaches';
import { openPause, resumeClock } from './changes/pausing';
import { makeTarget, newTargetEvents, policyOf, RETRY_MS } from './new-target';
import { record, replace, type ClockChange } from './clock-change';
import {
  find,
  findStage,
  isActive,
  isPending,
  isRunning,
  isTimed,
  nameAndParty,
  whichOf,
  type PendingTarget,
  type SlaClock,
  type Target,
  type TimedTarget,
  type Which,
} from './sla-clock';
import type { Limit } from '@hotline/jurisdiction';
import { nextStepAt, stepsOf } from './escalation/ladder';
import { withoutStopped } from './escalation/notices';
import { pausedTime, type LedgerEntry, type LedgerPromise } from './ledger';
import { limitInForce, sameLimit } from './statutes/limit-in-force';
import { nextSuspensionAt } from './suspension/state';
import type { Time } from './time';

/**
 * Name of the only wake-up of a ticket. It comes when the next target warns, falls due, takes an escalation step, ends
 * its pause or asks the calendar again.
 */
export const NEXT = 'next';

const iso = (at: number): string => new Date(at).toISOString();

/**
 * Begins a new stage of a target; a stage that is still active ends at `startedAt`. A target for which the pack states
 * no limit does not begin.
 */
export function start(change: ClockChange, which: Which, startedAt: number, time: Time): ClockChange {
  const key = nameAndParty(which);
  const stage = nextStage(change.state, key.name);
  const { state, events } = end(change, which, startedAt);
  const policy = policyOf(state, time);
  const limit = limitInForce(policy, { name: key.name, startedAt }, time);
  if (!limit) return { ...change, state, events };
  return begin(
    { ...change, state, events },
    { what: 'start', ...key, stage, at: startedAt, ...limit, policy: policy.id },
    time,
  );
}

/** Begins the stage that the entry describes. */
function begin(
  change: ClockChange,
  entry: LedgerEntry & { readonly what: 'start' | 'limit' },
  time: Time,
): ClockChange {
  const { name, stage, party, at: startedAt } = entry;
  const state = { ...change.state, ledger: [...change.state.ledger, entry] };
  const key = { name, stage, startedAt, ...(party === undefined ? {} : { party }) };
  const target = makeTarget(state, key, time, startedAt + RETRY_MS);
  return {
    ...change,
    state: { ...state, targets: [...state.targets, target] },
    events: newTargetEvents(change.events, target, policyOf(state, time)),
  };
}

export interface StatedStart {
  readonly at: number;
  readonly party: string;
  readonly limit: Limit;
  readonly promise: LedgerPromise;
}

/**
 * Begins a stage whose limit no policy states: its entry in the ledger does. Other stages of the same party go on.
 */
export function startPromise(change: ClockChange, { at, party, limit, promise }: StatedStart, time: Time): ClockChange {
  const policy = policyOf(change.state, time);
  const key = { name: 'promise' as const, stage: nextStage(change.state, 'promise'), party };
  return begin(change, { what: 'start', ...key, at, limit, policy: policy.id, promise }, time);
}

export const nextStage = ({ targets }: SlaClock, name: TargetName): number =>
  Math.max(0, ...targets.filter((one) => one.name === name).map((one) => one.stage)) + 1;

/**
 * Sets the limit of the latest stage by what is known of the ticket now, counted from the start of that stage. The
 * first stage starts at the registration. So a correction makes these targets shorter or longer but never resets them.
 * A target for which nobody states a limit any more ends.
 */
export function setFromStart(
  change: ClockChange,
  name: 'resolve' | 'dispatch' | 'accept',
  { now, time }: { readonly now: number; readonly time: Time },
): ClockChange {
  const before = find(change.state, name);
  const { stage, startedAt } = before ?? { stage: 1, startedAt: change.state.registeredAt };
  const policy = policyOf(change.state, time);
  const limit = limitInForce(policy, { name, startedAt }, time);
  if (!limit) return end(change, name, now);
  const entry: LedgerEntry = { what: 'limit', name, stage, at: now, ...limit, policy: policy.id };
  if (!before) return begin(change, { ...entry, what: 'start', at: startedAt }, time);
  const limited = { ...change.state, ledger: [...change.state.ledger, entry] };
  const made = makeTarget(limited, { name, stage, startedAt }, time, startedAt + RETRY_MS);
  if (isSame(before, made)) return change;
  const { events } = isTimed(made) ? change : tellOverdue(change, before, startedAt);
  const target = isTimed(made) && isTimed(before) ? keepWarnings(made, before) : made;
  const set = replace(limited, target);
  return {
    ...change,
    state: name === 'resolve' ? withoutResumed(set) : set,
    events: newTargetEvents(events, target, policy),
  };
}

export function withoutResumed({ resumed: _resumed, ...rest }: SlaClock): SlaClock {
  return rest;
}

/**
 * Keeps `warned` if the warning has the same instant, and `breached` if the target is not due later. So neither is
 * published twice.
 */
const keepWarnings = (target: TimedTarget, before: TimedTarget): TimedTarget => ({
  ...target,
  warned: before.warned && target.warnAt === before.warnAt,
  breached: before.breached && target.dueAt <= before.dueAt,
});

function isSame(before: Target | undefined, target: Target): boolean {
  if (isPending(before)) return isPending(target) && before.year === target.year;
  return (
    isRunning(before) &&
    isRunning(target) &&
    before.dueAt === target.dueAt &&
    before.statute === target.statute &&
    stepIds(before) === stepIds(target)
  );
}

const stepIds = ({ steps }: TimedTarget): string => steps.map(({ id }) => id).join(' ');

/** Publishes a target again after its clock was resumed: consumers still hold it as met. */
export function restate(change: ClockChange, name: TargetName, time: Time): ClockChange {
  const target = find(change.state, name);
  return isRunning(target)
    ? { ...change, events: newTargetEvents(change.events, target, policyOf(change.state, time)) }
    : change;
}

/**
 * Begins a new stage, from `now`, of each running target whose limit a correction has changed. So no unit is late by a
 * limit that it could not know.
 */
export function adjust(change: ClockChange, names: readonly TargetName[], now: number, time: Time): ClockChange {
  const policy = policyOf(change.state, time);
  const differs = (target: TimedTarget): boolean => !sameLimit(limitInForce(policy, target, time) ?? target, target);
  return change.state.targets
    .filter(isRunning)
    .filter((target) => names.includes(target.name) && differs(target))
    .reduce((so, target) => start(so, target, now, time), change);
}

/** Stops an active target that was fulfilled. The event gives the elapsed time, and the time as the limit counts it. */
export function meet(change: ClockChange, which: Which, at: number, time: Time): ClockChange {
  const target = find(change.state, which);
  if (!isActive(target)) return change;
  if (isPending(target)) return meetPending(change, target, at);
  const so = resumeClock(change, target, { at, why: 'stopped' }, time);
  const running = find(so.state, which);
  return running && isTimed(running) ? meetTimed(so, running, at, time) : so;
}

function meetTimed({ state, events }: ClockChange, target: TimedTarget, at: number, time: Time): ClockChange {
  const { startedAt, dueAt, limit, pauses = [] } = target;
  const late = isOverdue(target, at);
  const passed = time.counted(startedAt, at, limit);
  const countedMs = passed === undefined ? undefined : passed - pausedTime(pauses, limit, time);
  const met: NewEvent = {
    type: 'SlaTargetMet',
    data: {
      ...whichOf(target),
      at: iso(at),
      dueAt: iso(dueAt),
      elapsedMs: at - startedAt,
      ...(countedMs === undefined ? {} : { countedMs }),
      late,
    },
  };
  const breaches = late && !target.breached ? [breachOf(target)] : [];
  return {
    state: record(
      state,
      { ...target, state: 'met', breached: target.breached || late, steps: [] },
      stop(target, at, 'met'),
    ),
    events: [...events, ...breaches, met],
  };
}

/** The due time was never known, so the event says neither when it was due nor whether it was late. */
function meetPending({ state, events }: ClockChange, target: PendingTarget, at: number): ClockChange {
  const data = { ...whichOf(target), at: iso(at), elapsedMs: at - target.startedAt };
  const met: NewEvent = { type: 'SlaTargetMet', data };
  return { state: record(state, { ...target, state: 'met' }, stop(target, at, 'met')), events: [...events, met] };
}

/**
 * Stops an active target that no longer applies, because another unit has the ticket or the ticket is closed. A target
 * that is overdue by then is still published as breached.
 */
export function end(change: ClockChange, which: Which, at: number): ClockChange {
  const target = find(change.state, which);
  if (!isActive(target)) return change;
  const { state, events } = tellOverdue(change, target, at);
  const last = find(state, which) ?? target;
  const ended: Target = { ...last, state: 'ended', ...(isTimed(last) ? { steps: [] } : {}) };
  return { state: record(state, ended, stop(target, at, 'ended')), events };
}

/** Publishes that a running target is overdue, unless that was published before. */
function tellOverdue(change: ClockChange, target: Target | undefined, at: number): ClockChange {
  if (!isRunning(target) || target.breached || !isOverdue(target, at)) return change;
  return {
    state: replace(change.state, { ...target, breached: true }),
    events: [...change.events, breachOf(target)],
  };
}

const stop = ({ name, stage }: Target, at: number, why: 'met' | 'ended'): LedgerEntry => ({
  what: 'stop',
  name,
  stage,
  at,
  why,
});

/** Gives pending targets their due time if the calendar now knows the year. Returns the same change if it does not. */
export function retryPending(change: ClockChange, now: number, time: Time): ClockChange {
  return change.state.targets.filter(isPending).reduce((so, pending) => {
    const target = makeTarget(so.state, pending, time, now + RETRY_MS);
    if (!isTimed(target)) return pending.retryAt > now ? so : { ...so, state: replace(so.state, target) };
    return {
      state: replace(so.state, target),
      events: newTargetEvents(so.events, target, policyOf(so.state, time)),
    };
  }, change);
}

/**
 * Resumes the resolve target of a ticket that was reported resolved but is not. It counts from registration by the
 * limit in force now, as if it had never stopped, so it may be overdue at once.
 */
export function resumeResolve(change: ClockChange, now: number, time: Time): ClockChange {
  const target = find(change.state, 'resolve');
  if (target?.state !== 'met') return change;
  const running: Target = isTimed(target)
    ? { ...target, state: 'running', steps: stepsAgain(change.state, target, now, time) }
    : target;
  const { name, stage } = target;
  const state: SlaClock = { ...record(change.state, running, { what: 'run-on', name, stage, at: now }), resumed: true };
  return checkDue(setFromStart({ ...change, state }, 'resolve', { now, time }), now);
}

const stepsAgain = (state: SlaClock, target: TimedTarget, now: number, time: Time): TimedTarget['steps'] =>
  stepsOf(state, target, { policy: policyOf(state, time), retryAt: now + RETRY_MS, told: target.told }, time);

/** The change as a decision, with the next wake-up. */
export function decided({ state, events, acts }: ClockChange): Decision<SlaClock> {
  const next = Math.min(nextSuspensionAt(state.suspension), ...state.targets.map(nextInstant));
  const wakeUps = { [NEXT]: next < Infinity ? next : null };
  return { state: withoutVoidRequest(withoutStopped(state)), events, wakeUps, ...(acts ? { acts } : {}) };
}

/** Drops the request for a change when its clock has stopped or another unit leads. */
function withoutVoidRequest(state: SlaClock): SlaClock {
  const { asked, ...rest } = state;
  if (!asked) return state;
  const { name, stage, unit } = asked;
  return isActive(findStage(state, name, stage)) && state.units?.[0] === unit ? state : rest;
}

function nextInstant(target: Target): number {
  if (isPending(target)) return target.retryAt;
  if (!isTimed(target)) return Infinity;
  if (target.state === 'paused') return openPause(target)?.until ?? Infinity;
  if (target.state !== 'running') return Infinity;
  const warning = target.breached ? Infinity : target.warned ? target.dueAt : target.warnAt;
  return Math.min(warning, nextStepAt(target));
}
