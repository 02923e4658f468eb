import type * as api from '@hotline/contracts';
import type { Person } from '@hotline/directory';
import type { World } from '@hotline/host/http';
import type { CommandContext } from '@hotline/runtime';
import type { Dispatch } from '../domain/dispatch';

/**
 * Reads the person to whom a unit assigns a ticket. Undefined when the ticket goes back to the unit, or when nobody has
 * that account.
 */
export const officerNamed =
  ({ people }: Pick<World, 'people'>) =>
  async (
    _state: Dispatch | undefined,
    { officer }: api.BodyOf<typeof api.assignOfficer>,
    { jurisdiction }: CommandContext,
  ): Promise<Person | undefined> =>
    officer === undefined ? undefined : people.find(jurisdiction, officer);
