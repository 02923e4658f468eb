import type { BodyOf, acknowledgeHandOver as operation, NewEvent, TicketEvent } from '@hotline/contracts';
import { ticketNotFound } from '@hotline/contracts/phrases';
import type { CommandContext, Context, Decided } from '@hotline/runtime';
import { mask } from '@hotline/text';
import { unchanged } from '../clock-change';
import type { HandOver, SlaClock } from '../sla-clock';
import { decided, meet, start } from '../targets';
import type { SlaView } from '../view';
import { nobodyTold, notTold, takenBefore } from './refusals';

/**
 * An emergency service was informed, so the ticket is critical, and a clock runs until the service has taken over. A
 * service that is informed again has to take over again.
 */
export function serviceTold(
  state: SlaClock | undefined,
  { data: { guide }, time }: TicketEvent<'EmergencyHandedOver'>,
  { view }: Context<SlaView>,
): Decided<SlaClock> {
  if (!state?.open) return undefined;
  const others = (state.handOvers ?? []).filter((one) => one.guide !== guide);
  const told: SlaClock = { ...state, urgency: 'critical', handOvers: [...others, { guide }] };
  return decided(start(unchanged(told), { name: 'hand-over', party: guide }, Date.parse(time), view));
}

/**
 * 转接确认: a person records who took over at the emergency service. This stops the clock of the hand-over. It is also
 * possible after the ticket was closed.
 */
export function acknowledgeHandOver(
  state: SlaClock | undefined,
  { guide, takenBy, reference }: BodyOf<typeof operation>,
  { now, view, jurisdiction }: CommandContext<SlaView>,
): Decided<SlaClock> {
  if (state?.jurisdiction !== jurisdiction) return ticketNotFound;
  const { handOvers = [] } = state;
  const told = handOvers.find((one) => one.guide === guide);
  if (!told) return handOvers.length > 0 ? notTold(handOvers.map((one) => view.partyName(one.guide))) : nobodyTold;
  if (told.taken) return takenBefore(view.partyName(guide));
  const taken = handOvers.map((one): HandOver => (one.guide === guide ? { guide, taken: true } : one));
  const acknowledged: NewEvent = {
    type: 'HandOverAcknowledged',
    data: { guide, takenBy: mask(takenBy), ...(reference === undefined ? {} : { reference: mask(reference) }) },
  };
  const change = { state: { ...state, handOvers: taken }, events: [acknowledged] };
  return decided(meet(change, { name: 'hand-over', party: guide }, now, view));
}
