import type { Urgency } from '@hotline/contracts';
import type { EscalationStep, SlaPolicy } from '@hotline/jurisdiction';
import { replace, type ClockChange } from '../clock-change';
import { isRunning, type SlaClock, type TimedTarget } from '../sla-clock';
import type { Time, Timing } from '../time';
import type { PlannedStep } from './state';

export const ESCALATE = 'escalate';

/** Data of the act that notifies people: the target stage and the escalation step. */
export interface Escalation {
  readonly name: TimedTarget['name'];
  readonly stage: number;
  readonly step: string;
}

interface Plan {
  readonly urgency: Urgency;
  readonly policy: SlaPolicy;
  readonly retryAt: number;
  readonly told: readonly string[];
}

/** The escalation steps of a running target that are still to be taken, each with its instant. */
export function planSteps(
  target: Timing & Pick<TimedTarget, 'name'>,
  { urgency, policy, retryAt, told }: Plan,
  time: Time,
): readonly PlannedStep[] {
  return time
    .ladder(target.name, urgency)
    .filter(({ id }) => !told.includes(id))
    .map((step): PlannedStep => {
      const at = instantOf(step, target, policy, time);
      return at === undefined ? { id: step.id, retryAt } : { id: step.id, at };
    });
}

function instantOf(step: EscalationStep, target: Timing, policy: SlaPolicy, time: Time): number | undefined {
  const at = time.momentOf(target, step.at, policy);
  if (typeof at !== 'number') return undefined;
  const within = step.officeHours ? time.officeTimeFrom(at) : at;
  return typeof within === 'number' ? within : undefined;
}

/** The instant of the next escalation step, or of the next question to the calendar; Infinity when there is none. */
export const nextStepAt = ({ steps }: TimedTarget): number =>
  steps.reduce((next, step) => Math.min(next, 'at' in step ? step.at : step.retryAt), Infinity);

interface Taken {
  readonly target: TimedTarget;
  readonly taken: readonly EscalationStep[];
}

/**
 * Takes each escalation step that is due, only once. Steps that were missed, for example in an outage, are all taken
 * now. A missed step that is limited to office hours waits until offices open.
 */
export function climb(change: ClockChange, now: number, time: Time, policy: SlaPolicy): ClockChange {
  return change.state.targets
    .filter(isRunning)
    .filter((target) => nextStepAt(target) <= now)
    .reduce((so, running) => {
      const { target, taken } = takeSteps(running, { urgency: so.state.urgency, policy, now }, time);
      return { ...so, state: replace(so.state, target), acts: [...(so.acts ?? []), ...taken.map(actOf(target))] };
    }, change);
}

interface Climb {
  readonly urgency: Urgency;
  readonly policy: SlaPolicy;
  readonly now: number;
}

function takeSteps(running: TimedTarget, { urgency, policy, now }: Climb, time: Time): Taken {
  const target = replan(running, { urgency, policy, now }, time);
  const ladder = time.ladder(target.name, urgency);
  const due = target.steps.flatMap((planned) => {
    const step = ladder.find(({ id }) => id === planned.id);
    if (!('at' in planned) || planned.at > now || !step) return [];
    const at = step.officeHours ? time.officeTimeFrom(now) : now;
    return [{ step, at: typeof at === 'number' ? at : now }];
  });
  const taken = due.filter(({ at }) => at <= now).map(({ step }) => step);
  const later = new Map(due.filter(({ at }) => at > now).map(({ step, at }) => [step.id, at]));
  const known = new Set(ladder.map(({ id }) => id));
  const left = target.steps.filter(({ id }) => known.has(id) && !taken.some((step) => step.id === id));
  return {
    target: {
      ...target,
      steps: left.map((step): PlannedStep => {
        const at = later.get(step.id);
        return at === undefined ? step : { id: step.id, at };
      }),
      told: [...target.told, ...taken.map(({ id }) => id)],
    },
    taken,
  };
}

const RETRY_MS = 86_400_000;

/** Asks the calendar again for steps in a year that it did not know. */
function replan(target: TimedTarget, { urgency, policy, now }: Climb, time: Time): TimedTarget {
  if (!target.steps.some((step) => 'retryAt' in step && step.retryAt <= now)) return target;
  const again = planSteps(target, { urgency, policy, retryAt: now + RETRY_MS, told: target.told }, time);
  return { ...target, steps: target.steps.map((step) => ('at' in step ? step : (again.find(same(step)) ?? step))) };
}

const same =
  ({ id }: PlannedStep) =>
  (other: PlannedStep): boolean =>
    other.id === id;

/**
 * The act that finds out who is responsible now and notifies them. There is one act for each step of a stage, because
 * acts with the same name are performed once.
 */
const actOf =
  ({ name, stage }: TimedTarget) =>
  ({ id }: EscalationStep) => ({
    name: `escalation.${name}.${stage}.${id}`,
    type: ESCALATE,
    data: { name, stage, step: id } satisfies Escalation,
  });

/** The escalation steps of a target that are still to be taken; none for a past complaint that is replayed. */
export const stepsOf = (
  { replayed, urgency }: SlaClock,
  target: Timing & Pick<TimedTarget, 'name'>,
  plan: Omit<Plan, 'urgency'>,
  time: Time,
): readonly PlannedStep[] => (replayed ? [] : planSteps(target, { ...plan, urgency }, time));
