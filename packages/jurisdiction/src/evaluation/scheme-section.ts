import { z } from 'zod';
import { basis, forms, id, text } from '../pack/text';

/** A name that formulas can use, such as `onTime`. */
export const symbol = z.string().regex(/^[a-z][A-Za-z0-9]*$/, forms.symbol.en);

const points = z.number().positive();

/** A number that people state for each unit, because no ticket holds it, such as points of an inspection. */
const stated = z.strictObject({
  id: symbol,
  name: text,
  /** The number of a unit for which nobody has stated one; absent: the items that use it are not scored. */
  otherwise: z.number().optional(),
});

/**
 * An item of a scheme. Its formula uses counts, rates, stated numbers and the points of the items before it.
 * `earned`: points up to `full`; `deducted`: points off, at most `full`; `added`: points beyond the full score.
 */
const item = z
  .strictObject({
    id: symbol,
    name: text,
    kind: z.enum(['earned', 'deducted', 'added']).optional(),
    formula: z.string().min(1),
    full: points.optional(),
    /** Fewest points of an earned item; absent: 0. */
    atLeast: points.optional(),
    /** Points of an item whose formula divides by 0: all of them, or the item is not scored. Absent: not scored. */
    without: z.enum(['full', 'not-scored']).optional(),
    basis: basis.optional(),
  })
  .refine(({ kind = 'earned', full }) => kind !== 'earned' || full !== undefined, forms.earned.en)
  .refine(
    ({ kind = 'earned', full, atLeast, without }) =>
      kind === 'earned' ? (atLeast ?? 0) <= (full ?? 0) : atLeast === undefined && without === undefined,
    forms.atLeast.en,
  );

/** A scheme by which the work of units on tickets is scored. */
export const scheme = z.strictObject({
  id,
  name: text,
  /** Sum of the points of the earned items. */
  full: points,
  /** Peer groups whose units it scores; absent: every unit with tickets. */
  peerGroups: z.array(id).min(1).optional(),
  stated: z.array(stated).optional(),
  items: z.array(item).min(1),
  basis: basis.optional(),
});
