import type { Documents } from '@hotline/runtime';
import { compare, type SoughtTicket } from '../domain/compare';
import type { FollowUpCall } from '../domain/follow-ups/follow-up-call';
import { recogniseFollowUp, spokenText } from '../domain/follow-ups/recognise';
import type { Ticket } from '../domain/ticket';
import type { IntakeView } from '../domain/view';
import { findOwnTickets } from './candidate-tickets';

/** Reads the caller's own tickets, and recognises a follow-up call among them. */
export async function followUpAmong(
  tickets: Documents<Ticket>,
  view: IntakeView,
  sought: SoughtTicket,
  statement: Parameters<typeof spokenText>[0],
): Promise<FollowUpCall | undefined> {
  return recogniseFollowUp(spokenText(statement), compare(await findOwnTickets(tickets, view, sought), view, sought));
}
