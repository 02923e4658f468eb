import { z } from 'zod';

/** How ids, days and the like are written, told to whoever writes them otherwise. */
export const forms = {
  id: { zh: '编号用小写字母和数字，以“-”或“.”相连', en: 'an id is lower-case letters and digits joined by "-" or "."' },
  day: { zh: '日期写作 年-月-日，例如 2017-04-14', en: 'a date is written YYYY-MM-DD, e.g. 2017-04-14' },
  moonDay: { zh: '农历日期写作 月-日，例如 03-03', en: 'a day of the year of the moon is written MM-DD, e.g. 03-03' },
  clock: { zh: '时刻写作 时:分，例如 08:30', en: 'a time of day is written HH:MM, e.g. 08:30' },
  limit: {
    zh: '时限写作 4 working-hours、10 working-days、24 hours 或 30 minutes',
    en: 'a limit is written like "4 working-hours", "10 working-days", "24 hours" or "30 minutes"',
  },
} as const;

/** Chinese first, English beside it. */
export const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** Where an entry comes from. An entry without one takes the `basis` of its file. */
export const basis = z.strictObject({ kind: z.enum(['law', 'document', 'assumption']), text: z.string().min(1) });

/** Lower-case words joined by `-` or `.`, e.g. `sanitation.litter`. */
export const id = z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, forms.id.en);

/** Calendar day, e.g. 2017-04-14; both ends of a range belong to it. */
export const day = z.iso.date(forms.day.en);

export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, forms.clock.en);

/** In every list entry: its source, and whether it takes the place of the frame's entry of the same id. */
export const entry = { basis: basis.optional(), replaces: z.literal(true).optional() };

/** A limit as people write it: `4 working-hours`, `10 working-days`, `24 hours`, `30 minutes`. */
export const limit = z
  .string()
  .regex(/^\d+(\.\d+)? (working-days|working-hours|hours|minutes)$/, forms.limit.en)
  .transform((written) => {
    const [amount, unit] = written.split(' ') as [string, 'working-days' | 'working-hours' | 'hours' | 'minutes'];
    return { amount: Number(amount), unit };
  });

/** 咨询 求助 投诉 举报 建议 表扬 */
export const ticketKind = z.enum(['consultation', 'help', 'complaint', 'report', 'suggestion', 'praise']);
