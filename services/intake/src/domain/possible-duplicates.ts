import type { NewEvent } from '@hotline/contracts';
import type { Candidate, Ticket } from './ticket';

/** Shared words (0–1) from which two texts of one caller may be about the same. */
const REPEATS = 0.2;
const MOST = 5;

/** An open ticket, compared with the one in question. */
export interface ComparedTicket {
  readonly ticketId: string;
  readonly ticket: Ticket;
  readonly sameCaller: boolean;
  /** The same region, or a name or number of a location that both tell. */
  readonly sameLocation: boolean;
  /** 0–1: how sure it is that both are about one trouble at one location. */
  readonly score: number;
  /** 0–1: how much the words share. */
  readonly words: number;
  /** Like enough to ask a person; and like enough to count both as one issue. */
  readonly alike: boolean;
  readonly oneIssue: boolean;
  readonly shared: Candidate['shared'];
}

/** The issue that a ticket belongs to: the first ticket about its trouble, which may be itself. */
export const issueOf = ({ ticketId, ticket }: Pick<ComparedTicket, 'ticketId' | 'ticket'>): string =>
  ticket.issue ?? ticketId;

export interface Joined {
  /** Absent: nothing known is about the same. */
  readonly issue?: string;
  /** The caller has an open ticket of the issue already; absent: as was said before. */
  readonly again?: boolean;
}

/**
 * Open tickets that may be the same as a new one: like in text and location, or by the same caller and like in words.
 * Best first.
 */
export function sameByText(known: readonly ComparedTicket[]): Candidate[] {
  return best(known.filter(({ alike, sameCaller, words }) => alike || (sameCaller && words >= REPEATS))).map((one) =>
    candidate(one),
  );
}

/** Open tickets of the same matter: by the same caller, or about the same location and with some words in common. */
export function sameByMatter(known: readonly ComparedTicket[], matter: string): Candidate[] {
  const same = known.filter(
    ({ ticket, sameCaller, sameLocation, score, words }) =>
      ticket.matter === matter && (sameCaller || (sameLocation && score > 0 && words > 0)),
  );
  return best(same).map((one) => candidate(one, matter));
}

/** The issue to count a new ticket with: that of the likest one, of equals the earliest. */
export const joinIssue = (known: readonly ComparedTicket[]): Joined =>
  joined(
    known,
    known.filter(({ oneIssue }) => oneIssue).sort((a, b) => b.score - a.score || byAge(a, b)),
  );

/**
 * The issue of tickets that came in the same moment and did not see each other: that of the earliest, because all of
 * them choose the same one then. Where
 * the matter is known, the same one makes up for some likeness.
 */
export function joinEarliest(known: readonly ComparedTicket[], matter: string | undefined): Joined {
  const same = known.filter(
    ({ oneIssue, alike, ticket }) => oneIssue || (alike && matter !== undefined && ticket.matter === matter),
  );
  return joined(known, same.sort(byAge));
}

const byAge = (a: ComparedTicket, b: ComparedTicket): number =>
  a.ticket.registeredAt - b.ticket.registeredAt || (a.ticketId < b.ticketId ? -1 : 1);

function joined(known: readonly ComparedTicket[], [first]: readonly ComparedTicket[]): Joined {
  if (!first) return {};
  const issue = issueOf(first);
  return { issue, again: known.some((one) => one.sameCaller && issueOf(one) === issue) };
}

const candidate = (
  { ticketId, ticket, sameCaller, sameLocation, score, shared }: ComparedTicket,
  matter?: string,
): Candidate => ({
  ticketId,
  ticketNo: ticket.ticketNo,
  why: sameCaller ? 'same-caller' : sameLocation ? 'same-location' : 'same-words',
  likeness: likenessOf(score),
  shared: matter === undefined ? shared : { ...shared, matter },
  registeredAt: new Date(ticket.registeredAt).toISOString(),
});

/** As people see it, with two figures. */
const likenessOf = (score: number): number => Math.round(score * 100) / 100;

function best(found: readonly ComparedTicket[]): ComparedTicket[] {
  return [...found]
    .sort(
      (a, b) => likenessOf(b.score) - likenessOf(a.score) || (a.ticket.registeredAt > b.ticket.registeredAt ? -1 : 1),
    )
    .slice(0, MOST);
}

/** The event that other tickets may be about the same; none when there are none. */
export function possibleDuplicatesFound(candidates: readonly Candidate[], { issue, again }: Joined): NewEvent[] {
  if (candidates.length === 0 && issue === undefined) return [];
  const found = candidates.map(({ registeredAt: _registeredAt, ...candidate }) => candidate);
  return [
    {
      type: 'PossiblySameFound',
      data: { candidates: found, ...(issue === undefined ? {} : { issue }), ...(again === undefined ? {} : { again }) },
    },
  ];
}

/** What a new text has in common with open tickets. */
export interface PossibleDuplicates {
  readonly possiblySame: readonly Candidate[];
  readonly joined: Joined;
}
export const possibleDuplicates = (compared: readonly ComparedTicket[]): PossibleDuplicates => ({
  possiblySame: sameByText(compared),
  joined: joinIssue(compared),
});
