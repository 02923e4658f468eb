import type { NewEvent, TargetName } from '@hotline/contracts';
import type { SlaPolicy } from '@hotline/jurisdiction';
import type { Decision } from '@hotline/runtime';
import { drop, retryAt, wait } from './pending';
import { find, type SlaClock, type Target } from './sla-clock';
import type { Time, UnknownYear } from './time';

/** The one wake-up of a ticket: the next instant at which a running target warns or falls due. */
export const NEXT = 'next';

const iso = (at: number): string => new Date(at).toISOString();
const replace = (targets: readonly Target[], changed: Target): readonly Target[] =>
  targets.map((target) => (target.name === changed.name && target.stage === changed.stage ? changed : target));

/** A limit expires at its due time: that instant is late, as for the wake-up that rings at it. */
const isOver = (target: Target, at: number): boolean => at >= target.dueAt;

/** A change on its way: the clocks, and the events so far. */
export interface Change {
  readonly state: SlaClock;
  readonly events: readonly NewEvent[];
}

const policyOf = (state: SlaClock, time: Time): SlaPolicy =>
  time.policy({ kind: state.kind, urgency: state.urgency, ...(state.matter ? { matter: state.matter } : {}) });

/** A target as the policy of today makes it. */
function made(state: SlaClock, name: TargetName, stage: number, startedAt: number, time: Time): Target | UnknownYear {
  const policy = policyOf(state, time);
  const limit = policy.targets[name];
  const dueAt = time.dueAt(startedAt, limit);
  if (typeof dueAt !== 'number') return dueAt;
  return {
    name,
    stage,
    startedAt,
    dueAt,
    warnAt: time.warnAt(startedAt, limit, policy.warnAt),
    limit,
    state: 'running',
    warned: false,
    breached: false,
  };
}

function set({ name, stage, startedAt, dueAt, warnAt, limit }: Target, state: SlaClock, time: Time): NewEvent {
  const target = {
    name,
    stage,
    startedAt: iso(startedAt),
    dueAt: iso(dueAt),
    warnAt: iso(warnAt),
    limit: { ...limit },
    policy: policyOf(state, time).id,
  };
  return { type: 'SlaTargetsSet', data: { targets: [target] } };
}

/** Starts a new stage of a target; one that still runs ends then. */
export function start(change: Change, name: TargetName, startedAt: number, time: Time): Change {
  const target = made(change.state, name, (find(change.state, name)?.stage ?? 0) + 1, startedAt, time);
  if ('unknownYear' in target)
    return wait(retire(change, name, startedAt), { name, startedAt, year: target.unknownYear });
  const { state, events } = end(change, name, startedAt);
  return { state: { ...state, targets: [...state.targets, target] }, events: merge(events, set(target, state, time)) };
}

/** The one stage of `resolve`: set at first, and again from the same beginning where a correction changes its limit. */
export function setResolve(change: Change, time: Time): Change {
  const { state } = change;
  const before = find(state, 'resolve');
  const target = made(state, 'resolve', 1, state.registeredAt, time);
  if ('unknownYear' in target)
    return wait(retire(change, 'resolve', state.registeredAt), {
      name: 'resolve',
      startedAt: state.registeredAt,
      year: target.unknownYear,
    });
  if (before?.state === 'running' && before.dueAt === target.dueAt) return change;
  const kept: Target = {
    ...target,
    warned: before?.warned === true && target.warnAt === before.warnAt,
    breached: before?.breached === true && target.dueAt <= before.dueAt,
  };
  const targets = before ? replace(state.targets, kept) : [...state.targets, kept];
  const { resumed: _told, ...rest } = drop(state, 'resolve');
  return { state: { ...rest, targets }, events: merge(change.events, set(kept, state, time)) };
}

/** Says again what is known of a running target. */
export function restate(change: Change, name: TargetName, time: Time): Change {
  const target = find(change.state, name);
  return target?.state === 'running'
    ? { ...change, events: merge(change.events, set(target, change.state, time)) }
    : change;
}

/** Stage clocks whose limit a correction has changed begin a new stage with it: nobody is late by a limit that he could not know. */
export function adjust(change: Change, names: readonly TargetName[], now: number, time: Time): Change {
  const limits = policyOf(change.state, time).targets;
  const differs = (name: TargetName, { limit }: Target): boolean =>
    limit.amount !== limits[name].amount || limit.unit !== limits[name].unit;
  return names.reduce((so, name) => {
    const target = find(so.state, name);
    return target?.state === 'running' && differs(name, target) ? start(so, name, now, time) : so;
  }, change);
}

/** Targets set together are told together. */
function merge(events: readonly NewEvent[], next: NewEvent): readonly NewEvent[] {
  const last = events.at(-1);
  if (last?.type !== 'SlaTargetsSet' || next.type !== 'SlaTargetsSet') return [...events, next];
  return [
    ...events.slice(0, -1),
    { type: 'SlaTargetsSet', data: { targets: [...last.data.targets, ...next.data.targets] } },
  ];
}

/** Stops a running target that was fulfilled, with the time it took on the wall and by its own clock. */
export function meet(change: Change, name: TargetName, at: number, time: Time): Change {
  const target = find(change.state, name);
  if (target?.state !== 'running') return { ...change, state: drop(change.state, name) };
  const met: NewEvent = {
    type: 'SlaTargetMet',
    data: {
      name,
      stage: target.stage,
      at: iso(at),
      dueAt: iso(target.dueAt),
      elapsedMs: at - target.startedAt,
      countedMs: time.counted(target.startedAt, at, target.limit),
      late: isOver(target, at),
    },
  };
  const overdue = isOver(target, at) && !target.breached ? [breach(target)] : [];
  const stopped: Target = { ...target, state: 'met', breached: target.breached || isOver(target, at) };
  return {
    state: { ...change.state, targets: replace(change.state.targets, stopped) },
    events: [...change.events, ...overdue, met],
  };
}

/** Stops a running target that has lost its object (another unit has the ticket now; the ticket is closed). A breach that happened stays one. */
export function end(change: Change, name: TargetName, at: number): Change {
  const target = find(change.state, name);
  if (target?.state !== 'running') return { ...change, state: drop(change.state, name) };
  const overdue = isOver(target, at) && !target.breached;
  const ended: Target = { ...target, state: 'ended', breached: target.breached || overdue };
  return {
    state: { ...change.state, targets: replace(change.state.targets, ended) },
    events: overdue ? [...change.events, breach(target)] : change.events,
  };
}

/** Takes back a running target whose limit has become one that cannot be computed yet; what waits already goes on waiting. */
function retire(change: Change, name: TargetName, at: number): Change {
  return find(change.state, name)?.state === 'running' ? end(change, name, at) : change;
}

/** Sets what waited for the calendar, where it knows the year now. */
export function retry(change: Change, now: number, time: Time): Change {
  const due = (change.state.pending ?? []).filter((waits) => waits.retryAt <= now);
  const tried = due.reduce(
    (so, { name, startedAt }) => (name === 'resolve' ? setResolve(so, time) : start(so, name, startedAt, time)),
    change,
  );
  return { ...tried, state: retryAt(tried.state, now) };
}

/** It was wrong to say that it is done: the clock runs on from where it began, by the limit that holds now, as if it had never stopped; maybe overdue at once. */
export function resumeResolve(change: Change, now: number, time: Time): Change {
  const target = find(change.state, 'resolve');
  if (target?.state !== 'met') return change;
  const running = replace(change.state.targets, { ...target, state: 'running' });
  return look(setResolve({ ...change, state: { ...change.state, resumed: true, targets: running } }, time), now);
}

/** Warns and records breaches that have come due by `now`; each once. */
export function look(change: Change, now: number): Change {
  let { state, events } = change;
  for (const target of state.targets) {
    if (target.state !== 'running') continue;
    const isBreached = isOver(target, now);
    const atRisk = now >= target.warnAt;
    if (isBreached && !target.breached) events = [...events, breach(target)];
    else if (atRisk && !target.warned && !isBreached)
      events = [
        ...events,
        { type: 'SlaTargetAtRisk', data: { name: target.name, stage: target.stage, dueAt: iso(target.dueAt) } },
      ];
    else continue;
    state = { ...state, targets: replace(state.targets, { ...target, warned: true, breached: isBreached }) };
  }
  return { state, events };
}

const names: Readonly<Record<TargetName, { zh: string; en: string }>> = {
  acknowledge: { zh: '签收', en: 'acknowledge' },
  'first-contact': { zh: '首次联系', en: 'first contact' },
  resolve: { zh: '办结', en: 'resolve' },
  callback: { zh: '回访', en: 'callback' },
  redo: { zh: '重办', en: 'redo' },
};

function breach(target: Target): NewEvent {
  const { zh, en } = names[target.name];
  return {
    type: 'SlaTargetBreached',
    data: {
      name: target.name,
      stage: target.stage,
      dueAt: iso(target.dueAt),
      text: { zh: `${zh}超时`, en: `${en} is overdue` },
    },
  };
}

/** The change as a decision, with the wake-up to the next instant that matters. */
export function decided({ state, events }: Change): Decision<SlaClock> {
  let next = Infinity;
  for (const target of state.targets) {
    if (target.state !== 'running' || target.breached) continue;
    next = Math.min(next, target.warned ? target.dueAt : target.warnAt);
  }
  for (const waits of state.pending ?? []) next = Math.min(next, waits.retryAt);
  return { state, events, wakeUps: { [NEXT]: Number.isFinite(next) ? next : null } };
}
