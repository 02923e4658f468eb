import { role as roleSchema } from '@hotline/contracts';
import { listedPeople, worksAt, type Person } from '@hotline/directory';
import type { World } from '@hotline/host/http';
import type { Jurisdiction } from '@hotline/jurisdiction';

/** Account of the command line, which no person uses. */
const PROGRAM = 'command-line';

/** People who are listed in the pack and work now, in the order of their roles. */
export async function demoPeople(world: World, jurisdiction: Jurisdiction): Promise<readonly Person[]> {
  const now = world.clock.now();
  const ids = [...listedPeople(jurisdiction).keys()].filter((id) => id !== PROGRAM);
  const people = [...(await world.people.findAll(jurisdiction.name, ids)).values()];
  const rankOf = ({ roles }: Person): number => Math.min(...roles.map((one) => roleSchema.options.indexOf(one)));
  return people.filter((person) => worksAt(person, now)).sort((a, b) => rankOf(a) - rankOf(b));
}
