import { z } from 'zod';
import { prices } from './policy';
import { clock, day, entry, forms, id, text, ticketKind } from './text';

export const field = z.strictObject({ ...entry, code: id, name: text });

/** One way to tell a fact from the time of the matter; all that it names must hold. Without any it is the value otherwise. */
const byTime = z.strictObject({
  value: id,
  /** Days of the month, e.g. the fairs on the 2nd and 7th of every ten days. */
  monthDays: z.array(z.number().int().min(1).max(31)).min(1).optional(),
  weekdays: z
    .array(z.enum(['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']))
    .min(1)
    .optional(),
  dates: z.array(day).min(1).optional(),
  /** Days of the moon's month (农历), e.g. fairs on the 3rd and 8th of every ten days. */
  lunarDays: z.array(z.number().int().min(1).max(30)).min(1).optional(),
  /** Months and days of the moon's year, e.g. 03-03; a leap month has none of them. */
  lunarDates: z
    .array(z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|30)$/, forms.moonDay.en))
    .min(1)
    .optional(),
  /** Local time, the end not included; may run over midnight. */
  hours: z.strictObject({ from: clock, to: clock }).optional(),
});

export const fact = z.strictObject({
  ...entry,
  name: id,
  question: text,
  values: z.array(z.strictObject({ value: id, name: text, words: z.array(z.string().min(1)).default([]) })).min(2),
  /** The first row that fits answers the fact when nobody has. */
  byTime: z.array(byTime).min(1).optional(),
});

/** An edition of the list of matters (权责清单、派单目录): the days in which its matters are in force. */
export const catalogue = z.strictObject({
  ...entry,
  id,
  name: text,
  version: z.string().min(1),
  from: day.optional(),
  until: day.optional(),
});

export const matter = z.strictObject({
  ...entry,
  code: id,
  field: id,
  /** The edition it belongs to; absent: always in force. */
  catalogue: id.optional(),
  name: text,
  /** What kind of work answers it; `routing.leading` says which duty leads for each. */
  nature: id,
  words: z.array(z.string().min(1)).default([]),
  examples: z.array(z.string().min(1)).default([]),
  urgency: z.enum(['critical', 'urgent', 'normal']).default('normal'),
  /** What a call about it mostly is, unless its words say otherwise. */
  usually: ticketKind.optional(),
  /** Own confidence from which it goes on without a person. */
  threshold: z.number().min(0).max(1).optional(),
  /** Own prices, over those of the place. */
  prices: prices.partial().optional(),
  /** So many numbered placeholders `code.001` …, where a document gives a number and no list. */
  count: z.number().int().min(1).max(9999).optional(),
  /** Needs a department's own expertise: must not be led by a town. */
  departmentOnly: z.literal(true).optional(),
});

export const guide = z.strictObject({
  ...entry,
  code: id,
  kind: z.enum(['answer', 'route', 'emergency']),
  title: text,
  text,
  words: z.array(z.string().min(1)).default([]),
  examples: z.array(z.string().min(1)).default([]),
  contact: z.string().min(1).optional(),
});
