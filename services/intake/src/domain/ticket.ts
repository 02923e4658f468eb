import type { Caller, EventData, TicketKind } from '@hotline/contracts';

type Registered = EventData<'TicketRegistered'>;
export type Channel = Registered['channel'];
export type Place = Registered['place'];

/** Somebody who waits for this ticket: its own caller first, then those of tickets merged into it. */
export interface Waiting {
  /** The ticket the caller came with. */
  readonly ticket: string;
  readonly caller: Caller;
}

export interface Candidate {
  readonly ticketId: string;
  readonly ticketNo: string;
  readonly why: 'same-caller' | 'same-place';
  /** 0–1: how much the texts share; 1 where the matter is the same. */
  readonly likeness: number;
  /** ISO instant. */
  readonly registeredAt: string;
}

/** What was said to a caller, as handed to the gateway. */
export interface Message {
  readonly id: string;
  readonly template: MessageTemplate;
  readonly text: string;
  readonly gateway: 'posted' | 'kept';
}
export type MessageTemplate = 'registered' | 'answered' | 'resolved';

/** A ticket as intake knows it: the only document that holds who the caller is and the original words. */
export interface Ticket {
  readonly jurisdiction: string;
  readonly situation: 'open' | 'merged' | 'closed';
  readonly ticketNo: string;
  readonly queryCode: string;
  readonly channel: Channel;
  readonly kind?: TicketKind;
  readonly waiting: readonly Waiting[];
  readonly place: Place;
  /** The original words. */
  readonly narrative: string;
  readonly demand?: string;
  readonly externalNo?: string;
  /** Epoch ms. */
  readonly registeredAt: number;
  /** Sketch of the text, to find what may be the same; see likeness.ts. */
  readonly sketch: readonly number[];
  readonly possiblySame: readonly Candidate[];
  /** Units that have it: lead, then assistants. */
  readonly units: readonly string[];
  /** Known once it has a lead. */
  readonly matter?: string;
  readonly region?: string;
  readonly mergedInto?: string;
  readonly messages: readonly Message[];
}

/** Digits only and without the country, so that +86 138 0013-8000 and 13800138000 are one caller. */
export const phoneKey = (phone: string): string => phone.replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '');
export const callerPhone = (ticket: Ticket): string | undefined => ticket.waiting[0]?.caller.phone;
/** Everybody who waits for it, once. */
export const phoneKeys = (ticket: Ticket): readonly string[] => [...new Set(ticket.waiting.flatMap(({ caller }) => (caller.phone ? [phoneKey(caller.phone)] : [])))];
