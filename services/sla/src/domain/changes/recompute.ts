import { replace, type ClockChange } from '../clock-change';
import type { LedgerEntry } from '../ledger';
import { makeTarget, newTargetEvents, policyOf, RETRY_MS } from '../new-target';
import { isTimed, type SlaClock, type Target, type TimedTarget } from '../sla-clock';
import type { Time } from '../time';

/**
 * Recomputes a clock after one more entry in its ledger. Warnings, breaches and escalation steps that now lie ahead
 * again will be published again. The notices of these steps are removed.
 */
export function recompute(
  { state: before, events }: ClockChange,
  running: TimedTarget,
  entry: LedgerEntry,
  { now, time }: { readonly now: number; readonly time: Time },
): ClockChange {
  const state = { ...before, ledger: [...before.ledger, entry] };
  const fresh: Target = makeTarget(replace(state, { ...running, told: [] }), running, time, now + RETRY_MS);
  const target = isTimed(fresh) ? stillTold(fresh, running, now) : fresh;
  return {
    state: withNoticesOf(replace(state, target), target),
    events: newTargetEvents(events, target, policyOf(state, time)),
  };
}

function stillTold(fresh: TimedTarget, before: TimedTarget, now: number): TimedTarget {
  const told = fresh.steps.filter((step) => 'at' in step && step.at <= now && before.told.includes(step.id));
  return {
    ...fresh,
    warned: before.warned && fresh.warnAt <= now,
    breached: before.breached && fresh.dueAt <= now,
    steps: fresh.steps.filter((step) => !told.includes(step)),
    told: told.map(({ id }) => id),
  };
}

/** Removes the notices of escalation steps that now lie ahead again. */
function withNoticesOf(state: SlaClock, target: Target): SlaClock {
  const { name, stage } = target;
  const told = isTimed(target) ? target.told : [];
  const stays = (notice: SlaClock['notices'][number]): boolean =>
    notice.name !== name || notice.stage !== stage || told.includes(notice.step);
  return { ...state, notices: state.notices.filter(stays) };
}
