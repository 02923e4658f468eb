import { likeness } from './likeness';
import type { Candidate, Ticket } from './ticket';

/** From here two texts may be about one thing: a caller repeats himself in other words more than neighbours use the same. */
const SAME_CALLER = 0.15;
const SAME_PLACE = 0.35;
const MOST = 5;

export interface Known {
  readonly ticketId: string;
  readonly ticket: Ticket;
}

/** Open tickets to compare with, newest first. */
export interface Others {
  readonly ofCaller: readonly Known[];
  readonly ofPlace: readonly Known[];
}

/** Open tickets that may be the same as a new one: the same caller with a like text, or a like text about the same place. Best first. */
export function sameByText(sketch: readonly number[], { ofCaller, ofPlace }: Others): Candidate[] {
  const found = [...judged(sketch, ofCaller, 'same-caller', SAME_CALLER), ...judged(sketch, ofPlace, 'same-place', SAME_PLACE)];
  return best(found);
}

/** Open tickets of the same matter, by the same caller or about the same place in the same time. */
export function sameByMatter({ ofCaller, ofPlace }: Others): Candidate[] {
  return best([...ofCaller.map((known) => candidate(known, 'same-caller', 1)), ...ofPlace.map((known) => candidate(known, 'same-place', 1))]);
}

const judged = (sketch: readonly number[], known: readonly Known[], why: Candidate['why'], atLeast: number): Candidate[] =>
  known.map((one) => candidate(one, why, likeness(sketch, one.ticket.sketch))).filter((one) => one.likeness >= atLeast);

const candidate = ({ ticketId, ticket }: Known, why: Candidate['why'], like: number): Candidate => ({
  ticketId,
  ticketNo: ticket.ticketNo,
  why,
  likeness: Math.round(like * 100) / 100,
  registeredAt: new Date(ticket.registeredAt).toISOString(),
});

/** One entry a ticket, the likest first. */
function best(found: readonly Candidate[]): Candidate[] {
  const ordered = [...found].sort((a, b) => b.likeness - a.likeness);
  return ordered.filter((one, i) => ordered.findIndex((other) => other.ticketId === one.ticketId) === i).slice(0, MOST);
}
