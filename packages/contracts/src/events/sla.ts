import { z } from 'zod';
import { instant, targetName, text } from '../words';

export const limit = z.object({
  amount: z.number().positive(),
  unit: z.enum([
    'minutes',
    'hours',
    'calendar-days',
    'working-hours',
    'working-days',
    'urgent-hours',
    'urgent-days',
    'city-hours',
  ]),
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
/**
 * 待定时限: the limit ends in `year`, whose calendar is not loaded. Once it is, `SlaTargetsSet` follows, counted from the
 * same start.
 */
export const slaTargetPending = z.object({ ...which, startedAt: instant, year: z.number().int(), text });
/**
 * `elapsedMs`: time passed on the wall clock. `countedMs`: by the target's own clock; absent when that needs a year
 * whose calendar is not loaded. `dueAt` and `late` are absent when the target was still pending.
 */
export const slaTargetMet = z.object({
  ...which,
  at: instant,
  dueAt: instant.optional(),
  elapsedMs: z.number(),
  countedMs: z.number().optional(),
  late: z.boolean().optional(),
});
export const slaTargetAtRisk = z.object({ ...which, dueAt: instant });
export const slaTargetBreached = z.object({ ...which, dueAt: instant, text });
