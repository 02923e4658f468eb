import { z } from 'zod';
import { basis, entry, id, text } from './text';

const points = z.number().positive();

const item = z.strictObject({
  id,
  name: text,
  full: points.optional(),
  /** Points that one event takes off; absent: the record says how many (酌情扣分). */
  each: points.optional(),
  /** 双扣分: it counts against everyone liable for the power under which it happened. */
  joint: z.literal(true).optional(),
  basis: basis.optional(),
});

const part = z.strictObject({
  id,
  name: text,
  full: points.optional(),
  items: z.array(item).min(1),
  basis: basis.optional(),
});

/**
 * How units are assessed: points are taken off an item, never more than it has. Either everything says its `full` points, and the
 * sums agree, or nothing does, and only what is taken off can be told.
 */
export const assessment = z.strictObject({
  ...entry,
  id,
  name: text,
  full: points.optional(),
  /** Who is assessed; absent: every unit. */
  units: z.array(id).min(1).optional(),
  evaluator: id.optional(),
  parts: z.array(part).min(1),
});
