import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { facts, matterCode, regionCode, ticketKind, unitId } from '@hotline/contracts';
import { parse } from 'yaml';
import { z } from 'zod';

const known = z.strictObject({ place: regionCode.optional(), facts: facts.default({}) });

const evaluationText = z.strictObject({
  id: z.string(),
  text: z.string().min(10).max(400),
  /** What a careful dispatcher would choose, from the names of the matters; absent: no matter of the catalogue. */
  matter: matterCode.optional(),
  /** Others that a careful dispatcher might choose as well. */
  also: z.array(matterCode).default([]),
  /** The answer, lawful route or emergency service that it calls for. */
  guide: z.string().optional(),
  /** Several where a careful operator could say either. */
  kind: z.union([ticketKind.transform((one) => [one]), z.array(ticketKind).min(2)]),
  /** Where it happens, and the facts that routing asks for, as far as the text says. */
  ...known.shape,
  /** What the text leaves out and the operator asked for. */
  operator: known.default({ facts: {} }),
  /** Who then must lead. */
  lead: unitId.optional(),
});
export type EvaluationText = z.infer<typeof evaluationText>;

const FOLDER = join(__dirname, '../../evaluation');
/** Nobody tunes on `texts` or `fresh`; `tuning` is there to be read. */
export const setNames = ['texts', 'fresh', 'tuning'] as const;
export type SetName = (typeof setNames)[number];

/** @throws with the place in the file, when a text is not of that shape */
export async function readEvaluationSet(name: SetName): Promise<EvaluationText[]> {
  const file = z.strictObject({ texts: z.array(evaluationText) });
  return file.parse(parse(await readFile(join(FOLDER, `${name}.yaml`), 'utf8'))).texts;
}
