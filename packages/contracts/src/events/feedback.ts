import { z } from 'zod';
import { instant, resolution, satisfaction, text, ticketId, unitId } from '../words';

const round = z.number().int().nonnegative().describe('0 for an answer by the hotline itself, then the redo rounds');

export const callbackOpened = z.object({ round, attempt: z.number().int().positive(), notBefore: instant });
/** The answer of the caller. Only the caller can give this answer; without an answer nothing is known. */
export const callbackRecorded = z.object({
  round,
  attempt: z.number().int().positive(),
  caller: ticketId.describe('the ticket this caller came with: this one, or one merged into it'),
  reached: z.boolean(),
  resolution: resolution.optional(),
  satisfaction: satisfaction.optional(),
  note: z.string().optional(),
});
/** 重办: the same lead, another approver. */
export const ticketReopened = z.object({
  round,
  lead: unitId.optional(),
  reason: z.string(),
  by: z.enum(['caller', 'supervisor']),
});
/** 转督办 */
export const supervisionRequested = z.object({ round, code: z.enum(['unsatisfied', 'unreachable']), why: text });
/** 结案: only from the caller's answer. */
export const ticketClosed = z.object({
  closure: z.enum(['resolved', 'answered', 'redirected']),
  satisfaction,
  resolution: resolution.optional(),
  rounds: round,
});
