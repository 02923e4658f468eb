import { z } from 'zod';
import { entry, ticketKind } from './text';

/** Which tickets are called back. The first row that fits decides; a ticket that fits none is called back. */
const planRow = z.strictObject({
  /** Absent: every kind. */
  kinds: z.array(ticketKind).min(1).optional(),
  /** Share of such tickets that is called back, drawn by the ticket's id: 1 is all, 0 is none. */
  share: z.number().min(0).max(1),
});

export const feedback = z.strictObject({
  maxRounds: z.number().int().positive(),
  maxAttempts: z.number().int().positive(),
  attemptGapHours: z.number().nonnegative(),
  /** An answer “satisfied” with “not resolved”: the caller is asked once more, or it counts as it is. */
  contradictory: z.enum(['ask-again', 'accept']),
  /** Calendar days after the closure in which the caller may have the ticket reopened. */
  reopenWithinDays: z.number().int().nonnegative(),
  plan: z.array(planRow).optional(),
});

/** Roles that may ask for a closure or approve one. */
const closer = z.enum(['callback', 'dispatcher', 'supervisor', 'coordinator']);

/** 结案方式: a way to end a ticket whose caller stays dissatisfied or gives no answer. One without a row is not used. */
export const closure = z.strictObject({
  ...entry,
  id: z.enum(['partly-resolved', 'explained', 'untrue', 'beyond-duty', 'unreachable', 'final-reply']),
  /** Why the supervisor has the ticket. */
  after: z.array(z.enum(['unsatisfied', 'unreachable', 'declined'])).min(1),
  requestedBy: z.array(closer).min(1),
  approvedBy: z.array(z.enum(['supervisor', 'coordinator'])).min(1),
  /** Smallest number of files that prove it. */
  evidence: z.number().int().nonnegative(),
  /** The day by which the rest is done has to be promised to the caller. */
  promise: z.literal(true).optional(),
  /** The caller may not have such a ticket reopened. */
  final: z.literal(true).optional(),
});
