import type * as api from '@hotline/contracts';
import type { NewEvent, TargetName } from '@hotline/contracts';
import { actsForUnit, ticketNotFound } from '@hotline/contracts/phrases';
import type { CommandContext, Decided, Refused } from '@hotline/runtime';
import { mask } from '@hotline/text';
import { unchanged, type ClockChange } from '../clock-change';
import { find, isActive, type SlaClock } from '../sla-clock';
import { decided, meet, setFromStart, start } from '../targets';
import type { Time } from '../time';
import type { SlaView } from '../view';

const ACCEPT = 'accept' satisfies TargetName;

const notOfLead: Refused = {
  refused: 'not-your-ticket',
  detail: { zh: '该工单不由本单位主办', en: 'Your unit does not lead this ticket' },
  hint: { zh: '由主办单位决定是否受理', en: 'The lead decides whether the matter is accepted' },
};

const nothingToDecide: Refused = {
  refused: 'not-now',
  detail: { zh: '该工单没有待告知的受理决定', en: 'No decision on acceptance is awaited for this ticket' },
  hint: {
    zh: '只有适用法定受理期限的工单才须告知；已告知的，见办理过程',
    en: 'Only a ticket under a law that demands it needs one; the history says whether it was made before',
  },
};

/** 受理告知: the lead tells the callers whether it accepts the matter. It may be late. */
export function decideAcceptance(
  state: SlaClock | undefined,
  { accepted, reason }: api.BodyOf<typeof api.decideAcceptance>,
  { actor, now, view, jurisdiction }: CommandContext<SlaView>,
): Decided<SlaClock> {
  if (state?.jurisdiction !== jurisdiction) return ticketNotFound;
  const { unit } = actor;
  if (!actsForUnit(actor) || unit === undefined || state.units?.[0] !== unit) return notOfLead;
  if (!state.open || !isActive(find(state, ACCEPT))) return nothingToDecide;
  const [name, why] = [view.unitName(unit), mask(reason)];
  const text = accepted
    ? { zh: `${name.zh}已受理：${why}`, en: `${name.en} accepts the matter: ${why}` }
    : { zh: `${name.zh}不予受理：${why}`, en: `${name.en} does not accept the matter: ${why}` };
  const told: NewEvent = { type: 'AcceptanceDecided', data: { unit, accepted, reason: why, text } };
  return decided(meet({ ...unchanged(state), events: [told] }, ACCEPT, now, view));
}

/**
 * Starts, corrects or ends the clock `accept` by what is known of the ticket now. It counts from the registration, and
 * does not start again once the callers were told.
 */
export function setAcceptance(change: ClockChange, now: number, time: Time): ClockChange {
  const target = find(change.state, ACCEPT);
  if (target?.state === 'met') return change;
  if (!isActive(target)) return start(change, ACCEPT, change.state.registeredAt, time);
  return setFromStart(change, ACCEPT, { now, time });
}
