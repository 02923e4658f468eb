import type { Actor } from '@hotline/contracts';
import type { CommandContext, Decided, Refused } from '@hotline/runtime';
import { mask } from '@hotline/text';
import type { Ticket } from './ticket';

const noTicket: Refused = {
  refused: 'not-found',
  detail: { zh: '没有这张工单', en: 'There is no such ticket' },
  hint: { zh: '请核对工单标识', en: 'Check the ticket id' },
};

const notYours: Refused = {
  refused: 'not-your-ticket',
  detail: { zh: '该工单不由本单位承办', en: 'Your unit neither leads nor assists this ticket' },
  hint: { zh: '只有主办和协办单位可以查看', en: 'Only its lead and its assistants may read it' },
};

/** Somebody reads who the callers are: the reading is a fact in the history. */
export function viewCaller(
  state: Ticket | undefined,
  { reason }: { readonly reason: string },
  { actor }: CommandContext,
): Decided<Ticket> {
  if (!state) return noTicket;
  if (actor.role === 'unit' && !state.units.includes(actor.unit ?? '')) return notYours;
  return { state, events: [{ type: 'CallerViewed', data: { reason: mask(reason) } }] };
}

/** A unit sees a caller who gave his name openly; of one who asked to be hidden from it, or is anonymous, nothing. */
export function visibleCallers(ticket: Ticket, actor: Actor): Ticket['waiting'] {
  if (actor.role !== 'unit') return ticket.waiting;
  return ticket.waiting.map((waiting) =>
    waiting.caller.anonymity === 'named'
      ? waiting
      : { ticket: waiting.ticket, caller: { anonymity: waiting.caller.anonymity } },
  );
}

/** The original words; to a unit without the numbers in them, when a caller asked to be hidden from it. */
export const visibleNarrative = ({ narrative, waiting }: Ticket, actor: Actor): string =>
  actor.role === 'unit' && waiting.some(({ caller }) => caller.anonymity !== 'named') ? mask(narrative) : narrative;
