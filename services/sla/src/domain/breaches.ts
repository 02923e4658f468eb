import type { NewEvent, TargetName, Text } from '@hotline/contracts';
import { targetNameLabels } from '@hotline/contracts/labels';
import { replace, type ClockChange } from './clock-change';
import { isRunning, whichOf, type TimedTarget } from './sla-clock';

const iso = (at: number): string => new Date(at).toISOString();

/**
 * A target is overdue from the due time itself on. The wake-up comes at exactly that instant, and an event at the same
 * instant must have the same result.
 */
export const isOverdue = (target: TimedTarget, at: number): boolean => at >= target.dueAt;

/** Records the warnings and breaches of running targets that are due by `now`, each only once. */
export function checkDue(change: ClockChange, now: number): ClockChange {
  return change.state.targets.filter(isRunning).reduce((so, target) => {
    const overdue = isOverdue(target, now);
    const event = overdue ? newBreach(target) : newWarning(target, now);
    if (!event) return so;
    return {
      state: replace(so.state, { ...target, warned: true, breached: overdue }),
      events: [...so.events, event],
    };
  }, change);
}

const newBreach = (target: TimedTarget): NewEvent | undefined => (target.breached ? undefined : breachOf(target));

function newWarning(target: TimedTarget, now: number): NewEvent | undefined {
  if (target.warned || now < target.warnAt) return undefined;
  return { type: 'SlaTargetAtRisk', data: { ...whichOf(target), dueAt: iso(target.dueAt) } };
}

const NOT_KEPT: Text = { zh: '对诉求人的承诺到期未兑现', en: 'A promise to the callers was not kept in time' };

export function breachOf(target: TimedTarget): NewEvent {
  const text = target.name === 'promise' ? NOT_KEPT : overdueText(target.name);
  return { type: 'SlaTargetBreached', data: { ...whichOf(target), dueAt: iso(target.dueAt), text } };
}

function overdueText(name: TargetName): Text {
  const { zh, en } = targetNameLabels[name];
  return { zh: `${zh}超时`, en: `${en.charAt(0).toUpperCase()}${en.slice(1)} is overdue` };
}
