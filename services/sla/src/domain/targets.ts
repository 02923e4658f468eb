import type { Fact, TargetName } from '@hotline/contracts';
import type { Decision } from '@hotline/runtime';
import { find, type SlaClock, type Target } from './sla-clock';
import type { Time } from './time';

/** The one wake-up of a ticket: the next instant at which a running target warns or falls due. */
export const NEXT = 'next';

const iso = (at: number): string => new Date(at).toISOString();
const replace = (targets: readonly Target[], changed: Target): readonly Target[] =>
  targets.map((target) => (target.name === changed.name && target.stage === changed.stage ? changed : target));

/** A change on its way: the clocks, and the facts so far. */
export interface Change {
  readonly state: SlaClock;
  readonly facts: readonly Fact[];
}

/** Starts a target at `startedAt`: a new stage, or the same one anew where a correction changes its limit. */
export function start(change: Change, name: TargetName, startedAt: number, time: Time): Change {
  const { state } = change;
  const policy = time.policy({ kind: state.kind, urgency: state.urgency, ...(state.matter ? { matter: state.matter } : {}) });
  const limit = policy.targets[name];
  const before = find(state, name);
  const stage = name === 'resolve' ? 1 : (before?.stage ?? 0) + 1;
  const dueAt = time.dueAt(startedAt, limit);
  const target: Target = { name, stage, startedAt, dueAt, warnAt: time.warnAt(startedAt, limit, policy.warnAt), limit, state: 'running', warned: false, breached: false };
  const same = before?.stage === stage;
  if (same && before.dueAt === dueAt) return change;
  const set: Fact = {
    type: 'SlaTargetsSet',
    data: { targets: [{ name, stage, startedAt: iso(startedAt), dueAt: iso(dueAt), warnAt: iso(target.warnAt), limit: { ...limit }, policy: policy.id }] },
  };
  const kept = same ? { ...target, warned: before.warned && target.warnAt === before.warnAt, breached: before.breached && dueAt <= before.dueAt } : target;
  const targets = same ? replace(state.targets, kept) : [...state.targets, target];
  return { state: { ...state, targets }, facts: merge(change.facts, set) };
}

/** Targets set together are told together. */
function merge(facts: readonly Fact[], set: Fact): readonly Fact[] {
  const last = facts.at(-1);
  if (last?.type !== 'SlaTargetsSet' || set.type !== 'SlaTargetsSet') return [...facts, set];
  return [...facts.slice(0, -1), { type: 'SlaTargetsSet', data: { targets: [...last.data.targets, ...set.data.targets] } }];
}

/** Stops a running target that was fulfilled, with the time it took on the wall and by its own clock. */
export function meet(change: Change, name: TargetName, at: number, time: Time): Change {
  const target = find(change.state, name);
  if (target?.state !== 'running') return change;
  const met: Fact = {
    type: 'SlaTargetMet',
    data: {
      name,
      stage: target.stage,
      at: iso(at),
      dueAt: iso(target.dueAt),
      elapsedMs: at - target.startedAt,
      countedMs: time.counted(target.startedAt, at, target.limit),
      late: at > target.dueAt,
    },
  };
  const overdue = at > target.dueAt && !target.breached ? [breach(target)] : [];
  const stopped: Target = { ...target, state: 'met', breached: target.breached || at > target.dueAt };
  return { state: { ...change.state, targets: replace(change.state.targets, stopped) }, facts: [...change.facts, ...overdue, met] };
}

/** Stops a running target that has lost its object (another unit has the ticket now; the ticket is closed). A breach that happened stays one. */
export function end(change: Change, name: TargetName, at: number): Change {
  const target = find(change.state, name);
  if (target?.state !== 'running') return change;
  const overdue = at > target.dueAt && !target.breached;
  const ended: Target = { ...target, state: 'ended', breached: target.breached || overdue };
  return { state: { ...change.state, targets: replace(change.state.targets, ended) }, facts: overdue ? [...change.facts, breach(target)] : change.facts };
}

/** The unit was wrong to say resolved: its clock runs on from where it began, as if it had never stopped. */
export function resume(change: Change, name: TargetName): Change {
  const target = find(change.state, name);
  if (target?.state !== 'met') return change;
  return { ...change, state: { ...change.state, targets: replace(change.state.targets, { ...target, state: 'running' }) } };
}

/** Warns and records breaches that have come due by `now`; each once. */
export function look(change: Change, now: number): Change {
  let { state, facts } = change;
  for (const target of state.targets) {
    if (target.state !== 'running') continue;
    const isBreached = now >= target.dueAt;
    const atRisk = now >= target.warnAt;
    if (isBreached && !target.breached) facts = [...facts, breach(target)];
    else if (atRisk && !target.warned && !isBreached) facts = [...facts, { type: 'SlaTargetAtRisk', data: { name: target.name, stage: target.stage, dueAt: iso(target.dueAt) } }];
    else continue;
    state = { ...state, targets: replace(state.targets, { ...target, warned: true, breached: isBreached }) };
  }
  return { state, facts };
}

const names: Readonly<Record<TargetName, { zh: string; en: string }>> = {
  acknowledge: { zh: '签收', en: 'acknowledge' },
  'first-contact': { zh: '首次联系', en: 'first contact' },
  resolve: { zh: '办结', en: 'resolve' },
  callback: { zh: '回访', en: 'callback' },
  redo: { zh: '重办', en: 'redo' },
};

function breach(target: Target): Fact {
  const { zh, en } = names[target.name];
  return { type: 'SlaTargetBreached', data: { name: target.name, stage: target.stage, dueAt: iso(target.dueAt), text: { zh: `${zh}超时`, en: `${en} is overdue` } } };
}

/** The change as a decision, with the wake-up to the next instant that matters. */
export function decided({ state, facts }: Change): Decision<SlaClock> {
  let next = Infinity;
  for (const target of state.targets) {
    if (target.state !== 'running' || target.breached) continue;
    next = Math.min(next, target.warned ? target.dueAt : target.warnAt);
  }
  return { state, facts, wakeUps: { [NEXT]: Number.isFinite(next) ? next : null } };
}
