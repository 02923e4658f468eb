import { z } from 'zod';
import { unitKind } from './places';
import { day, entry, id } from './text';

/** What a holder may do about a matter. */
export const duty = z.enum(['punish', 'coerce', 'supervise', 'maintain', 'permit', 'inspect', 'assist']);

/** How it came to the power: 集中 授权 委托 联合 派驻 上收, or its own by law. */
export const mode = z.enum(['own', 'concentrated', 'authorised', 'entrusted', 'joint', 'dispatched', 'raised']);

/** On what a claim rests when several claim the same; `routing.precedence` ranks these. */
export const ground = z.enum(['designation', 'boundary', 'special-law', 'bundle', 'territory', 'general']);

/** A unit, or "the squad whose territory holds the place" (nearest first), so that no power is written thirteen times. */
export const holder = z.union([id, z.strictObject({ local: unitKind, of: id.optional() })]);

const oneOrMore = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).transform((v) => (typeof v === 'string' ? [v] : v));

export const power = z.strictObject({
  ...entry,
  id,
  holder,
  duty,
  /** Whole fields, single matters, or both; `exceptMatters` takes some out again. */
  fields: z.array(id).default([]),
  matters: z.array(id).default([]),
  exceptMatters: z.array(id).default([]),
  /** Regions with everything below them; absent means everywhere. */
  where: z.array(id).min(1).optional(),
  exceptWhere: z.array(id).default([]),
  /** Fact → the value, or one of the values, that it must have. */
  when: z.record(id, oneOrMore).default({}),
  /** Unit in whose name it acts; absent means its own. */
  inNameOf: id.optional(),
  mode: mode.default('own'),
  ground: ground.default('general'),
  from: day.optional(),
  until: day.optional(),
});
