import { z } from 'zod';

/** Chinese first, English beside it. */
export const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** Where an entry comes from. An entry without one takes the `basis` of its file. */
export const basis = z.strictObject({ kind: z.enum(['law', 'document', 'assumption']), text: z.string().min(1) });

/** Lower-case words joined by `-` or `.`, e.g. `sanitation.litter`. */
export const id = z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, 'an id is lower-case letters and digits joined by "-" or "."');

/** Calendar day, e.g. 2017-04-14; both ends of a range belong to it. */
export const day = z.iso.date('a date is written YYYY-MM-DD, e.g. 2017-04-14');

export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day is written HH:MM, e.g. 08:30');

/** In every list entry: its source, and whether it takes the place of the frame's entry of the same id. */
export const entry = { basis: basis.optional(), replaces: z.literal(true).optional() };

/** A limit as people write it: `4 working-hours`, `10 working-days`, `24 hours`, `30 minutes`. */
export const limit = z
  .string()
  .regex(/^\d+(\.\d+)? (working-days|working-hours|hours|minutes)$/, 'a limit is written like "4 working-hours", "10 working-days", "24 hours" or "30 minutes"')
  .transform((written) => {
    const [amount, unit] = written.split(' ') as [string, 'working-days' | 'working-hours' | 'hours' | 'minutes'];
    return { amount: Number(amount), unit };
  });

/** 咨询 求助 投诉 举报 建议 表扬 */
export const ticketKind = z.enum(['consultation', 'help', 'complaint', 'report', 'suggestion', 'praise']);
