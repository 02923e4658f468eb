import type { Fingerprint } from '@hotline/duplicates';
import type { Documents, Range, Stored } from '@hotline/runtime';
import { slotIndexes } from '../collection';
import type { CandidateTicket, SoughtTicket } from '../domain/compare';
import type { DispatchCandidates } from '../domain/reactions';
import { callerLine, isSameLine, linkedLine, type Ticket } from '../domain/ticket';
import type { IntakeView } from '../domain/view';

/** Largest number of tickets read for each fingerprint key and for each caller, newest first. */
const NEWEST = 6;
/** Largest number of a caller’s tickets that are compared with a follow-up call. */
const MOST_OWN = 20;
/**
 * Tickets registered within this time (ms) of each other may not have found each other as duplicates. They are compared
 * again at dispatch.
 */
const SAME_TIME_MS = 60_000;

type Page = readonly Stored<Ticket>[];

const newest = async (tickets: Documents<Ticket>, index: string, range: Range): Promise<Page> =>
  (await tickets.find(index, { ...range, descending: true, limit: NEWEST })).found;

/** The tickets of all pages without repeats. `without`: ids that are left out. */
const candidatesIn = (pages: readonly Page[], without: readonly string[]): CandidateTicket[] =>
  [...new Map(pages.flat().map(({ id, state }) => [id, state]))]
    .filter(([id]) => !without.includes(id))
    .map(([ticketId, ticket]) => ({ ticketId, ticket }));

const byCaller = (tickets: Documents<Ticket>, name: string, phone: string | undefined): Promise<Page>[] =>
  phone ? [newest(tickets, 'byCaller', { prefix: [name, phone, 1] })] : [];
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
 * Reads open tickets of the jurisdiction that have the same caller or share a key of the fingerprint. The cost does not
 * grow with the number of closed tickets. `without`: ids that are left out.
 */
export async function findCandidates(
  tickets: Documents<Ticket>,
  { name }: IntakeView,
  { line: { phone }, fingerprint }: SoughtTicket,
  without: readonly string[],
): Promise<readonly CandidateTicket[]> {
  const pages = await Promise.all([...byCaller(tickets, name, phone), ...byFingerprint(tickets, name, fingerprint)]);
  return candidatesIn(pages, without);
}

/**
 * Reads the tickets of a telephone line, open ones first, then the newest. Closed tickets count for as long as the
 * jurisdiction says. Tickets on which this caller is hidden or anonymous are left out.
 */
export async function findOwnTickets(
  tickets: Documents<Ticket>,
  { name, followUpMs }: IntakeView,
  { line, at }: SoughtTicket,
): Promise<readonly CandidateTicket[]> {
  if (line.phone === undefined) return [];
  const page = await tickets.find('byCaller', { prefix: [name, line.phone], descending: true, limit: MOST_OWN });
  const isOwn = ({ waiting }: Ticket): boolean => waiting.some(({ caller }) => isSameLine(linkedLine(caller), line));
  const isRecent = ({ situation, registeredAt }: Ticket): boolean =>
    situation === 'open' || (situation === 'closed' && registeredAt >= at - followUpMs);
  return candidatesIn([page.found], []).filter(({ ticket }) => isOwn(ticket) && isRecent(ticket));
}

/**
 * Reads earlier open tickets of the same caller, and those of the same matter and region. For a ticket without an issue
 * it also reads similar tickets that were registered at almost the same time.
 */
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
    ...byCaller(tickets, name, callerLine(ticket).phone),
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
