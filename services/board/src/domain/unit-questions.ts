import type { EventData, TicketEvent, TicketState } from '@hotline/contracts';
import type { TicketRow } from './row';

type Questions = Pick<Partial<TicketRow>, 'unitAsks' | 'unitAnswer'>;

/** A new question replaces an earlier one and its answer. */
export const asked = ({ question, toCaller }: EventData<'FactsAsked'>, askedAt: number): Questions => ({
  unitAsks: { question, askedAt, ...(toCaller ? { toCaller } : {}) },
  unitAnswer: undefined,
});

/** The open question is answered; nothing changes if there is none. `answeredAt`: epoch ms. */
export const answered = (
  { unitAsks, unitAnswer }: TicketRow,
  by: 'caller' | 'hotline',
  answer: string | undefined,
  answeredAt: number,
): Questions =>
  unitAsks
    ? {
        unitAsks: undefined,
        unitAnswer: { question: unitAsks.question, by, answeredAt, ...(answer ? { answer } : {}) },
      }
    : { unitAnswer };

/** States in which the lead works on the ticket, so that its question and the answer still matter. */
const AT_WORK: ReadonlySet<TicketState> = new Set(['dispatched', 'acknowledged', 'return-requested']);

/** The question and the answer that still matter after an event; `before` is the row before it. */
export function stillOfUse({ lead, state, unitAsks, unitAnswer }: TicketRow, before: TicketRow, event: TicketEvent) {
  if (lead !== before.lead || !AT_WORK.has(state)) return {};
  const hasGoneOn = event.source === 'routing' && event.actorunit === lead;
  return { ...(unitAsks ? { unitAsks } : {}), ...(unitAnswer && !hasGoneOn ? { unitAnswer } : {}) };
}
