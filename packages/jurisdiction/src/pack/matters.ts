import { z } from 'zod';
import { prices } from './policy';
import { clock, day, entry, forms, id, text, ticketKind } from './text';

export const field = z.strictObject({ ...entry, code: id, name: text });

/**
 * One rule by which the value of a fact follows from the time of the event. All conditions of the rule must hold; a
 * rule without conditions always applies.
 */
const byTime = z.strictObject({
  value: id,
  /** Days of the month, e.g. the fairs on the 2nd and 7th of every ten days. */
  monthDays: z.array(z.number().int().min(1).max(31)).min(1).optional(),
  weekdays: z
    .array(z.enum(['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']))
    .min(1)
    .optional(),
  dates: z.array(day).min(1).optional(),
  /** Days of the lunar month (农历), e.g. fairs on the 3rd and 8th of every ten days. */
  lunarDays: z.array(z.number().int().min(1).max(30)).min(1).optional(),
  /** Months and days of the lunar year, e.g. 03-03. Days of a leap month never match. */
  lunarDates: z
    .array(z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|30)$/, forms.moonDay.en))
    .min(1)
    .optional(),
  /** Local time without the end: 22:00 to 06:00 crosses midnight and does not include 06:00. */
  hours: z.strictObject({ from: clock, to: clock }).optional(),
});

export const fact = z.strictObject({
  ...entry,
  name: id,
  question: text,
  values: z.array(z.strictObject({ value: id, name: text, words: z.array(z.string().min(1)).default([]) })).min(2),
  /**
   * Value that applies when the caller does not know the answer (不清楚). Absent: a person then names the lead, if the
   * answer decides it.
   */
  ifUnknown: id.optional(),
  /** If the caller has not stated the fact, the first rule that applies gives its value. */
  byTime: z.array(byTime).min(1).optional(),
});

/** An edition of the list of matters (权责清单、派单目录), with the days on which its matters are in force. */
export const catalogue = z.strictObject({
  ...entry,
  id,
  name: text,
  version: z.string().min(1),
  from: day.optional(),
  until: day.optional(),
});

/**
 * A field of reference matters: subjects that hotlines everywhere hear about. They route nothing; the matters of a
 * jurisdiction name those that they resemble.
 */
export const referenceField = z.strictObject({
  ...entry,
  code: id,
  name: text,
  matters: z
    .array(
      z.strictObject({
        code: id,
        name: text,
        /** Other names in lists of powers and of matters. */
        synonyms: z.array(z.string().min(1)).default([]),
        /** Terms of laws. */
        legal: z.array(z.string().min(1)).default([]),
        /** Whole sentences, as callers say them. */
        examples: z.array(z.string().min(1)).min(1),
      }),
    )
    .min(1),
});

export const matter = z.strictObject({
  ...entry,
  code: id,
  field: id,
  /** Id of the catalogue edition that lists the matter; absent: the matter is always in force. */
  catalogue: id.optional(),
  name: text,
  /** Kind of work that the matter needs, e.g. enforcement. `routing.leading` states for each kind which duties lead. */
  nature: id,
  words: z.array(z.string().min(1)).default([]),
  examples: z.array(z.string().min(1)).default([]),
  /**
   * Codes of reference matters, or of whole fields of them, that this matter resembles. Their words and examples also
   * teach this matter. An empty list: none of them.
   */
  like: z.array(id).optional(),
  urgency: z.enum(['critical', 'urgent', 'normal']).default('normal'),
  /** Kind of ticket that is assumed for the matter, unless the words of the caller indicate another kind. */
  usually: ticketKind.optional(),
  /** Confidence (0 to 1) from which a classification as this matter needs no person. */
  threshold: z.number().min(0).max(1).optional(),
  /** Prices of this matter; they take precedence over those of the jurisdiction. */
  prices: prices.partial().optional(),
  /**
   * Number of placeholders `code.001` … to create, for a document that states how many matters there are but does not
   * list them.
   */
  count: z.number().int().min(1).max(9999).optional(),
  /**
   * Only a department may lead on the matter, because it needs special expertise; the proof reports towns that lead.
   */
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
