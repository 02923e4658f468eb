import { z } from 'zod';
import { entry, id, text } from './text';

export const region = z.strictObject({
  ...entry,
  code: id,
  name: text,
  level: z.enum(['city', 'district', 'town', 'street', 'zone', 'community', 'grid']),
  parent: id.optional(),
  /**
   * The region on the other side of a road or river that lies between two regions. The territory of a unit decides
   * who leads on it.
   */
  borders: id.optional(),
  aliases: z.array(z.string().min(1)).default([]),
  /** Facts that the region answers, e.g. `{ setting: town }`; regions below inherit them. */
  facts: z.record(id, z.string()).default({}),
  /** Number of placeholders `code.001` … to create where a document states a number of regions without names. */
  count: z.number().int().min(1).max(9999).optional(),
});

export const unitKind = z.enum(['squad', 'agency', 'town', 'hotline', 'coordination']);

export const unitKindNames: Readonly<Record<z.infer<typeof unitKind>, z.infer<typeof text>>> = {
  squad: { zh: '中队', en: 'squad' },
  agency: { zh: '部门', en: 'agency' },
  town: { zh: '镇街', en: 'town' },
  hotline: { zh: '热线', en: 'hotline' },
  coordination: { zh: '协调机构', en: 'coordination body' },
};

export const unit = z.strictObject({
  ...entry,
  id,
  name: text,
  kind: unitKind,
  parent: id.optional(),
  territory: z.array(id).min(1).optional(),
  /** Units that manage it from day to day. Under dual management (双重管理) the unit with priority comes first. */
  managedBy: z.array(id).optional(),
  /** Units to which the posts (编制) of its people belong, where they are not its own. */
  staffedBy: z.array(id).min(1).optional(),
  /** Number of people or posts that a document states for it. */
  people: z.number().int().min(1).optional(),
  /** `none`: by law the unit acts only in the name of another unit. */
  standing: z.enum(['own', 'none']).optional(),
  /** Class in which a document counts the unit, e.g. `district-organ`. */
  class: id.optional(),
  /** Number of placeholders `id.001` … to make; each gets its own part of a territory that has a `count` too. */
  count: z.number().int().min(1).max(9999).optional(),
});

/** A number that a document states. With `sum` or `share` the proof reports where the document contradicts itself. */
export const figure = z.strictObject({
  ...entry,
  id,
  name: text,
  is: z.number(),
  /** Ids of the figures whose sum it should be. */
  sum: z.array(id).min(1).optional(),
  /** The number should be the percentage of the figure `of` in the figure `in`. */
  share: z.strictObject({ of: id, in: id }).optional(),
});
