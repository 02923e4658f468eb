import type { NewEvent, TargetName } from '@hotline/contracts';
import { replace, type ClockChange } from './clock-change';
import { isRunning, type TimedTarget } from './sla-clock';

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

function newWarning({ name, stage, dueAt, warnAt, warned }: TimedTarget, now: number): NewEvent | undefined {
  if (warned || now < warnAt) return undefined;
  return { type: 'SlaTargetAtRisk', data: { name, stage, dueAt: iso(dueAt) } };
}

const targetNames: Readonly<Record<TargetName, { zh: string; en: string }>> = {
  dispatch: { zh: '受理派单', en: 'Acceptance and dispatch' },
  acknowledge: { zh: '签收', en: 'Acknowledgement' },
  'first-contact': { zh: '首次联系', en: 'First contact' },
  resolve: { zh: '办结', en: 'Resolution' },
  callback: { zh: '回访', en: 'Callback' },
  redo: { zh: '重办', en: 'Redo' },
};

export function breachOf({ name, stage, dueAt }: TimedTarget): NewEvent {
  const { zh, en } = targetNames[name];
  const text = { zh: `${zh}超时`, en: `${en} is overdue` };
  return { type: 'SlaTargetBreached', data: { name, stage, dueAt: iso(dueAt), text } };
}
