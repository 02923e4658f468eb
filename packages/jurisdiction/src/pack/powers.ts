import { z } from 'zod';
import { unitKind } from './regions-units';
import { day, entry, id, limit, text } from './text';

/**
 * What the holder may do about a matter. `appraise`: test, inspect or identify before another unit decides
 * (检测、检验、检疫、鉴定).
 */
export const duty = z.enum(['punish', 'coerce', 'supervise', 'maintain', 'permit', 'inspect', 'assist', 'appraise']);

/** How the holder obtained the power: by law, 集中, 授权, 委托, 联合, 派驻 or 上收. */
export const mode = z.enum(['own', 'concentrated', 'authorised', 'entrusted', 'joint', 'dispatched', 'raised']);

/** Legal ground of a power. Where several units claim a matter, `routing.precedence` ranks the grounds. */
export const ground = z.enum(['designation', 'boundary', 'special-law', 'bundle', 'territory', 'general']);

/**
 * A unit id, or the local unit of a kind: of the units whose territory contains the region, the one with the smallest
 * territory.
 */
export const holder = z.union([
  id,
  z.strictObject({
    local: unitKind,
    of: id.optional(),
    /**
     * For regions on a border: the local unit of the region on the other side. In all other regions nobody holds the
     * power.
     */
    across: z.literal(true).optional(),
  }),
]);

const oneOrMore = z
  .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
  .transform((v) => (typeof v === 'string' ? [v] : v));

/** Fact → its required value, or a list of allowed values. `{not: …}` allows all values except these. */
const conditions = z.record(id, z.union([oneOrMore, z.strictObject({ not: oneOrMore })]));

/**
 * Terms on which a power is exercised. An arrangement states them for many powers; terms in a power itself take
 * precedence.
 */
const terms = {
  /** Unit in whose name the holder acts; absent: its own. */
  inNameOf: holder.optional(),
  mode: mode.optional(),
  /** Units that review the substance (法制审核) and the form (形式审查) before a decision is made. */
  legalReview: holder.optional(),
  formReview: holder.optional(),
  /** Unit whose seal the decision bears. */
  seal: holder.optional(),
  /** Units liable for a wrong decision; several are jointly liable. */
  liable: z.array(holder).min(1).optional(),
  /** Unit that assesses the people who exercise the power. */
  evaluator: holder.optional(),
  /** Police units that protect the people who exercise the power. */
  escort: z.array(holder).min(1).optional(),
  /** Whether the original holder passed on all of its power or a part. */
  scope: z.enum(['full', 'part']).optional(),
  /** Approval, decision or agreement by which the unit holds the power. */
  agreement: z.string().min(1).optional(),
  /** Time limit for the work of the holder, e.g. for an appraisal. */
  within: limit.optional(),
  from: day.optional(),
  until: day.optional(),
};

export const arrangement = z.strictObject({ ...entry, id, ...terms });

/** Matters and regions to which an entry applies. */
const reach = {
  /** All matters of whole fields, single matters, or both; those in `exceptMatters` are excluded. */
  fields: z.array(id).default([]),
  matters: z.array(id).default([]),
  exceptMatters: z.array(id).default([]),
  /** Regions, each with all regions inside it; absent: everywhere. */
  where: z.array(id).min(1).optional(),
  exceptWhere: z.array(id).default([]),
};

export const power = z.strictObject({
  ...entry,
  id,
  holder,
  duty,
  ...reach,
  /** Conditions that must all be met, or a list of alternatives. Of these one must be met with all its conditions. */
  when: z.union([conditions, z.array(conditions).min(2)]).default({}),
  ground: ground.default('general'),
  /** Id of the arrangement that states the terms of the power. */
  under: id.optional(),
  ...terms,
});

/** 案件移送: a unit that may not decide a case must pass the case to another unit. The lead of the ticket stays. */
export const transfer = z.strictObject({
  ...entry,
  id,
  /**
   * `offence`: an offence that the unit may not punish. `crime`: a case for the police. `elsewhere`: a case that is
   * outside its powers for another reason.
   */
  cause: z.enum(['offence', 'crime', 'elsewhere']),
  /** Unit that transfers the case; absent: the lead. */
  by: holder.optional(),
  to: holder,
  ...reach,
  within: limit.optional(),
  from: day.optional(),
  until: day.optional(),
});

/** A qualification that the people of a unit need for some duties, e.g. the enforcement certificate (执法证件). */
export const qualification = z.strictObject({
  ...entry,
  id,
  name: text,
  duties: z.array(duty).min(1),
  /** Matters that require the qualification; without `fields` and `matters`: all. */
  fields: z.array(id).default([]),
  matters: z.array(id).default([]),
  /**
   * Name of a certificate in the register of people: every person to whom such a ticket is assigned needs a valid one.
   * Absent: the unit as a whole needs the qualification (`heldBy`).
   */
  certificate: z.string().trim().min(1).max(60).optional(),
  /** Units whose people have the qualification, with the first and last day. */
  heldBy: z
    .array(z.strictObject({ units: z.array(id).min(1), from: day.optional(), until: day.optional() }))
    .default([]),
});

/** Related matters that the same unit should lead on. */
export const bundle = z.strictObject({ ...entry, id, matters: z.array(id).min(2) });

/**
 * Powers of the frame that a reform ends. `powers`: the listed ones. `heldBy`: all powers of these units, with `duties`
 * only those with one of these duties. They end on the day before `takesEffect` of the jurisdiction. Without such a day
 * they are removed.
 */
export const ending = z.strictObject({
  ...entry,
  id,
  powers: z.array(id).default([]),
  heldBy: z.array(id).default([]),
  duties: z.array(duty).default([]),
});

export const termNames = [
  'inNameOf',
  'mode',
  'legalReview',
  'formReview',
  'seal',
  'liable',
  'evaluator',
  'escort',
  'scope',
  'agreement',
  'within',
  'from',
  'until',
] as const;
