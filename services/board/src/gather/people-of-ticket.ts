import type { World } from '@hotline/host/http';
import type { TicketRow } from '../domain/row';

/** Fields of events that hold the id of a person. */
const PERSON_FIELDS = ['officer', 'previous', 'signedBy', 'preparedBy', 'approvedBy'] as const;

/**
 * Names of the people whom the row of a ticket mentions, ordered by id. People who are not in the directory are left
 * out.
 */
export async function peopleOfTicket(
  { people }: Pick<World, 'people'>,
  { jurisdiction, history, assigned = [] }: TicketRow,
): Promise<{ id: string; name: string }[]> {
  const ids = new Set(assigned.map(({ officer }) => officer));
  for (const { by, data } of history) {
    if (by && by.role !== 'system') ids.add(by.id);
    for (const field of PERSON_FIELDS) if (typeof data[field] === 'string') ids.add(data[field]);
  }
  const named = await people.findAll(jurisdiction, [...ids].sort());
  return [...named.values()].map(({ id, name }) => ({ id, name }));
}
