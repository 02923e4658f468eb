import type { Fact, TicketEvent } from '@hotline/contracts';
import type { CommandContext, Context, Decided, Refused } from '@hotline/runtime';
import { mask } from './mask';
import type { Ticket } from './ticket';

export interface Merging {
  readonly ticketId: string;
  readonly into: string;
  readonly reason: string;
  /** The other ticket, read before; absent when there is none. */
  readonly target: Ticket | undefined;
}

const noTicket: Refused = { refused: 'not-found', detail: { zh: '没有这张工单', en: 'There is no such ticket' }, mend: { zh: '请核对工单标识', en: 'Check the ticket id' } };
const noTarget: Refused = { refused: 'not-found', detail: { zh: '没有要并入的工单', en: 'There is no ticket to merge into' }, mend: { zh: '请核对 into', en: 'Check `into`' } };
const notOpen = (which: string): Refused => ({
  refused: 'not-now',
  detail: { zh: `工单 ${which} 已结案或已并案`, en: `Ticket ${which} is closed or merged already` },
  mend: { zh: '只能将办理中的工单并入办理中的工单', en: 'Merge an open ticket into an open ticket' },
});
const itself: Refused = { refused: 'invalid-input', detail: { zh: '不能并入自身', en: 'A ticket cannot be merged into itself' }, mend: { zh: '请核对 into', en: 'Check `into`' } };

/** 并案: this ticket goes on as part of another; nobody who waits for it is lost. */
export function merge(state: Ticket | undefined, { ticketId, into, reason, target }: Merging, _context: CommandContext): Decided<Ticket> {
  if (!state) return noTicket;
  if (into === ticketId) return itself;
  if (state.situation !== 'open') return notOpen(state.ticketNo);
  if (!target || target.jurisdiction !== state.jurisdiction) return noTarget;
  if (target.situation !== 'open') return notOpen(target.ticketNo);
  return { state: { ...state, situation: 'merged', mergedInto: into }, facts: [{ type: 'TicketMerged', data: { into, reason: mask(reason) } }] };
}

/** The other side of a merge: its callers wait here now. `source` is the merged ticket. One that was merged itself meanwhile passes them on. */
export function join(state: Ticket | undefined, event: TicketEvent<'TicketMerged'>, _context: Context, source: Ticket | undefined): Decided<Ticket> {
  if (!state || !source) throw new Error(`ticket ${event.subject} was merged into ${event.data.into}, and one of the two is not there`);
  const known = new Set(state.waiting.map((waiting) => waiting.ticket));
  const coming = source.waiting.filter((waiting) => !known.has(waiting.ticket));
  if (coming.length === 0) return undefined;
  const waiting = [...state.waiting, ...coming];
  const joined = coming.map(({ ticket }): Fact => ({ type: 'CallerJoined', data: { from: ticket, callers: waiting.length } }));
  const passed: Fact[] = state.mergedInto ? [{ type: 'TicketMerged', data: { into: state.mergedInto, reason: event.data.reason } }] : [];
  return { state: { ...state, waiting }, facts: [...joined, ...passed] };
}
