import { z } from 'zod';
import { duty, ground } from './powers';
import { basis, clock, day, entry, id, limit, text, ticketKind } from './text';

const seat = z.strictObject({ unit: id, basis });

export const routing = z.strictObject({
  hotline: seat,
  coordination: seat,
  /** Who holds a ticket that no power claims. */
  fallback: seat,
  /** Nature of a matter → duties that lead, first one first. */
  leading: z.record(id, z.array(duty).min(1)),
  /** Duties that come along beside the lead. */
  assisting: z.array(duty),
  /** When several lead: grounds, strongest first. */
  precedence: z.array(z.strictObject({ id, ground, text, basis })),
  /** What happens in a dispute, step by step; absent: the coordination body designates. */
  disputes: z
    .array(
      z.strictObject({
        /** Absent: those who dispute it. */
        by: id.optional(),
        text,
        within: limit.optional(),
        /** Its decision binds. */
        designates: z.literal(true).optional(),
        basis,
      }),
    )
    .min(1)
    .optional(),
  /** Overlaps that the place itself has not settled: they go to the coordination body and are not an error. */
  contested: z.array(z.strictObject({ matters: z.array(id).min(1), text, basis })),
  returnWindow: limit,
  locationQuestion: text,
});

/** One row says only what differs: targets that it leaves out come from the next less specific row that fits. */
export const slaRow = z.strictObject({
  ...entry,
  id,
  matter: id.optional(),
  urgency: z.enum(['critical', 'urgent', 'normal']).optional(),
  kind: ticketKind.optional(),
  targets: z
    .strictObject({ acknowledge: limit, 'first-contact': limit, resolve: limit, callback: limit, redo: limit })
    .partial(),
  warnAt: z.number().gt(0).lt(1).optional(),
});

export const calendar = z.strictObject({
  timeZone: z.string().min(1),
  officeHours: z.array(z.strictObject({ from: clock, to: clock })).min(1),
  holidays: z.array(day),
  workdays: z.array(day),
  years: z.array(z.number().int()),
});

/** What it costs to ask a person, and to send a ticket to the wrong unit; only their ratio counts. */
export const prices = z.strictObject({ askPerson: z.number().positive(), wrongUnit: z.number().positive() });

export const classification = z.strictObject({
  /** Confidence from which a matter goes on without a person; else it follows from the prices. */
  threshold: z.number().min(0).max(1).optional(),
  prices: prices.optional(),
  urgentWords: z.strictObject({ critical: z.array(z.string().min(1)), urgent: z.array(z.string().min(1)) }),
});

export const intake = z.strictObject({ sameWithinHours: z.number().positive() });

export const feedback = z.strictObject({
  maxRounds: z.number().int().positive(),
  maxAttempts: z.number().int().positive(),
  attemptGapHours: z.number().nonnegative(),
});
