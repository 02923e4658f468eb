import { z } from 'zod';
import { basis, entry, id, text } from './text';

const points = z.number().positive();

const item = z.strictObject({
  id,
  name: text,
  full: points.optional(),
  /** Points deducted for each event; absent: each record of an event states its points (酌情扣分). */
  each: points.optional(),
  /** 双扣分: the points are deducted from every unit that is liable for the power that was exercised. */
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
 * A scheme by which units are assessed. Points are deducted from an item, at most its `full` points. If one part or
 * item states `full`, all must, and the sums must agree. If none does, only the deducted points are computed.
 */
export const assessment = z.strictObject({
  ...entry,
  id,
  name: text,
  full: points.optional(),
  /** Units that are assessed; absent: all. */
  units: z.array(id).min(1).optional(),
  evaluator: id.optional(),
  /** Fields whose matters are the causes of fault, and the sanctions, that a record may name. */
  faults: id.optional(),
  sanctions: id.optional(),
  parts: z.array(part).min(1),
});
