import type { Registration } from '@hotline/contracts';
import {
  fingerprintOf,
  isSimilar,
  isOneIssue,
  similarityOf,
  sharedPhrases,
  type Fingerprint,
} from '@hotline/duplicates';
import { mask } from '@hotline/text';
import type { ComparedTicket } from './possible-duplicates';
import { isSameLine, linkedLine, type CallerLine, type Ticket } from './ticket';
import type { IntakeView } from './view';

const DAY_MS = 86_400_000;

/** The parts of a registration that are compared with other tickets. */
export type Statement = Pick<Registration, 'narrative' | 'demand' | 'location'> & CallerLine;

/** A statement, prepared for the comparison with open tickets. */
export interface SoughtTicket {
  /** Epoch ms. */
  readonly at: number;
  readonly text: string;
  readonly fingerprint: Fingerprint;
  readonly line: CallerLine;
  readonly region?: string | undefined;
}

/** An open ticket that was read because it may be a duplicate. */
export interface CandidateTicket {
  readonly ticketId: string;
  readonly ticket: Ticket;
}

/** Narrative and demand as one text, with phone and identity numbers masked. */
export const comparedText = ({ narrative, demand }: Pick<Statement, 'narrative' | 'demand'>): string =>
  mask(demand ? `${narrative}\n${demand}` : narrative);

export const fingerprintFor = (view: IntakeView, { narrative, demand, location }: Statement): Fingerprint =>
  fingerprintOf({ text: comparedText({ narrative, demand }), address: location.address }, view.withoutAreaNames);

export const soughtBy = (view: IntakeView, statement: Statement, at: number): SoughtTicket => ({
  at,
  text: comparedText(statement),
  fingerprint: fingerprintFor(view, statement),
  line: { phone: statement.phone, extension: statement.extension },
  region: statement.location.region,
});

/** Compares each candidate with the sought ticket. Candidates without a fingerprint are left out. */
export function compare(
  candidates: readonly CandidateTicket[],
  view: IntakeView,
  { fingerprint, at, region, line, text }: SoughtTicket,
): ComparedTicket[] {
  return candidates.flatMap(({ ticketId, ticket }) => {
    const other = ticket.fingerprint;
    if (!other) return [];
    const likeness = similarityOf(fingerprint, other, {
      days: Math.abs(at - ticket.registeredAt) / DAY_MS,
      apart: view.areApart(region, ticket.region),
    });
    const { score, words, locations, codes } = likeness;
    return [
      {
        ticketId,
        ticket,
        sameCaller: ticket.waiting.some(({ caller }) => isSameLine(linkedLine(caller), line)),
        sameLocation: locations.length + codes.length > 0 || (region !== undefined && region === ticket.region),
        score,
        words,
        alike: isSimilar(likeness),
        oneIssue: isOneIssue(likeness),
        /** Computed on demand, because only a few candidates are proposed. */
        get shared() {
          return { locations: [...locations], codes: [...codes], words: words > 0 ? sharedPhrases(text, other) : [] };
        },
      },
    ];
  });
}
