import { z } from 'zod';
import { mode } from './powers';
import { day, id, limit } from './text';

const ticket = z.strictObject({
  matter: id,
  region: id.optional(),
  facts: z.record(id, z.string()).default({}),
  on: day.optional(),
  at: z.iso.datetime({ offset: true }).optional(),
});

/** What must follow. A key that is left out is not looked at; `none` says that there must be none. */
const expected = z
  .strictObject({
    lead: id,
    inNameOf: id,
    mode,
    duty: id,
    assistants: z.array(id),
    /** Those among the assistants who test or identify before a decision. */
    appraisers: z.array(id),
    /** Who receives a case that the lead hands over, by cause. */
    transfers: z.strictObject({ offence: z.array(id), crime: z.array(id), elsewhere: z.array(id) }).partial(),
    lacks: z.array(id),
    within: limit,
    managedBy: z.array(id),
    staffedBy: z.array(id),
    legalReview: id,
    formReview: id,
    seal: id,
    liable: z.array(id),
    evaluator: id,
    escort: z.array(id),
    scope: z.enum(['full', 'part']),
    rule: id,
    runnerUp: id,
    gap: id,
    dispute: z.array(id),
    body: id,
    /** Who acts in the steps of the dispute; `parties` for those who dispute it. */
    steps: z.array(id),
    ask: id,
  })
  .partial();

/** How many of something a document counts. */
const count = z.strictObject({
  says: z.string().min(1),
  is: z.number().int().nonnegative(),
  /** With `people` the heads or posts of these units, not the units. */
  units: z
    .strictObject({
      ids: z.array(id).optional(),
      class: z.array(id).optional(),
      kind: id.optional(),
      parent: id.optional(),
      people: z.literal(true).optional(),
    })
    .optional(),
  matters: z
    .strictObject({
      fields: z.array(id).optional(),
      catalogue: id.optional(),
      heldBy: id.optional(),
      region: id.optional(),
      on: day.optional(),
    })
    .optional(),
  fields: z.strictObject({ startsWith: z.string().min(1) }).optional(),
  regions: z.strictObject({ level: z.array(id).optional() }).optional(),
  /** The value of a figure as the document states it. */
  figure: id.optional(),
  /** Items of an assessment, those of one part, or the points they have together. */
  items: z.strictObject({ assessment: id, part: id.optional(), points: z.literal(true).optional() }).optional(),
});

const lapse = z.strictObject({
  unit: id.optional(),
  item: id,
  on: day.optional(),
  times: z.number().int().positive().optional(),
  points: z.number().positive().optional(),
  power: id.optional(),
  region: id.optional(),
  what: z.string().min(1).default('—'),
  source: z.string().min(1).default('—'),
});

/** What records make of a unit's score. */
const score = z.strictObject({
  assessment: id,
  unit: id,
  lapses: z.array(lapse),
  expect: z
    .strictObject({
      score: z.number(),
      taken: z.number(),
      parts: z.record(id, z.number()),
      items: z.record(id, z.number()),
    })
    .partial(),
  says: z.string().min(1),
});

export const scenarioFile = z.strictObject({
  /** Day of every ticket that names none. */
  on: day,
  scenarios: z
    .array(
      z.strictObject({
        ticket,
        expect: expected,
        /** The sentence of the document that it follows. */ says: z.string().min(1),
      }),
    )
    .min(1),
  counts: z.array(count).default([]),
  scores: z.array(score).default([]),
  /** How many findings of each kind the prover must have; kinds left out must not occur. */
  proof: z.record(id, z.number().int().positive()).default({}),
});

export type ScenarioFile = z.infer<typeof scenarioFile>;
