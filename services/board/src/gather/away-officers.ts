import { isIn, isPresent } from '@hotline/directory';
import type { World } from '@hotline/host/http';
import type { Documents } from '@hotline/runtime';
import type { TicketRow } from '../domain/row';

/**
 * Ids of people to whom a unit has assigned open tickets, and who are absent, have left, or now work in another unit.
 */
export async function awayOfficers(
  rows: Documents<TicketRow>,
  { people, clock }: Pick<World, 'people' | 'clock'>,
  jurisdiction: string,
  unit: string,
): Promise<readonly string[]> {
  const counts = await rows.countBy('openAssigned', [jurisdiction, unit]);
  const listed = await people.findAll(jurisdiction, [...counts.keys()]);
  const now = clock.now();
  return [...counts.keys()].filter((id) => {
    const person = listed.get(id);
    return !person || !isPresent(person, now) || !isIn(person, unit);
  });
}
