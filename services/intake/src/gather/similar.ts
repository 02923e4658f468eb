import type { Registration } from '@hotline/contracts';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { fingerprintOf, type Fingerprint } from '@hotline/duplicates';
import type { Documents } from '@hotline/runtime';
import { joinIssue, sameByText, type Joined } from '../domain/same';
import type { Candidate, Ticket } from '../domain/ticket';
import { withoutAreas } from './areas';
import { likeTickets, textOf } from './others';

/** What a caller tells, as far as others are compared with it. */
export type Telling = Pick<Registration, 'narrative' | 'demand' | 'location'> & { readonly phone?: string | undefined };

export interface Similar {
  readonly fingerprint: Fingerprint;
  readonly possiblySame: readonly Candidate[];
  readonly joined: Joined;
}

/** What a telling is compared by with others. */
export const fingerprintFor = (jurisdiction: Jurisdiction, { narrative, demand, location }: Telling): Fingerprint =>
  fingerprintOf({ text: textOf({ narrative, demand }), address: location.address }, withoutAreas(jurisdiction));

/** Open tickets of the jurisdiction that may be about the same. `without`: tickets that are not meant. */
export async function similarTo(
  tickets: Documents<Ticket>,
  jurisdiction: Jurisdiction,
  telling: Telling,
  { at, without }: { at: number; without: readonly string[] },
): Promise<Similar> {
  const fingerprint = fingerprintFor(jurisdiction, telling);
  const sought = { at, text: textOf(telling), fingerprint, phone: telling.phone, region: telling.location.region };
  const known = (await likeTickets(tickets, jurisdiction, sought)).filter(
    ({ ticketId }) => !without.includes(ticketId),
  );
  return { fingerprint, possiblySame: sameByText(known), joined: joinIssue(known) };
}
