import { actsForUnit, ticketNotFound } from '@hotline/contracts/phrases';
import type { CommandContext, Decided, Refused } from '@hotline/runtime';
import { mask } from '@hotline/text';
import type { Ticket } from '../ticket';

const notYours: Refused = {
  refused: 'not-your-ticket',
  detail: { zh: '该工单不由本单位承办', en: 'Your unit neither leads nor assists this ticket' },
  hint: {
    zh: '只有主办和协办单位可以查看诉求人信息',
    en: 'Only the lead and the assistants of a ticket can read its callers',
  },
};

/** Lets a person read the personal data of the callers. The event records who read them and why. */
export function viewCaller(
  state: Ticket | undefined,
  { reason }: { readonly reason: string },
  { actor }: CommandContext,
): Decided<Ticket> {
  if (!state) return ticketNotFound;
  if (actsForUnit(actor) && !state.units.includes(actor.unit ?? '')) return notYours;
  return { state, events: [{ type: 'CallerViewed', data: { reason: mask(reason) } }] };
}
