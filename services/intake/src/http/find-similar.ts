import type { Documents } from '@hotline/runtime';
import { compare, soughtBy, type Statement } from '../domain/compare';
import { possibleDuplicates, type PossibleDuplicates } from '../domain/possible-duplicates';
import type { Ticket } from '../domain/ticket';
import type { IntakeView } from '../domain/view';
import { findCandidates } from '../gather/candidate-tickets';

/**
 * Finds open tickets of the jurisdiction that may be duplicates of a complaint before it is registered. `now` in epoch
 * ms.
 */
export async function findSimilar(
  tickets: Documents<Ticket>,
  view: IntakeView,
  statement: Statement,
  now: number,
): Promise<PossibleDuplicates> {
  const sought = soughtBy(view, statement, now);
  return possibleDuplicates(compare(await findCandidates(tickets, view, sought, []), view, sought));
}
