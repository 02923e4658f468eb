import { z } from 'zod';
import { basis, entry, id, text } from './text';

const points = z.number().positive();

const item = z.strictObject({
  id,
  name: text,
  full: points.optional(),
  /** Points deducted per event; absent: each record states them (酌情扣分). */
  each: points.optional(),
  /** 双扣分: the deduction counts against every unit liable for the power that was exercised. */
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
 * A scheme by which units are assessed. Points are deducted from an item, never more than its `full` points. Either
 * all parts and items state `full` and the sums agree, or none does and only deductions are computed.
 */
export const assessment = z.strictObject({
  ...entry,
  id,
  name: text,
  full: points.optional(),
  /** Units that are assessed; absent: all. */
  units: z.array(id).min(1).optional(),
  evaluator: id.optional(),
  parts: z.array(part).min(1),
});
