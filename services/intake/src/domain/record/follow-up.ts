import type { BodyOf, noteFollowUp } from '@hotline/contracts';
import { ticketNotFound } from '@hotline/contracts/phrases';
import type { CommandContext, Decided } from '@hotline/runtime';
import { mask } from '@hotline/text';
import type { Ticket } from '../ticket';

/** 来电跟进: notes that the caller thanks, or asks how far the work is. It is possible in any state. */
export function noteFollowUpCall(
  state: Ticket | undefined,
  { act, text }: BodyOf<typeof noteFollowUp>,
  { jurisdiction }: CommandContext,
): Decided<Ticket> {
  if (!state || state.jurisdiction !== jurisdiction) return ticketNotFound;
  return { state, events: [{ type: 'FollowUpNoted', data: { act, text: mask(text) } }] };
}
