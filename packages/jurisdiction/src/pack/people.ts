import { z } from 'zod';
import { day, entry, id, text } from './text';

/** A post (岗位) of units, e.g. a squad leader. */
export const post = z.strictObject({
  ...entry,
  id,
  name: text,
  /** The next post up in the same unit, which answers while this one is vacant. Absent: the unit above is next. */
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

/** A person who is known from the start: of a demonstration, or the first administrator. Others are imported. */
export const person = z.strictObject({
  ...entry,
  /** The subject (`sub`) of their tokens. */
  id,
  name: z.string().trim().min(1).max(60),
  roles: z.array(personRole).min(1),
  posts: z.array(z.strictObject({ unit: id, post: id.optional() })).min(1),
  /** Such as 行政执法证; `validUntil` is its last day. */
  certificates: z
    .array(z.strictObject({ name: z.string().min(1).max(60), number: z.string().min(1).max(60), validUntil: day }))
    .optional(),
});
