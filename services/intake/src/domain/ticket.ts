import type { Caller, EventData, Registration, TicketKind } from '@hotline/contracts';
import type { Fingerprint } from '@hotline/duplicates';
import type { FollowUpCall } from './follow-ups/follow-up-call';

type Registered = EventData<'TicketRegistered'>;

/**
 * A caller who waits for this ticket. The first is its own caller; the others came with tickets that were merged into
 * it.
 */
export interface TicketCaller {
  /** Id of the ticket that was registered for the caller. */
  readonly ticket: string;
  readonly caller: Caller;
}

/** Another open ticket that may be a duplicate. */
export interface DuplicateCandidate {
  readonly ticketId: string;
  readonly ticketNo: string;
  readonly why: 'same-caller' | 'same-location' | 'same-words';
  /** Likelihood from 0 to 1 that both tickets are about one trouble at one location. */
  readonly likeness: number;
  readonly shared: SharedByTickets;
  /** ISO instant. */
  readonly registeredAt: string;
}
type SharedByTickets = NonNullable<EventData<'PossiblySameFound'>['candidates'][number]['shared']>;

/** A message to a caller, as it was handed to the message gateway. */
export interface SentMessage {
  readonly id: string;
  readonly template: MessageTemplate;
  readonly text: string;
  readonly gateway: 'posted' | 'kept';
}
export type MessageTemplate =
  | 'registered'
  | 'split'
  | 'answered'
  | 'question'
  | 'refused'
  | 'resolved'
  | 'extended'
  | 'paused'
  | 'suspended'
  | 'promised'
  | 'statutory'
  | 'acceptance'
  | 'resumed';

/** A request to read the callers, for which a second person has to agree. */
export interface ReadingRequest {
  /** Id of the person who wants to read. */
  readonly by: string;
  readonly code: string;
  /** Who approved it, and the end of the approval, epoch ms. Absent while nobody has decided. */
  readonly approved?: { readonly by: string; readonly until: number };
}

export type AmendedField = EventData<'TicketAmended'>['fields'][number];
/** The fields that a person may correct. */
export interface RecordedFields {
  readonly title?: string | undefined;
  readonly narrative?: string | undefined;
  readonly demand?: string | undefined;
  readonly location?: Registered['location'] | undefined;
  readonly caller?: Caller | undefined;
}
/** A correction: the earlier values, who changed them, when (epoch ms) and why. */
export interface Amendment {
  readonly at: number;
  readonly by: string;
  readonly reason: string;
  readonly fields: readonly AmendedField[];
  /** The earlier values of the changed fields. A field that was empty is missing here. */
  readonly before: RecordedFields;
}

/** A file that the hotline attached to the ticket. */
export type HotlineFile = Pick<EventData<'FileAttached'>, 'file' | 'type' | 'purpose'>;

/** A ticket as intake stores it. No other document holds the personal data of callers and the original words. */
export interface Ticket {
  readonly jurisdiction: string;
  readonly situation: 'open' | 'merged' | 'closed';
  readonly ticketNo: string;
  readonly queryCode: string;
  readonly channel: Registered['channel'];
  readonly kind?: TicketKind;
  readonly waiting: readonly TicketCaller[];
  readonly location: Registered['location'];
  /** The original words. */
  readonly narrative: string;
  readonly demand?: string;
  readonly title?: string;
  readonly accused?: Registration['accused'];
  readonly tags?: Registration['tags'];
  readonly elements?: Registration['elements'];
  readonly recordingId?: string;
  readonly transcriptId?: string;
  /** Transcript of the call, as the telephone system made it. */
  readonly transcript?: string;
  readonly externalNo?: string;
  /** Recordings, what callers sent, and documents of the hotline; absent: none. */
  readonly files?: readonly HotlineFile[];
  /** How often the ticket was urged. */
  readonly urged?: number;
  /**
   * When callers last urged on the page of their ticket, epoch ms; `caller` is the ticket that was registered for them.
   */
  readonly urgedOnPage?: readonly { readonly caller: string; readonly at: number }[];
  /** Corrections, the oldest first. */
  readonly amendments?: readonly Amendment[];
  /** Information that was added after the registration; `at` in epoch ms. */
  readonly additions?: readonly { readonly at: number; readonly text: string }[];
  /** Epoch ms. */
  readonly registeredAt: number;
  /** Compared with the fingerprints of other tickets to find possible duplicates. */
  readonly fingerprint?: Fingerprint;
  readonly possiblySame: readonly DuplicateCandidate[];
  /** Ids of the units that work on the ticket: first the lead, then the assistants. */
  readonly units: readonly string[];
  /** Absent until the ticket has a lead. */
  readonly matter?: string;
  readonly region?: string;
  /** Id of the first ticket of the issue; absent on that first ticket. */
  readonly issue?: string;
  /** Tickets that are about to be merged into this one; each entry expires at `until`, epoch ms. See merge.ts. */
  readonly expecting?: readonly { readonly ticket: string; readonly until: number }[];
  readonly mergedInto?: string;
  /** After a split: the part of the narrative that this ticket is about. */
  readonly part?: string;
  /** Tickets of the parts that were split off, with the words of each part. */
  readonly splitInto?: readonly { readonly ticketId: string; readonly ticketNo: string; readonly text: string }[];
  readonly splitFrom?: string;
  /** The call sounds as if it was about another ticket of the caller; a person decides. */
  readonly followUp?: FollowUpCall;
  readonly messages: readonly SentMessage[];
  /** Requests to read the callers, at most one a person. */
  readonly readings?: readonly ReadingRequest[];
}

export const isOpen = ({ situation }: Ticket): boolean => situation === 'open';

export const lineOf = ({ phone, extension }: CallerLine): CallerLine => ({ phone, extension });
/**
 * The line by which a caller is recognised in other tickets. Hidden and anonymous callers have none, because a link
 * between two tickets can tell others who the caller is.
 */
export const linkedLine = (caller: Caller): CallerLine => (caller.anonymity === 'named' ? lineOf(caller) : {});
/** Line by which the ticket’s own caller is recognised in other tickets. */
export const callerLine = ({ waiting: [own] }: Ticket): CallerLine => (own ? linkedLine(own.caller) : {});
/** Numbers, in E.164, by which a ticket is found, without repeats. No number finds an anonymous caller. */
export const phonesOf = (ticket: Ticket): readonly string[] => [
  ...new Set(ticket.waiting.flatMap(({ caller }) => (caller.anonymity === 'anonymous' ? [] : (caller.phone ?? [])))),
];

/**
 * Whether two calls came from one telephone line. Two extensions of one number are two lines. A number without
 * extension may be either of them, because an exchange shows its main number only.
 */
export const isSameLine = (a: CallerLine, b: CallerLine): boolean =>
  a.phone !== undefined &&
  a.phone === b.phone &&
  (a.extension === undefined || b.extension === undefined || a.extension === b.extension);
export type CallerLine = Pick<Caller, 'phone' | 'extension'>;
