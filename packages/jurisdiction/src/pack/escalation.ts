import { z } from 'zod';
import {
  datedClocks,
  entry,
  forms,
  furtherTargets,
  id,
  limitOf,
  limitWritten,
  statutoryClocks,
  usualTargets,
} from './text';

/** When a card turns red: a given time after the limit is due. */
export const after = z
  .string()
  .regex(new RegExp(`^${limitWritten} after$`), forms.after.en)
  .transform((written) => ({ after: limitOf(written) }));

const shareOf = (written: string) => ({ share: Number(written.slice(0, -1)) / 100 });

/** When a card turns yellow: when a share of the limit has passed, or a given time before the limit is due. */
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

/** Who is notified. `responsible`: whoever must act now; `signatory`: a signatory of that unit; otherwise a role. */
export const recipient = z.enum(['responsible', 'signatory', 'dispatcher', 'supervisor', 'coordinator']);

/** One escalation step (逐级提醒): who is notified at an instant of a time limit that has not been met yet. */
export const escalationStep = z.strictObject({
  ...entry,
  id,
  /** Time limits to which the step applies; absent: all. */
  clocks: z
    .array(z.enum([...usualTargets, ...furtherTargets, ...statutoryClocks, ...datedClocks]))
    .min(1)
    .optional(),
  /** Urgencies of tickets to which the step applies; absent: all. */
  urgencies: z
    .array(z.enum(['critical', 'urgent', 'normal']))
    .min(1)
    .optional(),
  at: moment,
  tell: z.array(recipient).min(1),
  /** Ids of posts of the unit that must act; their holders are notified too. */
  posts: z.array(id).min(1).optional(),
  /** Outside office hours the notice waits for the next opening; absent: people are notified day and night. */
  within: z.literal('office-hours').optional(),
  /** The notified people also get a message on their telephone; absent: the notice is only in their list. */
  message: z.literal(true).optional(),
});
