import type { NewEvent } from '@hotline/contracts';
import type { DuplicateCandidate, Ticket } from './ticket';

/** Smallest share of common words (0–1) at which two texts of one caller may be duplicates. */
const REPEATS = 0.2;
const MOST = 5;

/** An open ticket and how it compares with the ticket in question. */
export interface ComparedTicket {
  readonly ticketId: string;
  readonly ticket: Ticket;
  readonly sameCaller: boolean;
  /** Both tickets have the same region, or their texts name the same location or number. */
  readonly sameLocation: boolean;
  /** Likelihood from 0 to 1 that both tickets are about one trouble at one location. */
  readonly score: number;
  /** Share of common words, 0 to 1. */
  readonly words: number;
  /** `alike`: similar enough to be proposed to a person. `oneIssue`: similar enough to count as one issue. */
  readonly alike: boolean;
  readonly oneIssue: boolean;
  readonly shared: DuplicateCandidate['shared'];
}

/** Id of the issue of a ticket: the id of the first ticket about the trouble, which may be the ticket itself. */
export const issueOf = ({ ticketId, ticket }: Pick<ComparedTicket, 'ticketId' | 'ticket'>): string =>
  ticket.issue ?? ticketId;

export interface JoinedIssue {
  /** Absent when no known ticket is about the same trouble. */
  readonly issue?: string;
  /** Whether the caller already has an open ticket of the issue. Absent when an earlier event has published it. */
  readonly again?: boolean;
}

/**
 * Open tickets that may be duplicates of a new one: similar in text and location, or by the same caller with enough
 * common words. The most similar comes first.
 */
export function sameByText(known: readonly ComparedTicket[]): DuplicateCandidate[] {
  return best(known.filter(({ alike, sameCaller, words }) => alike || (sameCaller && words >= REPEATS))).map((one) =>
    candidate(one),
  );
}

/** Open tickets of the same matter: of the same caller, or at the same location with some common words. */
export function sameByMatter(known: readonly ComparedTicket[], matter: string): DuplicateCandidate[] {
  const same = known.filter(
    ({ ticket, sameCaller, sameLocation, score, words }) =>
      ticket.matter === matter && (sameCaller || (sameLocation && score > 0 && words > 0)),
  );
  return best(same).map((one) => candidate(one, matter));
}

/** The issue that a new ticket joins: that of the most similar ticket. Ties go to the earliest ticket. */
export const joinIssue = (known: readonly ComparedTicket[]): JoinedIssue =>
  joined(
    known,
    known.filter(({ oneIssue }) => oneIssue).sort((a, b) => b.score - a.score || byAge(a, b)),
  );

/**
 * The issue for tickets that were registered at almost the same time and did not find each other. Each joins the issue
 * of the earliest, so that all choose the same one. Tickets of one matter need a lower similarity.
 */
export function joinEarliest(known: readonly ComparedTicket[], matter: string | undefined): JoinedIssue {
  const same = known.filter(
    ({ oneIssue, alike, ticket }) => oneIssue || (alike && matter !== undefined && ticket.matter === matter),
  );
  return joined(known, same.sort(byAge));
}

const byAge = (a: ComparedTicket, b: ComparedTicket): number =>
  a.ticket.registeredAt - b.ticket.registeredAt || (a.ticketId < b.ticketId ? -1 : 1);

function joined(known: readonly ComparedTicket[], [first]: readonly ComparedTicket[]): JoinedIssue {
  if (!first) return {};
  const issue = issueOf(first);
  return { issue, again: known.some((one) => one.sameCaller && issueOf(one) === issue) };
}

const candidate = (
  { ticketId, ticket, sameCaller, sameLocation, score, shared }: ComparedTicket,
  matter?: string,
): DuplicateCandidate => ({
  ticketId,
  ticketNo: ticket.ticketNo,
  why: sameCaller ? 'same-caller' : sameLocation ? 'same-location' : 'same-words',
  likeness: likenessOf(score),
  shared: matter === undefined ? shared : { ...shared, matter },
  registeredAt: new Date(ticket.registeredAt).toISOString(),
});

/** Rounded to two decimals, as people see it. */
const likenessOf = (score: number): number => Math.round(score * 100) / 100;

function best(found: readonly ComparedTicket[]): ComparedTicket[] {
  return [...found]
    .sort(
      (a, b) => likenessOf(b.score) - likenessOf(a.score) || (a.ticket.registeredAt > b.ticket.registeredAt ? -1 : 1),
    )
    .slice(0, MOST);
}

/** The event that proposes possible duplicates and names the issue; no event when there is neither. */
export function possibleDuplicatesFound(
  candidates: readonly DuplicateCandidate[],
  { issue, again }: JoinedIssue,
): NewEvent[] {
  if (candidates.length === 0 && issue === undefined) return [];
  const found = candidates.map(({ registeredAt: _registeredAt, ...candidate }) => candidate);
  return [
    {
      type: 'PossiblySameFound',
      data: { candidates: found, ...(issue === undefined ? {} : { issue }), ...(again === undefined ? {} : { again }) },
    },
  ];
}

/** Possible duplicates of a new text, and the issue that it joins. */
export interface PossibleDuplicates {
  readonly possiblySame: readonly DuplicateCandidate[];
  readonly joined: JoinedIssue;
}
export const possibleDuplicates = (compared: readonly ComparedTicket[]): PossibleDuplicates => ({
  possiblySame: sameByText(compared),
  joined: joinIssue(compared),
});
