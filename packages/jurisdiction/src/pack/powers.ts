import { z } from 'zod';
import { unitKind } from './regions-units';
import { day, entry, id, limit, text } from './text';

/** What a holder may do about a matter; `appraise`: test, inspect or identify before another decides (检测、检验、检疫、鉴定). */
export const duty = z.enum(['punish', 'coerce', 'supervise', 'maintain', 'permit', 'inspect', 'assist', 'appraise']);

/** How it came to the power: 集中 授权 委托 联合 派驻 上收, or its own by law. */
export const mode = z.enum(['own', 'concentrated', 'authorised', 'entrusted', 'joint', 'dispatched', 'raised']);

/** On what a claim rests when several claim the same; `routing.precedence` ranks these. */
export const ground = z.enum(['designation', 'boundary', 'special-law', 'bundle', 'territory', 'general']);

/** A unit, or "the squad whose territory holds the place" (nearest first), so that no power is written thirteen times. */
export const holder = z.union([
  id,
  z.strictObject({
    local: unitKind,
    of: id.optional(),
    /** The one on the other side of the border that the place lies on; no power anywhere else. */
    across: z.literal(true).optional(),
  }),
]);

const oneOrMore = z
  .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
  .transform((v) => (typeof v === 'string' ? [v] : v));

/** Fact → the value, or one of the values, that it must have; `{not: …}` for all but these. */
const conditions = z.record(id, z.union([oneOrMore, z.strictObject({ not: oneOrMore })]));

/** On what terms a power is used. An arrangement says them once for many powers; what a power says itself goes first. */
const terms = {
  /** In whose name; absent means the holder's own. */
  inNameOf: holder.optional(),
  mode: mode.optional(),
  /** Who examines the substance before a decision is made, and who only its form. */
  legalReview: holder.optional(),
  formReview: holder.optional(),
  /** Whose seal the decision bears. */
  seal: holder.optional(),
  /** Who answers for a wrong decision; several answer jointly. */
  liable: z.array(holder).min(1).optional(),
  /** Who assesses the people who use the power. */
  evaluator: holder.optional(),
  /** Police who protect those who use it. */
  escort: z.array(holder).min(1).optional(),
  /** All of the power of its first holder, or a part. */
  scope: z.enum(['full', 'part']).optional(),
  /** The approval, decision or agreement by which it is held. */
  agreement: z.string().min(1).optional(),
  /** Time its holder has, e.g. for an appraisal. */
  within: limit.optional(),
  from: day.optional(),
  until: day.optional(),
};

export const arrangement = z.strictObject({ ...entry, id, ...terms });

/** What something is about, and where. */
const reach = {
  /** Whole fields, single matters, or both; `exceptMatters` takes some out again. */
  fields: z.array(id).default([]),
  matters: z.array(id).default([]),
  exceptMatters: z.array(id).default([]),
  /** Regions with everything below them; absent means everywhere. */
  where: z.array(id).min(1).optional(),
  exceptWhere: z.array(id).default([]),
};

export const power = z.strictObject({
  ...entry,
  id,
  holder,
  duty,
  ...reach,
  /** Conditions that must all be met; or a list of alternatives, of which any one will do. */
  when: z.union([conditions, z.array(conditions).min(2)]).default({}),
  ground: ground.default('general'),
  /** The arrangement under which it is held. */
  under: id.optional(),
  ...terms,
});

/** 案件移送: what one unit finds while it supervises or handles, another decides. It changes no lead; it says where a case goes on. */
export const transfer = z.strictObject({
  ...entry,
  id,
  /** `offence`: one that it may not punish itself; `crime`: to the police; `elsewhere`: outside its own powers in another way. */
  cause: z.enum(['offence', 'crime', 'elsewhere']),
  /** Who hands over; absent: whoever leads. */
  by: holder.optional(),
  to: holder,
  ...reach,
  within: limit.optional(),
  from: day.optional(),
  until: day.optional(),
});

/** What the people of a unit must have before it may lead with some duties, e.g. the enforcement certificate. */
export const qualification = z.strictObject({
  ...entry,
  id,
  name: text,
  duties: z.array(duty).min(1),
  /** Matters that ask for it; none named: all. */
  fields: z.array(id).default([]),
  matters: z.array(id).default([]),
  /** Who has it, and in which days. */
  heldBy: z
    .array(z.strictObject({ units: z.array(id).min(1), from: day.optional(), until: day.optional() }))
    .default([]),
});

/** Related matters that one unit should lead alike: same field, place or time. */
export const bundle = z.strictObject({ ...entry, id, matters: z.array(id).min(2) });

/**
 * Powers of the frame that a reform takes away: the ones named, or all that some units hold with some duties. They end on the
 * day before the place `takesEffect`; without such a day they are gone altogether.
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
