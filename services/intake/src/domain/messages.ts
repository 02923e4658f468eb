import type { Decision } from '@hotline/runtime';
import type { MessageTemplate, Ticket } from './ticket';

export const SEND = 'send-message';

/**
 * Decides that the ticket's callers who left a number are told something. `name` makes it one message however often it
 * is decided.
 */
export function tell(ticket: Ticket, name: string, template: MessageTemplate, text: string): Decision<Ticket>['acts'] {
  return ticket.waiting
    .filter(({ caller }) => caller.phone !== undefined)
    .map(({ ticket: from, caller }, i) => ({
      name: i === 0 ? name : `${name}.${from}`,
      type: SEND,
      data: { template, text, phone: caller.phone },
    }));
}

/** One message for all of them, so that the caller knows each by its number. */
export const splitText = (tickets: readonly { readonly ticketNo: string; readonly queryCode: string }[]): string =>
  `您的诉求涉及${tickets.length}件事，将分别办理、分别回访：${tickets.map(({ ticketNo, queryCode }) => `工单号 ${ticketNo}，查询码 ${queryCode}`).join('；')}。`;

export const registeredText = (ticketNo: string, queryCode: string): string =>
  `您的诉求已受理，工单号 ${ticketNo}，查询码 ${queryCode}。凭查询码可查询办理进度。`;
