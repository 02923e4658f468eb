import type { TicketDetail } from '../../api/paths';
import { t } from '../../language/text';
import { textOf, type Field, type Values } from '../action';

/** The original ticket of each caller: this ticket first, then the tickets merged into it, in the order of merging. */
export const ticketsOfCallers = ({ ticketId, history }: TicketDetail): readonly string[] => [
  ticketId,
  ...history.flatMap(({ type, data }) => (type === 'CallerJoined' && typeof data.from === 'string' ? [data.from] : [])),
];

/** A field that asks which caller gave the answer; no field if the ticket has only one caller. */
export function callerField(ticket: TicketDetail): readonly Field[] {
  const tickets = ticketsOfCallers(ticket);
  if (tickets.length < 2) return [];
  return [
    {
      name: 'caller',
      label: t('诉求人', 'Which caller'),
      hint: t('次序与“查看诉求人”中相同', 'In the order in which the callers are shown'),
      kind: 'choice',
      options: tickets.map((value, index) => ({
        value,
        label: t(`第${index + 1}位诉求人`, `Caller ${index + 1}`),
      })),
      isRequired: true,
    },
  ];
}
export const callerIn = (values: Values, { ticketId }: TicketDetail): string => textOf(values, 'caller') || ticketId;
