import { z } from 'zod';
import { entry, id, text } from './text';

export const region = z.strictObject({
  ...entry,
  code: id,
  name: text,
  level: z.enum(['city', 'district', 'town', 'street', 'zone', 'community', 'grid']),
  parent: id.optional(),
  /**
   * For a road or river between two regions: the region on the other side. Which local unit leads on the road itself
   * follows from the territories of the units.
   */
  borders: id.optional(),
  aliases: z.array(z.string().min(1)).default([]),
  /** Facts that have a fixed value in the region, e.g. `{ setting: town }`. Regions inside it inherit them. */
  facts: z.record(id, z.string()).default({}),
  /**
   * Number of placeholders `code.001` … to create, for a document that states how many regions there are but not their
   * names.
   */
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
  /** Units to which the posts (编制) of its people belong, if these posts are not its own. */
  staffedBy: z.array(id).min(1).optional(),
  /** Number of people or posts of the unit that a document states. */
  people: z.number().int().min(1).optional(),
  /** `none`: by law the unit acts only in the name of another unit. */
  standing: z.enum(['own', 'none']).optional(),
  /** Class to which a document assigns the unit when it counts units, e.g. `district-organ`. */
  class: id.optional(),
  /**
   * Number of placeholders `id.001` … to create. If a region of the territory also has a `count`, each unit gets the
   * region with its own number.
   */
  count: z.number().int().min(1).max(9999).optional(),
});

/**
 * A number that a document states. With `sum` or `share`, the proof reports a number that contradicts other numbers of
 * the document.
 */
export const figure = z.strictObject({
  ...entry,
  id,
  name: text,
  is: z.number(),
  /** Ids of the figures whose sum should equal this number. */
  sum: z.array(id).min(1).optional(),
  /** This number should equal 100 × figure `of` / figure `in`. */
  share: z.strictObject({ of: id, in: id }).optional(),
});
