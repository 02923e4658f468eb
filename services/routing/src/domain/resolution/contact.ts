import type * as api from '@hotline/contracts';
import { actsForUnit } from '@hotline/contracts/phrases';
import type { Handling } from '@hotline/jurisdiction';
import type { CommandContext, Decided, Refused } from '@hotline/runtime';
import { mask } from '@hotline/text';
import { hasLead, type ContactRecord, type Dispatch, type DispatchWithLead } from '../dispatch';
import { isRefusal, ledByActor } from '../led-by-actor';
import { noTicket, notNow } from '../refusals';
import { notAsked } from './refusals';
import type { RoutingView } from '../view';

const HOUR_MS = 3_600_000;

/**
 * 首次联系: the lead records that it contacted the caller, or tried to; or the hotline did so for a lead that asked it. The
 * situation does not change.
 */
export function recordContact(
  state: Dispatch | undefined,
  { outcome, note }: api.BodyOf<typeof api.recordContact>,
  context: CommandContext<RoutingView>,
): Decided<Dispatch> {
  const led = actsForUnit(context.actor) ? ledByActor(state, context) : askedByLead(state);
  if (isRefusal(led)) return led;
  if (led.situation === 'resolved') return notNow(led.situation, ['dispatched', 'acknowledged', 'return-requested']);
  const { handling } = context.view.jurisdiction;
  const gapMs = handling.contact.gapHours * HOUR_MS;
  const contact = afterAttempt(led.contact, outcome === 'reached', context.now, gapMs);
  const sufficient = suffices(contact, handling);
  const said = note ? { note: mask(note) } : {};
  return {
    state: { ...led, contact },
    events: [{ type: 'CallerContacted', data: { unit: led.lead, round: led.round, sufficient, outcome, ...said } }],
  };
}

/** The dispatch, if its lead has asked the hotline to make contact; otherwise the refusal. */
function askedByLead(state: Dispatch | undefined): DispatchWithLead | Refused {
  if (!state || state.situation === 'registered') return noTicket;
  if (!hasLead(state)) return notNow(state.situation, ['dispatched', 'acknowledged', 'return-requested']);
  return state.asked ? state : notAsked;
}

/** Whether the caller was reached, or the lead made all attempts that the pack requires. */
export const suffices = (contact: ContactRecord | undefined, { contact: rule }: Handling): boolean =>
  contact !== undefined && (contact.reached || contact.attempts >= rule.attempts);

/** Attempts within `gapMs` of the last one that counts do not count. */
function afterAttempt(
  before: ContactRecord = { reached: false, attempts: 0, lastAt: -Infinity },
  reached: boolean,
  now: number,
  gapMs: number,
): ContactRecord {
  const counts = now - before.lastAt >= gapMs;
  return {
    reached: before.reached || reached,
    attempts: before.attempts + (counts ? 1 : 0),
    lastAt: counts ? now : before.lastAt,
  };
}
