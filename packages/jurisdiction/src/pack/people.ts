import { z } from 'zod';
import { day, entry, id, text } from './text';

/** A post (岗位) of units, e.g. a squad leader. */
export const post = z.strictObject({
  ...entry,
  id,
  name: text,
  /**
   * The next higher post in the same unit, which is responsible while this one is vacant. Absent: the parent unit comes
   * next.
   */
  above: id.optional(),
});

/** Roles that a person's account may have. */
export const personRole = z.enum([
  'operator',
  'dispatcher',
  'unit',
  'officer',
  'signatory',
  'reviewer',
  'callback',
  'supervisor',
  'coordinator',
  'admin',
  'inspector',
]);

/**
 * A person whom the pack lists: a person of a demonstration, or the first administrator. Other people are imported or
 * entered later.
 */
export const person = z.strictObject({
  ...entry,
  /** The subject (`sub`) of the person's access tokens. */
  id,
  name: z.string().trim().min(1).max(60),
  roles: z.array(personRole).min(1),
  posts: z.array(z.strictObject({ unit: id, post: id.optional() })).min(1),
  /** Certificates such as 行政执法证. `validUntil`: last day of validity. */
  certificates: z
    .array(z.strictObject({ name: z.string().min(1).max(60), number: z.string().min(1).max(60), validUntil: day }))
    .optional(),
});
