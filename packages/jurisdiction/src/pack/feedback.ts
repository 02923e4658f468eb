import { z } from 'zod';
import { clock, entry, forms, id, text, ticketKind } from './text';

/**
 * Which tickets are called back. The first row that fits a ticket decides; a ticket that no row fits is called back.
 */
const planRow = z.strictObject({
  /** Kinds of tickets to which the row applies; absent: all. */
  kinds: z.array(ticketKind).min(1).optional(),
  /** Share of such tickets that is called back: 1 means all, 0 none. The ticket's id decides which ones. */
  share: z.number().min(0).max(1),
});

const inOrder = (hours: readonly { from: string; to: string }[]): boolean =>
  hours.every(({ from, to }, i) => from < to && (hours[i - 1]?.to ?? '') < from);

/** Hours in which callers are called. List more than one window, because further attempts are made in other windows. */
const callHours = z
  .array(z.strictObject({ from: clock, to: clock }))
  .min(1)
  .refine(inOrder, forms.callHours.en);

/** {number}, {matter} and {unit} are replaced by the ticket's number and the names of its matter and its unit. */
const scriptText = text.refine(
  ({ zh, en }) => [zh, en].every((line) => !/[{}]/.test(line.replace(/\{(number|matter|unit)\}/g, ''))),
  forms.script.en,
);

/** What an agent says in a callback. The console shows the first script that fits the ticket. */
const script = z.strictObject({
  kinds: z.array(ticketKind).min(1).optional(),
  /** Only for tickets that close with one of these outcomes if their callers agree. */
  reported: z
    .array(z.enum(['resolved', 'partly-resolved', 'explained', 'untrue', 'answered', 'redirected']))
    .optional(),
  /** Only for tickets that were sent back to the unit (重办) at least once. */
  redo: z.literal(true).optional(),
  /** Only for calls that ask whether the caller really withdraws the ticket. */
  withdrawal: z.literal(true).optional(),
  lines: z.array(scriptText).min(1),
});

export const feedback = z.strictObject({
  maxRounds: z.number().int().positive(),
  maxAttempts: z.number().int().positive(),
  attemptGapHours: z.number().nonnegative(),
  /**
   * What happens when a caller is satisfied although the problem is not resolved: the caller is asked again, or the
   * answer is accepted.
   */
  contradictory: z.enum(['ask-again', 'accept']),
  /** Number of calendar days after the closure in which the caller can have the ticket reopened. */
  reopenWithinDays: z.number().int().nonnegative(),
  plan: z.array(planRow).optional(),
  /** Absent: callers are called at any time. */
  callHours: callHours.optional(),
  /** Minutes for which a call is reserved for the agent who took it from the list. */
  leaseMinutes: z.number().positive().max(240),
  /** Minutes for which a call that an agent put back into the list is not offered again. */
  skipMinutes: z.number().nonnegative().max(1440),
  /** Largest number of days by which a call can be postponed when its caller wishes so. */
  scheduleWithinDays: z.number().int().positive().max(60),
  scripts: z.array(script).optional(),
});

/**
 * 不予受理理由: a reason for which the hotline does not accept a ticket. Reasons that the pack does not list cannot be
 * used.
 */
export const refusalReason = z.strictObject({
  ...entry,
  id,
  name: text,
  /** What the caller is told about why the hotline does not handle the matter. */
  text,
  /** The lawful way that is open to the caller, e.g. a court or a petition office. */
  route: text.optional(),
  /** Telephone number or address of the office to which the route leads. */
  contact: z.string().min(1).optional(),
  /** Roles of which another person must approve the refusal; absent: one person refuses. */
  approvedBy: z
    .array(z.enum(['dispatcher', 'reviewer', 'supervisor', 'coordinator']))
    .min(1)
    .optional(),
  /**
   * 申诉: `withinDays`: number of calendar days after the refusal in which the caller can appeal. `times`: how often
   * callers of one ticket can appeal. Absent: they cannot.
   */
  appeal: z
    .strictObject({ withinDays: z.number().int().positive().max(365), times: z.number().int().positive().max(5) })
    .optional(),
});

/** Roles that can request a closure. */
const closer = z.enum(['callback', 'dispatcher', 'supervisor', 'coordinator']);

/**
 * 结案方式: a way to close a ticket whose caller stays dissatisfied or cannot be reached. Closures that the pack does not
 * list cannot be used.
 */
export const closure = z.strictObject({
  ...entry,
  id: z.enum(['partly-resolved', 'explained', 'untrue', 'beyond-duty', 'unreachable', 'final-reply']),
  /** Reasons for which the ticket came to the supervisor; the closure is possible after each of them. */
  after: z.array(z.enum(['unsatisfied', 'unreachable', 'declined'])).min(1),
  requestedBy: z.array(closer).min(1),
  approvedBy: z.array(z.enum(['supervisor', 'coordinator'])).min(1),
  /** Smallest number of files that prove the reason for the closure. */
  evidence: z.number().int().nonnegative(),
  /** A day must be promised to the caller by which the remaining work is done. */
  promise: z.literal(true).optional(),
  /** The caller cannot have the ticket reopened. */
  final: z.literal(true).optional(),
});
