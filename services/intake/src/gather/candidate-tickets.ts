import type { Fingerprint } from '@hotline/duplicates';
import type { Documents, Range, Stored } from '@hotline/runtime';
import { slotIndexes } from '../collection';
import type { CandidateTicket, SoughtTicket } from '../domain/compare';
import type { DispatchCandidates } from '../domain/reactions';
import { callerPhone, phoneKey, type Ticket } from '../domain/ticket';
import type { IntakeView } from '../domain/view';

/** Tickets read for each key and for the caller, newest first. */
const NEWEST = 6;
/**
 * Two tickets registered within this time may not have seen each other; they are compared again when they have a lead.
 */
const SAME_TIME_MS = 60_000;

type Page = readonly Stored<Ticket>[];

const newest = async (tickets: Documents<Ticket>, index: string, range: Range): Promise<Page> =>
  (await tickets.find(index, { ...range, descending: true, limit: NEWEST })).found;

/** The tickets of all pages, each once, without those of `without`. */
const candidatesIn = (pages: readonly Page[], without: readonly string[]): CandidateTicket[] =>
  [...new Map(pages.flat().map(({ id, state }) => [id, state]))]
    .filter(([id]) => !without.includes(id))
    .map(([ticketId, ticket]) => ({ ticketId, ticket }));

const byCaller = (tickets: Documents<Ticket>, name: string, phone: string | undefined): Promise<Page>[] =>
  phone ? [newest(tickets, 'openByCaller', { prefix: [name, phoneKey(phone)] })] : [];
const byFingerprint = (
  tickets: Documents<Ticket>,
  name: string,
  { keys }: Fingerprint,
  range: Range = {},
): Promise<Page>[] =>
  slotIndexes.flatMap((index, slot) =>
    keys[slot] ? [newest(tickets, index, { prefix: [name, keys[slot]], ...range })] : [],
  );

/**
 * Open tickets of the jurisdiction by the same caller, and those that share a key of the fingerprint. The cost does
 * not grow with closed tickets.
 * `without`: ids of tickets that are left out.
 */
export async function findCandidates(
  tickets: Documents<Ticket>,
  { name }: IntakeView,
  { phone, fingerprint }: SoughtTicket,
  without: readonly string[],
): Promise<readonly CandidateTicket[]> {
  const pages = await Promise.all([...byCaller(tickets, name, phone), ...byFingerprint(tickets, name, fingerprint)]);
  return candidatesIn(pages, without);
}

/** Earlier open tickets of the same matter and, for a ticket without an issue, those that came at the same time. */
export async function findDispatchCandidates(
  tickets: Documents<Ticket>,
  { name, sameWithinMs }: IntakeView,
  ticket: Ticket,
  { id, matter, region = ticket.region }: { id: string; matter?: string | undefined; region?: string | undefined },
): Promise<DispatchCandidates> {
  const { fingerprint, registeredAt, issue } = ticket;
  if (!fingerprint) return { candidates: [] };
  const from = registeredAt - sameWithinMs;
  const [first, ...pages] = await Promise.all([
    issue === undefined ? undefined : tickets.load(issue),
    ...byCaller(tickets, name, callerPhone(ticket)),
    ...(matter && region ? [newest(tickets, 'openByMatter', { prefix: [name, matter, region], from })] : []),
    ...(issue === undefined
      ? byFingerprint(tickets, name, fingerprint, { from: registeredAt - SAME_TIME_MS, to: registeredAt + 1 })
      : []),
  ]);
  return {
    candidates: candidatesIn(pages, [id]).filter((other) => other.ticket.registeredAt <= registeredAt),
    ...(first?.state.issue ? { issueOfFirst: first.state.issue } : {}),
  };
}
