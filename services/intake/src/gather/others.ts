import type { Jurisdiction } from '@hotline/jurisdiction';
import { isAlike, isOneIssue, likenessOf, sharedPhrases, type Fingerprint } from '@hotline/duplicates';
import type { Documents, Range, Stored } from '@hotline/runtime';
import { slotIndexes } from '../collection';
import type { Others } from '../domain/follow';
import { mask } from '@hotline/text';
import type { Known } from '../domain/same';
import { callerPhone, phoneKey, phoneKeys, type Ticket } from '../domain/ticket';
import { areApart } from './areas';

/** Looked at, newest first: of each key, and of the caller. */
const LOOKED_AT = 6;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Who registers at the same time does not see the other; when both have a lead, he does. */
const SAME_TIME_MS = 60_000;

/** A complaint for which others are sought; registered or not yet. */
export interface Sought {
  readonly id?: string;
  /** Epoch ms. */
  readonly at: number;
  readonly text: string;
  readonly fingerprint: Fingerprint;
  readonly phone?: string | undefined;
  readonly region?: string | undefined;
}

type Found = ReadonlyMap<string, Ticket>;

async function newest(tickets: Documents<Ticket>, index: string, range: Range): Promise<readonly Stored<Ticket>[]> {
  return (await tickets.find(index, { ...range, descending: true, limit: LOOKED_AT })).found;
}
const together = (pages: readonly (readonly Stored<Ticket>[])[], without: string | undefined): Found =>
  new Map(
    pages
      .flat()
      .filter(({ id }) => id !== without)
      .map(({ id, state }) => [id, state]),
  );

const ofCaller = (
  tickets: Documents<Ticket>,
  place: string,
  phone: string | undefined,
): Promise<readonly Stored<Ticket>[]>[] =>
  phone ? [newest(tickets, 'openByCaller', { prefix: [place, phoneKey(phone)] })] : [];
const ofSlots = (
  tickets: Documents<Ticket>,
  place: string,
  { keys }: Fingerprint,
  range: Range = {},
): Promise<readonly Stored<Ticket>[]>[] =>
  slotIndexes.flatMap((index, slot) =>
    keys[slot] ? [newest(tickets, index, { prefix: [place, keys[slot]], ...range })] : [],
  );

/** Open tickets of this place that may be about the same: those of the caller, and those that share a key. The cost does not grow with closed tickets. */
export async function likeTickets(tickets: Documents<Ticket>, place: Jurisdiction, sought: Sought): Promise<Known[]> {
  const pages = await Promise.all([
    ...ofCaller(tickets, place.name, sought.phone),
    ...ofSlots(tickets, place.name, sought.fingerprint),
  ]);
  return compared(together(pages, sought.id), place, sought);
}

/** Open tickets of the same matter, and, for a ticket that is still alone, those that came at the same time. */
export async function othersOf(
  tickets: Documents<Ticket>,
  place: Jurisdiction,
  ticket: Ticket,
  { id, matter, region }: { id: string; matter?: string | undefined; region?: string | undefined },
): Promise<Others> {
  const { fingerprint, registeredAt, issue } = ticket;
  const known = region ?? ticket.region;
  const phone = callerPhone(ticket);
  const since = registeredAt - place.intake.sameWithinHours * HOUR_MS;
  const [first, ...pages] = await Promise.all([
    issue === undefined ? undefined : tickets.load(issue),
    ...ofCaller(tickets, place.name, phone),
    ...(matter && known ? [newest(tickets, 'openByMatter', { prefix: [place.name, matter, known], from: since })] : []),
    ...(issue === undefined && fingerprint
      ? ofSlots(tickets, place.name, fingerprint, { from: registeredAt - SAME_TIME_MS, to: registeredAt + 1 })
      : []),
  ]);
  if (!fingerprint) return { known: [] };
  const sought = {
    id,
    at: registeredAt,
    text: textOf({ ...ticket, narrative: ticket.part ?? ticket.narrative }),
    fingerprint,
    phone,
    region: known,
  };
  const earlier = new Map([...together(pages, id)].filter(([, other]) => other.registeredAt <= registeredAt));
  return {
    known: compared(earlier, place, sought),
    ...(first?.state.issue ? { issueOfFirst: first.state.issue } : {}),
  };
}

/** What is compared of a ticket: without the numbers that tell who the caller is. */
export const textOf = ({
  narrative,
  demand,
}: {
  readonly narrative: string;
  readonly demand?: string | undefined;
}): string => mask(demand ? `${narrative}\n${demand}` : narrative);

function compared(found: Found, place: Jurisdiction, { fingerprint, at, region, phone, text }: Sought): Known[] {
  const own = phone === undefined ? undefined : phoneKey(phone);
  return [...found].flatMap(([ticketId, ticket]) => {
    const other = ticket.fingerprint;
    if (!other) return [];
    const likeness = likenessOf(fingerprint, other, {
      days: Math.abs(at - ticket.registeredAt) / DAY_MS,
      apart: areApart(place, region, ticket.region),
    });
    const { score, words, places, codes } = likeness;
    return [
      {
        ticketId,
        ticket,
        sameCaller: own !== undefined && phoneKeys(ticket).includes(own),
        sameLocation: places.length + codes.length > 0 || (region !== undefined && region === ticket.region),
        score,
        words,
        alike: isAlike(likeness),
        oneIssue: isOneIssue(likeness),
        /** Worked out for the few that are proposed. */
        get shared() {
          return { locations: [...places], codes: [...codes], words: words > 0 ? sharedPhrases(text, other) : [] };
        },
      },
    ];
  });
}
