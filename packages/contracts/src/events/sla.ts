import { z } from 'zod';
import { instant, targetName, text } from '../words';

export const limit = z.object({
  amount: z.number().positive(),
  unit: z.enum(['working-days', 'working-hours', 'hours', 'minutes']),
});
/** `name` and `stage` identify a target: stage 1, then one more each time a stage clock starts anew. */
const which = { name: targetName, stage: z.number().int().positive() };

export const slaTargetSet = z.object({
  ...which,
  startedAt: instant,
  dueAt: instant,
  warnAt: instant,
  limit,
  policy: z.string(),
});
export const slaTargetsSet = z.object({ targets: z.array(slaTargetSet) });
/** 待定时限: the limit ends in a year that the calendar does not hold; the target is set when it does, from the same start. */
export const slaTargetPending = z.object({ name: targetName, startedAt: instant, year: z.number().int(), text });
/** Elapsed times in milliseconds: on the wall, and counted by the target's clock. */
export const slaTargetMet = z.object({
  ...which,
  at: instant,
  dueAt: instant,
  elapsedMs: z.number(),
  countedMs: z.number(),
  late: z.boolean(),
});
export const slaTargetAtRisk = z.object({ ...which, dueAt: instant });
export const slaTargetBreached = z.object({ ...which, dueAt: instant, text });
