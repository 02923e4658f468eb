import type { Person } from '@hotline/directory';
import type { CommandContext, Decided } from '@hotline/runtime';
import type { PeopleView } from '../view';
import { changed } from '../commands';
import type { SheetPerson } from './read-people';

/** Whether the workbook differs from the stored person. */
export function differs(person: Person, { phone, ...given }: SheetPerson): boolean {
  const known: SheetPerson = {
    id: person.id,
    name: person.name,
    roles: person.roles,
    positions: person.positions,
    certificates: person.certificates,
    substitutes: person.substitutes,
  };
  const keys = Object.keys(known) as (keyof typeof given)[];
  const same = keys.every((key) => written(known[key]) === written(given[key]));
  return !same || (phone !== undefined && phone !== person.phone);
}

/** JSON with sorted keys, so that the order of the keys does not matter when two values are compared. */
const written = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );

/**
 * Stores a new person from the workbook, or changes a stored one; undefined when nothing changes. Keeps absences and
 * history, and keeps a closed account closed.
 */
export function importPerson(
  state: Person | undefined,
  given: SheetPerson,
  context: CommandContext<PeopleView>,
): Decided<Person> {
  const { jurisdiction, view } = context;
  const before = state ?? view.listed.get(given.id);
  if (state && !differs(state, given)) return undefined;
  return changed({ jurisdiction, absences: [], changes: [], ...before, ...given }, 'imported', context);
}
