import type * as api from '@hotline/contracts';
import type { Person } from '@hotline/directory';
import type { World } from '@hotline/host/http';
import type { CommandContext } from '@hotline/runtime';
import type { Dispatch } from '../domain/dispatch';

/** Reads the person to whom a unit gives a ticket; undefined when it goes back to the unit or nobody has that account. */
export const officerNamed =
  ({ people }: Pick<World, 'people'>) =>
  async (
    _state: Dispatch | undefined,
    { officer }: api.BodyOf<typeof api.assignOfficer>,
    { jurisdiction }: CommandContext,
  ): Promise<Person | undefined> =>
    officer === undefined ? undefined : people.find(jurisdiction, officer);
