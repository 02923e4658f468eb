import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { facts, matterCode, regionCode, ticketKind, unitId } from '@hotline/contracts';
import { parse } from 'yaml';
import { z } from 'zod';

const known = z.strictObject({ region: regionCode.optional(), facts: facts.default({}) });

const evaluationText = z.strictObject({
  id: z.string(),
  text: z.string().min(10).max(400),
  /** The right matter, labelled by the names in the catalogue; absent when no matter fits. */
  matter: matterCode.optional(),
  /** Other matters that count as right. */
  also: z.array(matterCode).default([]),
  /** Code of the right guide: an answer, a statutory procedure or an emergency service. */
  guide: z.string().optional(),
  /** The right kind, or several that count as right. */
  kind: z.union([ticketKind.transform((one) => [one]), z.array(ticketKind).min(2)]),
  /** Region and facts for routing, as far as the text states them. */
  ...known.shape,
  /** Region and facts that the operator must ask for, because the text does not state them. */
  operator: known.default({ facts: {} }),
  /** The right lead unit if all of the above is known. */
  lead: unitId.optional(),
});
export type EvaluationText = z.infer<typeof evaluationText>;

const FOLDER = join(__dirname, '../../evaluation');
/** Rules may be tuned on `tuning` only; `texts` and `fresh` are for measuring and must not be read. */
export const setNames = ['texts', 'fresh', 'tuning'] as const;
export type SetName = (typeof setNames)[number];

/** @throws ZodError with the path of the text that does not match the schema */
export async function readEvaluationSet(name: SetName): Promise<EvaluationText[]> {
  const file = z.strictObject({ texts: z.array(evaluationText) });
  return file.parse(parse(await readFile(join(FOLDER, `${name}.yaml`), 'utf8'))).texts;
}
