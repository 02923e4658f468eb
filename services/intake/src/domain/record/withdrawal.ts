import { notACaller, ticketNotFound } from '@hotline/contracts/phrases';
import type { CommandContext, Decided, Refused } from '@hotline/runtime';
import { mask } from '@hotline/text';
import type { Ticket } from '../ticket';

const notOpen: Refused = {
  refused: 'not-now',
  detail: { zh: '工单已结案或已并案', en: 'The ticket is closed or merged' },
  hint: {
    zh: '已结案的无需撤回；已并案的请到主单办理',
    en: 'A closed ticket need not be withdrawn; if it was merged, use the ticket that it was merged into',
  },
};
const noNumber: Refused = {
  refused: 'not-now',
  detail: {
    zh: '该诉求人未留电话，无法回访核实',
    en: 'This caller left no number, so the hotline cannot call them to confirm',
  },
  hint: {
    zh: '撤回须由诉求人本人确认；请补登电话后再申请',
    en: 'Only the caller can confirm the withdrawal; add the number of the caller first',
  },
};

/**
 * 申请撤回: publishes the request, so that an agent calls the caller about it. The ticket stays open until the caller
 * has confirmed.
 */
export function askToWithdraw(
  state: Ticket | undefined,
  { caller, reason }: { readonly caller: string; readonly reason: string },
  { jurisdiction }: CommandContext,
): Decided<Ticket> {
  if (!state || state.jurisdiction !== jurisdiction) return ticketNotFound;
  if (state.situation !== 'open') return notOpen;
  const asking = state.waiting.find((waiting) => waiting.ticket === caller);
  if (!asking) return notACaller;
  if (!asking.caller.phone) return noNumber;
  return { state, events: [{ type: 'WithdrawalRequested', data: { caller, reason: mask(reason) } }] };
}
