import type { NewEvent, Registration } from '@hotline/contracts';
import type { Refused } from '@hotline/runtime';
import { followUpActLabels } from '@hotline/contracts/labels';
import type { ComparedTicket } from '../possible-duplicates';
import type { EarlierTicket, FollowUpCall } from './follow-up-call';
import { quotes } from './quoted-numbers';
import { readFollowUp } from './read-follow-up';

/** The words of the caller as one text. */
export const spokenText = ({ narrative, demand }: Pick<Registration, 'narrative' | 'demand'>): string =>
  demand ? `${narrative}。${demand}` : narrative;

const MOST = 5;
/** Weight of the words that suffices if a ticket of the caller is about the same, see `ABOUT_THE_SAME`. */
const LIKELY_WEIGHT = 1.5;
/** Share of common words (0–1) from which two texts of one caller are about the same. */
const ABOUT_THE_SAME = 0.1;

/**
 * Recognises a follow-up call by the quoted number, the words, and the similarity to the caller’s own tickets. A number
 * counts as a ticket number only if it is one of these tickets or if the words show a follow-up call too.
 * @param own tickets of the same telephone line; none for an anonymous caller
 */
export function recogniseFollowUp(text: string, own: readonly ComparedTicket[]): FollowUpCall | undefined {
  const reading = readFollowUp(text);
  const quoted = own.filter(({ ticket }) => reading.quoted.some((number) => quotes(number, ticket.ticketNo)));
  const isLikely = reading.weight >= LIKELY_WEIGHT && own.some(({ words }) => words >= ABOUT_THE_SAME);
  const isRepeated = own.some(({ oneIssue, ticket }) => oneIssue && ticket.situation === 'open');
  const isHeard = reading.isFollowUp || isLikely || quoted.length > 0;
  if (!isHeard && !isRepeated) return undefined;
  return {
    act: isHeard ? reading.act : 'urge',
    quotes: reading.quoted.length > 0,
    quotesOwn: quoted.length > 0,
    ...(reading.second === undefined ? {} : { second: reading.second }),
    tickets: (quoted.length > 0 ? quoted : [...own].sort(likeliest)).slice(0, MOST).map(followed),
  };
}

/** Tickets of the same trouble first, then the most similar words, then the latest. */
const likeliest = (a: ComparedTicket, b: ComparedTicket): number =>
  Number(b.oneIssue) - Number(a.oneIssue) ||
  b.words - a.words ||
  Number(b.ticket.situation === 'open') - Number(a.ticket.situation === 'open') ||
  b.ticket.registeredAt - a.ticket.registeredAt;

const followed = ({ ticketId, ticket: { ticketNo, situation, registeredAt } }: ComparedTicket): EarlierTicket => ({
  ticketId,
  ticketNo,
  situation,
  registeredAt: new Date(registeredAt).toISOString(),
});

/**
 * The refusal to register a follow-up call as new work. It names a ticket only if the caller has quoted it: to see other
 * tickets of the number, a person searches for them, which is recorded.
 */
export function soundsLikeFollowUp({ act, tickets, quotesOwn, second }: FollowUpCall): Refused {
  const { zh, en } = followUpActLabels[act];
  const more =
    second === undefined ? { zh: '', en: '' } : { zh: '；其中另有新诉求', en: '; it also tells something new' };
  if (tickets.length === 0)
    return {
      refused: 'follow-up',
      detail: {
        zh: `听来像是对已有工单的“${zh}”，但该号码名下没有工单${more.zh}`,
        en: `This sounds like a call about an earlier ticket (${en.toLowerCase()}), but this number has none${more.en}`,
      },
      hint: {
        zh: '请问清工单号或原来电号码后查找；确为新诉求的，请确认后再登记',
        en: 'Ask for the ticket number or the earlier telephone number; if it is new, confirm this and register it',
      },
    };
  const numbers = tickets.map(({ ticketNo }) => ticketNo);
  return {
    refused: 'follow-up',
    detail: {
      zh: `听来像是对${quotesOwn ? `工单${numbers.join('、')}` : `该号码名下${numbers.length}张工单之一`}的“${zh}”${more.zh}`,
      en: `This sounds like a call about ${quotesOwn ? `ticket ${numbers.join(', ')}` : 'a ticket of this number'} (${en.toLowerCase()})${more.en}`,
    },
    hint: {
      zh: '请查历史工单并记入原工单；确为新诉求的，请确认后再登记',
      en: 'Look up the earlier tickets and record it there; if it is something new, confirm this and register it',
    },
  };
}

export type FollowUpData = NonNullable<Extract<NewEvent, { type: 'TicketRegistered' }>['data']['followUp']>;

/** The follow-up call as the event of a registration tells it. */
export const followUpData = (
  { act, quotes: isQuoting, second, tickets }: FollowUpCall,
  isConfirmedNew: boolean,
): FollowUpData => ({
  act,
  quotes: isQuoting,
  second: second !== undefined,
  tickets: tickets.map(({ ticketId, ticketNo }) => ({ ticketId, ticketNo })),
  ...(isConfirmedNew ? { confirmedNew: true as const } : {}),
});
