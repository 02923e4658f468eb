import { z } from 'zod';
import { entry, forms, id, limitOf, limitWritten } from './text';

/** When a card is red: a while after the clock is due. */
export const after = z
  .string()
  .regex(new RegExp(`^${limitWritten} after$`), forms.after.en)
  .transform((written) => ({ after: limitOf(written) }));

const shareOf = (written: string) => ({ share: Number(written.slice(0, -1)) / 100 });

/** When a card is yellow: share of the limit, or a while before the clock is due. */
export const warning = z
  .string()
  .regex(new RegExp(`^[1-9]\\d?%$|^${limitWritten} before$`), forms.warning.en)
  .transform((written) => (written.endsWith('%') ? shareOf(written) : { before: limitOf(written) }));

const moment = z
  .string()
  .regex(new RegExp(`^[1-9]\\d{0,3}%$|^(yellow|red)-card$|^${limitWritten} (before|after)$`), forms.moment.en)
  .transform((written) => {
    if (written.endsWith('%')) return shareOf(written);
    if (written.endsWith('-card')) return { card: written === 'red-card' ? ('red' as const) : ('yellow' as const) };
    return written.endsWith(' before') ? { before: limitOf(written) } : { after: limitOf(written) };
  });

/** Who is told: whoever has to act on the clock now, or somebody above them. */
export const recipient = z.enum(['responsible', 'signatory', 'dispatcher', 'supervisor', 'coordinator']);

/** One step of the ladder by which a clock that is not met reaches more people. */
export const escalationStep = z.strictObject({
  ...entry,
  id,
  /** Absent: every clock. */
  clocks: z
    .array(z.enum(['dispatch', 'acknowledge', 'first-contact', 'resolve', 'callback', 'redo']))
    .min(1)
    .optional(),
  /** Absent: every urgency. */
  urgencies: z
    .array(z.enum(['critical', 'urgent', 'normal']))
    .min(1)
    .optional(),
  at: moment,
  tell: z.array(recipient).min(1),
  /** Ids of posts of the unit that has to act, whose holders are told too. */
  posts: z.array(id).min(1).optional(),
  /** People are told in office hours only; absent: day and night. */
  within: z.literal('office-hours').optional(),
  /** They also get a message by telephone; absent: they see it in their list. */
  message: z.literal(true).optional(),
});
