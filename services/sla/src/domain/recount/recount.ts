import type { NewEvent } from '@hotline/contracts';
import type { CommandContext, Decided } from '@hotline/runtime';
import { mask } from '@hotline/text';
import { recompute } from '../changes/recompute';
import { unchanged } from '../clock-change';
import type { LedgerEntry } from '../ledger';
import { whichOf, type SlaClock } from '../sla-clock';
import { withStatuteTold } from '../statutes/changed-statute';
import { decided } from '../targets';
import type { SlaView } from '../view';
import { differencesOf } from './differences';

const iso = (at: number): string => new Date(at).toISOString();

/**
 * Has the running clocks of an open ticket follow the limits and the calendar in force, as a supervisor approved. Cards,
 * breaches and steps that lie ahead again will come again; a clock that is overdue by now is breached at once.
 */
export function recount(
  state: SlaClock | undefined,
  { reason }: { readonly reason: string },
  { now, view, actor, jurisdiction }: CommandContext<SlaView>,
): Decided<SlaClock> {
  if (state?.jurisdiction !== jurisdiction) return undefined;
  const differences = differencesOf(state, view);
  if (differences.length === 0) return undefined;
  const why = mask(reason);
  const change = differences.reduce((so, { target, limit, policy, from, until, cause }) => {
    const entry: LedgerEntry = {
      ...{ what: 'recount', name: target.name, stage: target.stage, at: now },
      ...limit,
      ...{ policy, reason: why, approvedBy: actor.id },
    };
    const told: NewEvent = {
      type: 'ClockRecounted',
      data: {
        ...whichOf(target),
        from: iso(from),
        ...(until === undefined ? {} : { until: iso(until) }),
        cause,
        reason: why,
      },
    };
    return recompute({ ...so, events: [...so.events, told] }, target, entry, { now, time: view });
  }, unchanged(state));
  return decided(withStatuteTold(state, change, view));
}
