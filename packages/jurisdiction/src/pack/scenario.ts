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

/** The expected decision. Keys that are absent are not compared. */
const expected = z
  .strictObject({
    lead: id,
    inNameOf: id,
    mode,
    duty: id,
    assistants: z.array(id),
    /** Assistants with the duty `appraise`. */
    appraisers: z.array(id),
    /** Units that receive transferred cases, by cause. */
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
    /** Units that act in the steps of the dispute, in any order; `parties` stands for the parties themselves. */
    steps: z.array(id),
    ask: id,
  })
  .partial();

/** A count that a document states. */
const count = z.strictObject({
  says: z.string().min(1),
  is: z.number().int().nonnegative(),
  /** Counts units. With `people`: adds up their people or posts instead. */
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
  /** Id of a figure of the pack whose value is compared with `is`. */
  figure: id.optional(),
  /** Counts the items of an assessment or of one of its parts. With `points`: adds up their points instead. */
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

/** The expected score of a unit, given some records of lapses. */
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
  /** Day of all tickets and records that state none. */
  on: day,
  scenarios: z
    .array(
      z.strictObject({
        ticket,
        expect: expected,
        /** Sentence of the document from which the scenario follows. */
        says: z.string().min(1),
      }),
    )
    .min(1),
  counts: z.array(count).default([]),
  scores: z.array(score).default([]),
  /** Exact number of findings of each kind that the proof must report. Kinds that are absent must not occur. */
  proof: z.record(id, z.number().int().positive()).default({}),
});

export type ScenarioFile = z.infer<typeof scenarioFile>;
