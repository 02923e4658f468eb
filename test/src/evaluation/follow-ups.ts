import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ProblemError } from '../client';
import type { TestWorld } from '../world';
import { readEvaluationSet } from './evaluation-set';

/** The two halves of a set: rules may be tuned on `tuning`; `held` is only scored. */
export const followUpParts = ['tuning', 'held'] as const;
export type FollowUpPart = (typeof followUpParts)[number];

const heardCall = z.strictObject({
  id: z.string(),
  text: z.string(),
  act: z.enum(['urge', 'add', 'correct', 'withdraw', 'thank', 'status', 'dissatisfied', 'new']),
  /** The caller quotes the number of a ticket, or a part of it. */
  quotes: z.boolean().default(false),
  /** The call also tells a new matter. */
  second: z.boolean().default(false),
});
type HeardCall = z.infer<typeof heardCall>;

const FOLDER = join(__dirname, '../../evaluation/follow-ups');

async function callsOf(name: 'follow-ups' | 'new-calls', part: FollowUpPart): Promise<readonly HeardCall[]> {
  const file = z.strictObject({ texts: z.array(heardCall) });
  return file.parse(parse(await readFile(join(FOLDER, `${name}.${part}.yaml`), 'utf8'))).texts;
}

export interface FollowUpScore {
  readonly followUps: number;
  readonly newCalls: number;
  /** Ids of follow-up calls that were registered as new work without a question. */
  readonly missed: readonly string[];
  /** Ids of new calls that were taken for a follow-up call. */
  readonly wrong: readonly string[];
}

/**
 * Has an operator register every call of a part. Each caller has one open ticket, about a matter that has nothing to do
 * with the call.
 */
export async function scoreFollowUps(world: TestWorld, part: FollowUpPart): Promise<FollowUpScore> {
  const [followUps, newCalls] = await Promise.all([callsOf('follow-ups', part), callsOf('new-calls', part)]);
  const earlier = (await readEvaluationSet('tuning')).filter(({ matter }) => matter !== undefined);
  const asked = new Set<string>();
  for (const [i, { id, text }] of [...followUps, ...newCalls].entries()) {
    const phone = `139${part === 'held' ? 1 : 0}${String(i).padStart(7, '0')}`;
    const caller = { phone, anonymity: 'named' as const };
    await world.register({ channel: 'phone', caller, narrative: earlier[i]?.text ?? '' });
    if (await isAsked(world.tell({ channel: 'phone', caller, narrative: text }))) asked.add(id);
  }
  return {
    followUps: followUps.length,
    newCalls: newCalls.length,
    missed: followUps.filter(({ id }) => !asked.has(id)).map(({ id }) => id),
    wrong: newCalls.filter(({ id }) => asked.has(id)).map(({ id }) => id),
  };
}

/** Whether the registration was refused with the question whether it is a follow-up call. */
async function isAsked(registration: Promise<unknown>): Promise<boolean> {
  try {
    await registration;
    return false;
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'follow-up') return true;
    throw error;
  }
}
