import { z } from 'zod';
import { entry, id, text } from './text';

export const field = z.strictObject({ ...entry, code: id, name: text });

export const fact = z.strictObject({
  ...entry,
  name: id,
  question: text,
  values: z.array(z.strictObject({ value: id, name: text, words: z.array(z.string().min(1)).default([]) })).min(2),
});

export const matter = z.strictObject({
  ...entry,
  code: id,
  field: id,
  name: text,
  /** What kind of work answers it; `routing.leading` says which duty leads for each. */
  nature: id,
  words: z.array(z.string().min(1)).default([]),
  examples: z.array(z.string().min(1)).default([]),
  urgency: z.enum(['critical', 'urgent', 'normal']).default('normal'),
  /** Own confidence from which it goes on without a person. */
  threshold: z.number().min(0).max(1).optional(),
});

export const guide = z.strictObject({
  ...entry,
  code: id,
  kind: z.enum(['answer', 'route', 'emergency']),
  title: text,
  text,
  words: z.array(z.string().min(1)).default([]),
  examples: z.array(z.string().min(1)).default([]),
  contact: z.string().min(1).optional(),
});
