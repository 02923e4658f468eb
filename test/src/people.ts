import type { Role } from '@hotline/contracts';
import type { Person } from './client';

const person = (role: Exclude<Role, 'unit' | 'officer' | 'signatory'>): Person => ({ id: `${role}-1`, role });

export const operator = person('operator');
export const dispatcher = person('dispatcher');
export const caller = person('callback');
export const supervisor = person('supervisor');
export const coordinator = person('coordinator');
export const reviewer = person('reviewer');
export const admin = person('admin');
/** Somebody of a unit. */
export const of = (unit: string): Person => ({ id: `${unit}-1`, role: 'unit', unit });
/** Somebody who signs for a unit; `post` where the pack asks for one, such as `head`. */
export const leaderOf = (unit: string, name = 'leader', post?: string): Person => ({
  id: `${unit}-${name}`,
  role: 'signatory',
  unit,
  ...(post ? { post } : {}),
});
