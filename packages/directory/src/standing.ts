import type { Role } from '@hotline/contracts';
import { isIn, worksAt, type Person } from './person';

/** The role and the unit that a token claims. */
export interface TokenClaim {
  readonly role: Role;
  readonly unit?: string | undefined;
}

/** `may-act`: the person may act as the token claims. Otherwise: what is wrong with the claim. */
export type Standing = 'may-act' | 'unlisted' | 'has-left' | 'other-role' | 'other-unit';

export function standingOf(person: Person | undefined, { role, unit }: TokenClaim, at: number): Standing {
  if (!person) return 'unlisted';
  if (!worksAt(person, at)) return 'has-left';
  if (!person.roles.includes(role)) return 'other-role';
  if (unit !== undefined && !isIn(person, unit)) return 'other-unit';
  return 'may-act';
}
