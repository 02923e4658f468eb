import { z } from 'zod';
import { entry, id, text } from './text';

export const region = z.strictObject({
  ...entry,
  code: id,
  name: text,
  level: z.enum(['city', 'district', 'town', 'street', 'zone', 'community', 'grid']),
  parent: id.optional(),
  /** The region on the other side of a road or river that belongs to both; the territory of a unit says who leads on it. */
  borders: id.optional(),
  aliases: z.array(z.string().min(1)).default([]),
  /** Facts that the place itself answers, e.g. `{ setting: town }`; regions below inherit them. */
  facts: z.record(id, z.string()).default({}),
  /** So many numbered placeholders `code.001` …, where a document gives a number and no names. */
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
  /** Units that manage it from day to day; with dual management the one that comes first stands first. */
  managedBy: z.array(id).optional(),
  /** Units whose posts (编制) its people hold, where these are not its own. */
  staffedBy: z.array(id).min(1).optional(),
  /** How many people or posts a document gives it. */
  people: z.number().int().min(1).optional(),
  /** `none`: the law lets it act only in the name of another. */
  standing: z.enum(['own', 'none']).optional(),
  /** What a document counts it among, e.g. `district-organ`. */
  class: id.optional(),
  /** So many numbered placeholders `id.001` …; one each for a territory that is counted too. */
  count: z.number().int().min(1).max(9999).optional(),
});

/** A number that a document gives and that is no entry of the pack; with `sum` or `share` the proof says where the document disagrees with itself. */
export const figure = z.strictObject({
  ...entry,
  id,
  name: text,
  is: z.number(),
  /** Figures that should add up to it. */
  sum: z.array(id).min(1).optional(),
  /** Percent: one figure in another. */
  share: z.strictObject({ of: id, in: id }).optional(),
});
