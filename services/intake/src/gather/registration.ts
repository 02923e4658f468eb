import type { TicketEvent } from '@hotline/contracts';
import type { CommandContext, Context, Counters, Documents } from '@hotline/runtime';
import { amended, type AmendInput, type AmendReads } from '../domain/record/amend';
import { soughtBy } from '../domain/compare';
import { mustConfirm, type RegisterInput, type RegistrationReads } from '../domain/register';
import { wordsOf, type SplitInput, type SplitNumbers, type SplitOffReads } from '../domain/split';
import { callerLine, linkedLine, type Ticket } from '../domain/ticket';
import type { IntakeView } from '../domain/view';
import { findCandidates } from './candidate-tickets';
import { followUpAmong } from './follow-up';
import { newQueryCode, nextTicketNo } from './identity';

/**
 * Reads open tickets that may be duplicates, and the caller's own tickets. Draws a number and a query code, unless the
 * registration will be refused as a follow-up call. Returns undefined when the ticket exists already.
 */
export const readsForRegistration =
  (counters: Counters) =>
  async (
    state: Ticket | undefined,
    input: RegisterInput,
    { now, view }: CommandContext<IntakeView>,
    own: Documents<Ticket>,
  ): Promise<RegistrationReads | undefined> => {
    if (state) return undefined;
    const { ticketId, registration, followUps } = input;
    const sought = soughtBy(view, { ...registration, ...linkedLine(registration.caller) }, now);
    const followUp = followUps === 'ignore' ? undefined : await followUpAmong(own, view, sought, registration);
    const isRefused = followUp !== undefined && mustConfirm(input);
    return {
      sought,
      candidates: isRefused ? [] : await findCandidates(own, view, sought, [ticketId]),
      followUp,
      numbers: isRefused ? undefined : { ticketNo: await nextTicketNo(counters, view, now), queryCode: newQueryCode() },
    };
  };

/** Draws a number and a query code for each part that is split off. */
export const numbersForSplit =
  (counters: Counters) =>
  async (
    state: Ticket | undefined,
    { off }: SplitInput,
    { now, view }: CommandContext<IntakeView>,
  ): Promise<readonly SplitNumbers[]> => {
    const numbers: SplitNumbers[] = [];
    for (let i = 0; state && i < off.length; i += 1)
      numbers.push({ ticketNo: await nextTicketNo(counters, view, now), queryCode: newQueryCode() });
    return numbers;
  };

/**
 * Reads the ticket from which a part was split off, and open tickets that may be duplicates of the part. The ticket
 * itself and its other parts are no candidates.
 */
export async function readsForSplitOff(
  _state: Ticket | undefined,
  { subject, data }: TicketEvent<'PartSplitOff'>,
  { view }: Context<IntakeView>,
  own: Documents<Ticket>,
): Promise<SplitOffReads> {
  const origin = (await own.load(subject))?.state;
  if (!origin) throw new Error(`ticket ${data.ticketId} was split off ticket ${subject}, which does not exist`);
  const { location, registeredAt, splitInto = [] } = origin;
  const statement = { narrative: wordsOf(origin, data.ticketId) ?? data.text, location, ...callerLine(origin) };
  const sought = soughtBy(view, statement, registeredAt);
  const parts = splitInto.map(({ ticketId }) => ticketId);
  return { origin, sought, candidates: await findCandidates(own, view, sought, [subject, ...parts]) };
}

/** Reads open tickets that may be duplicates of a corrected ticket. Undefined when the ticket is not open. */
export async function readsForAmendment(
  state: Ticket | undefined,
  input: AmendInput,
  { view }: CommandContext<IntakeView>,
  own: Documents<Ticket>,
): Promise<AmendReads | undefined> {
  if (state?.situation !== 'open') return undefined;
  const ticket = amended(state, input);
  const narrative = ticket.part ?? ticket.narrative;
  const sought = soughtBy(view, { ...ticket, narrative, ...callerLine(ticket) }, ticket.registeredAt);
  return { sought, candidates: await findCandidates(own, view, sought, [state.waiting[0]?.ticket ?? '']) };
}
