import type { Role } from '@hotline/contracts';
import type { TestPerson } from './client';

const person = (role: Exclude<Role, 'unit' | 'officer' | 'signatory'>): TestPerson => ({ id: `${role}-1`, role });

export const operator = person('operator');
export const dispatcher = person('dispatcher');
export const caller = person('callback');
export const supervisor = person('supervisor');
export const coordinator = person('coordinator');
export const reviewer = person('reviewer');
export const admin = person('admin');
/** A clerk of a unit. */
export const of = (unit: string): TestPerson => ({ id: `${unit}-1`, role: 'unit', unit });
/** A signatory of a unit; `post` where the pack requires one, such as `head`. */
export const leaderOf = (unit: string, name = 'leader', post?: string): TestPerson => ({
  id: `${unit}-${name}`,
  role: 'signatory',
  unit,
  ...(post ? { post } : {}),
});

/** The reason, in a code of the pack, for which a person of this role may read a caller. */
export const readingBy = ({ role }: TestPerson): { readonly code: string } => ({
  code: READING_CODES[role] ?? 'work',
});
const READING_CODES: Partial<Record<Role, string>> = {
  operator: 'check',
  callback: 'callback',
  dispatcher: 'dispatching',
  supervisor: 'supervision',
};
