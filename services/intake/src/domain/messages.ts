import type { EventData } from '@hotline/contracts';
import { localTime } from '@hotline/contracts/phrases';
import type { Decision } from '@hotline/runtime';
import { takesTextMessages } from '@hotline/text';
import type { MessageTemplate, Ticket } from './ticket';

export const SEND = 'send-message';

/**
 * Acts that send a message to each caller of the ticket whose number can receive it. `name` identifies the message:
 * acts with the same name are performed only once.
 */
export function tell(ticket: Ticket, name: string, template: MessageTemplate, text: string): Decision<Ticket>['acts'] {
  return ticket.waiting
    .filter(({ caller: { phone } }) => phone !== undefined && takesTextMessages(phone))
    .map(({ ticket: from, caller }, i) => ({
      name: i === 0 ? name : `${name}.${from}`,
      type: SEND,
      data: { template, text, phone: caller.phone },
    }));
}

/** Text of the message after a split, with the numbers and query codes of all parts. */
export function splitText(tickets: readonly Pick<Ticket, 'ticketNo' | 'queryCode'>[]): string {
  const numbers = tickets.map(({ ticketNo, queryCode }) => `工单号 ${ticketNo}，查询码 ${queryCode}`).join('；');
  return `您的诉求涉及${tickets.length}件事，将分别办理、分别回访：${numbers}。`;
}

/** Text of the message about a refusal (不予受理). `now` in epoch ms. */
export function refusedText(
  ticketNo: string,
  { text, route, contact, appealUntil }: EventData<'TicketRefused'>,
  { timeZone, now }: { readonly timeZone: string; readonly now: number },
): string {
  const way = route ? `您可通过以下途径办理：${withoutStop(route.zh)}${contact ? `（${contact}）` : ''}。` : '';
  const appeal = appealUntil
    ? `如有异议，请于${localTime(Date.parse(appealUntil), timeZone, now).zh}前凭查询码在查询页面申诉，由其他人员复核。`
    : '';
  return `您的工单 ${ticketNo} 不予受理：${withoutStop(text.zh)}。${way}${appeal}`;
}
const withoutStop = (sentence: string): string => sentence.replace(/[。.]$/, '');

export const registeredText = (ticketNo: string, queryCode: string): string =>
  `您的诉求已受理，工单号 ${ticketNo}，查询码 ${queryCode}。凭查询码可查询办理进度。`;
