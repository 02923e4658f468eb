import type { Caller, EventData, TicketKind } from '@hotline/contracts';
import type { Fingerprint } from '@hotline/duplicates';

type Registered = EventData<'TicketRegistered'>;
export type Channel = Registered['channel'];
export type Location = Registered['location'];

/** Somebody who waits for this ticket: its own caller first, then those of tickets merged into it. */
export interface Waiting {
  /** The ticket the caller came with. */
  readonly ticket: string;
  readonly caller: Caller;
}

/** Another open ticket that may be the same. */
export interface Candidate {
  readonly ticketId: string;
  readonly ticketNo: string;
  readonly why: 'same-caller' | 'same-location' | 'same-words';
  /** 0–1: how sure it is that both are about one trouble at one location. */
  readonly likeness: number;
  readonly shared: SharedByTickets;
  /** ISO instant. */
  readonly registeredAt: string;
}
type SharedByTickets = NonNullable<EventData<'PossiblySameFound'>['candidates'][number]['shared']>;

/** What was said to a caller, as handed to the gateway. */
export interface Message {
  readonly id: string;
  readonly template: MessageTemplate;
  readonly text: string;
  readonly gateway: 'posted' | 'kept';
}
export type MessageTemplate = 'registered' | 'split' | 'answered' | 'resolved';

/** A ticket as intake knows it: the only document that holds who the caller is and the original words. */
export interface Ticket {
  readonly jurisdiction: string;
  readonly situation: 'open' | 'merged' | 'closed';
  readonly ticketNo: string;
  readonly queryCode: string;
  readonly channel: Channel;
  readonly kind?: TicketKind;
  readonly waiting: readonly Waiting[];
  readonly location: Location;
  /** The original words. */
  readonly narrative: string;
  readonly demand?: string;
  readonly externalNo?: string;
  /** Epoch ms. */
  readonly registeredAt: number;
  /** What it is compared by with others; absent in tickets that were registered before it was kept. */
  readonly fingerprint?: Fingerprint;
  readonly possiblySame: readonly Candidate[];
  /** Units that have it: lead, then assistants. */
  readonly units: readonly string[];
  /** Known once it has a lead. */
  readonly matter?: string;
  readonly region?: string;
  /** The first ticket about the same trouble, when this is not the first. */
  readonly issue?: string;
  /** Tickets that are being merged into this one, and until when (epoch ms) that is believed; see merge.ts. */
  readonly expecting?: readonly { readonly ticket: string; readonly until: number }[];
  readonly mergedInto?: string;
  /** Since a split: the words of the narrative that this ticket is about. */
  readonly part?: string;
  /** Tickets of the other parts, with the words of each. */
  readonly splitInto?: readonly { readonly ticketId: string; readonly ticketNo: string; readonly text: string }[];
  readonly splitFrom?: string;
  readonly messages: readonly Message[];
}

export const isOpen = ({ situation }: Ticket): boolean => situation === 'open';

/** Digits only and without the country, so that +86 138 0013-8000 and 13800138000 are one caller. */
export const phoneKey = (phone: string): string => phone.replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '');
export const callerPhone = (ticket: Ticket): string | undefined => ticket.waiting[0]?.caller.phone;
/** Everybody who waits for it, once. */
export const phoneKeys = (ticket: Ticket): readonly string[] => [
  ...new Set(ticket.waiting.flatMap(({ caller }) => (caller.phone ? [phoneKey(caller.phone)] : []))),
];
