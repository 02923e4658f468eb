import { z } from 'zod';
import { clock, entry, forms, text, ticketKind } from './text';

/** Which tickets are called back. The first row that fits decides; a ticket that fits none is called back. */
const planRow = z.strictObject({
  /** Absent: every kind. */
  kinds: z.array(ticketKind).min(1).optional(),
  /** Share of such tickets that is called back, drawn by the ticket's id: 1 is all, 0 is none. */
  share: z.number().min(0).max(1),
});

const inOrder = (hours: readonly { from: string; to: string }[]): boolean =>
  hours.every(({ from, to }, i) => from < to && (hours[i - 1]?.to ?? '') < from);

/** Hours in which callers are called. Further attempts are made in other windows than the first, so one is not enough. */
const callHours = z
  .array(z.strictObject({ from: clock, to: clock }))
  .min(1)
  .refine(inOrder, forms.callHours.en);

/** {number}, {matter} and {unit} stand for the ticket's number and the names of its matter and its unit. */
const scriptText = text.refine(
  ({ zh, en }) => [zh, en].every((line) => !/[{}]/.test(line.replace(/\{(number|matter|unit)\}/g, ''))),
  forms.script.en,
);

/** What an agent says on the telephone. The first row that fits the ticket is shown. */
const script = z.strictObject({
  kinds: z.array(ticketKind).min(1).optional(),
  /** What the ticket would close as when its callers agree. */
  reported: z
    .array(z.enum(['resolved', 'partly-resolved', 'explained', 'untrue', 'answered', 'redirected']))
    .optional(),
  /** Only from the second round on. */
  redo: z.literal(true).optional(),
  /** Only for a call that asks whether the caller really withdraws. */
  withdrawal: z.literal(true).optional(),
  lines: z.array(scriptText).min(1),
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
  /** Absent: at any time. */
  callHours: callHours.optional(),
  /** Minutes for which an agent who took a call is the only one who makes it. */
  leaseMinutes: z.number().positive().max(240),
  /** Minutes for which a call that an agent gave back is not offered again. */
  skipMinutes: z.number().nonnegative().max(1440),
  /** Days ahead to which a call can be put off at the wish of its caller. */
  scheduleWithinDays: z.number().int().positive().max(60),
  scripts: z.array(script).optional(),
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
