import { ticketNotFound } from '@hotline/contracts/phrases';
import type { Urgency } from '@hotline/contracts';
import type { CommandContext, Decided, Refused } from '@hotline/runtime';
import { mask } from '@hotline/text';
import type { Ticket } from '../ticket';
import type { IntakeView } from '../view';

const notOpen: Refused = {
  refused: 'not-now',
  detail: { zh: '工单已结案或已并案', en: 'The ticket is closed or merged' },
  hint: {
    zh: '已并案的请到主单办理；已结案的请登记新工单',
    en: 'If it was merged, use the ticket that it was merged into; if it is closed, register a new one',
  },
};

/**
 * 催办: counts how often the ticket was urged, and publishes the urgency that the jurisdiction sets for that count. No
 * clock changes, because a caller who does not urge must not wait longer than one who calls every day.
 */
export function urge(
  state: Ticket | undefined,
  { reason }: { readonly reason: string },
  { view, jurisdiction }: CommandContext<IntakeView>,
): Decided<Ticket> {
  if (!state || state.jurisdiction !== jurisdiction) return ticketNotFound;
  if (state.situation !== 'open') return notOpen;
  const count = (state.urged ?? 0) + 1;
  const urgency = urgencyAfter(view.urging, count);
  return {
    state: { ...state, urged: count },
    events: [{ type: 'TicketUrged', data: { count, reason: mask(reason), ...(urgency ? { urgency } : {}) } }],
  };
}

/** The urgency that the jurisdiction sets for the highest count reached so far. */
function urgencyAfter(steps: IntakeView['urging'], count: number): Urgency | undefined {
  const reached = steps.filter(({ after }) => after <= count).sort((a, b) => b.after - a.after);
  return reached[0]?.urgency;
}

/** 补充情况: adds what was told later. Intake stores the original words; the event carries them with numbers masked. */
export function addInformation(
  state: Ticket | undefined,
  { text }: { readonly text: string },
  { now, jurisdiction }: CommandContext<IntakeView>,
): Decided<Ticket> {
  if (!state || state.jurisdiction !== jurisdiction) return ticketNotFound;
  if (state.situation !== 'open') return notOpen;
  return {
    state: { ...state, additions: [...(state.additions ?? []), { at: now, text }] },
    events: [{ type: 'InformationAdded', data: { text: mask(text) } }],
  };
}
