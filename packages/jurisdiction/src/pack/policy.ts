import { z } from 'zod';
import { after, warning } from './escalation';
import { duty, ground } from './powers';
import { basis, channel, clock, day, dayOfYear, entry, id, limit, text, ticketKind } from './text';

const seat = z.strictObject({ unit: id, basis });

export const routing = z.strictObject({
  hotline: seat,
  coordination: seat,
  /** Unit that holds tickets for which no power exists. */
  fallback: seat,
  /** Nature of a matter → duties that lead, in order of priority. */
  leading: z.record(id, z.array(duty).min(1)),
  /** Duties whose holders assist the lead. */
  assisting: z.array(duty),
  /** Rules that choose among several leads: grounds, the strongest first. */
  precedence: z.array(z.strictObject({ id, ground, text, basis })),
  /** Steps of a dispute; absent: the coordination body designates the lead. */
  disputes: z
    .array(
      z.strictObject({
        /** Absent: the parties to the dispute. */
        by: id.optional(),
        text,
        within: limit.optional(),
        /** The decision of this step is binding. */
        designates: z.literal(true).optional(),
        basis,
      }),
    )
    .min(1)
    .optional(),
  /** Overlaps that the jurisdiction declares unsettled. They go to the coordination body and are no error. */
  contested: z.array(z.strictObject({ matters: z.array(id).min(1), text, basis })),
  returnWindow: limit,
  locationQuestion: text,
});

/** Targets that a row leaves out come from the next less specific row that fits. */
export const slaRow = z.strictObject({
  ...entry,
  id,
  matter: id.optional(),
  urgency: z.enum(['critical', 'urgent', 'normal']).optional(),
  kind: ticketKind.optional(),
  targets: z
    .strictObject({
      dispatch: limit,
      acknowledge: limit,
      'first-contact': limit,
      resolve: limit,
      callback: limit,
      redo: limit,
    })
    .partial(),
  /** When the card is yellow: share of the limit, or a while before it is due. */
  warnAt: warning.optional(),
  /** When the card is red; absent: when it is due. */
  redAt: after.optional(),
});

const clockName = z.enum(['dispatch', 'acknowledge', 'first-contact', 'resolve', 'callback', 'redo']);

/** Roles that approve that a clock changes; a signatory is one of the unit that asks. */
const approver = z.enum(['signatory', 'reviewer', 'dispatcher', 'supervisor', 'coordinator']);

/** The first row that fits decides; the last one fits everything. */
const approval = z
  .array(
    z.strictObject({
      /** The first so many of a clock; absent: all. */
      upToNumber: z.number().int().positive().optional(),
      /** At most this length; absent: all. */
      upTo: limit.optional(),
      /** Who approves, in this order, each another person. */
      by: z.array(approver).min(1),
    }),
  )
  .min(1);

/** 延期: when the lead may ask for more time, for how much, and who approves it. */
const extensions = z.strictObject({
  clocks: z.array(clockName).min(1),
  /** Largest number of extensions of one clock. */
  most: z.number().int().positive(),
  /** Longest single extension, and all of one clock together. */
  each: limit,
  total: limit,
  /** No clock is extended beyond this time from the registration. */
  cap: limit,
  approval,
});

/** 暂停计时: when a clock stands still, for how long at most, and who approves it. */
const pauses = z.strictObject({
  clocks: z.array(clockName).min(1),
  /** Largest number of pauses of one clock. */
  most: z.number().int().positive(),
  /** Longest single pause, and all of one clock together. */
  each: limit,
  total: limit,
  approval,
});

/** Changes of running clocks that a person asks for and others approve. A part that is absent is not possible. */
export const timing = z.strictObject({ extensions: extensions.optional(), pauses: pauses.optional() });

/** 延期理由 */
export const clockReason = z.strictObject({ ...entry, id, name: text });

/** 暂停理由 */
export const pauseReason = z.strictObject({
  ...entry,
  id,
  name: text,
  /** Information from the caller ends the pause. */
  awaits: z.literal('caller').optional(),
});

const windows = z.array(z.strictObject({ from: clock, to: clock })).min(1);
export const weekday = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);

/**
 * Other hours in a part of every year, on some weekdays, or both. Both ends are included; a season may span the new
 * year.
 */
const otherHours = z.strictObject({
  season: z.strictObject({ from: dayOfYear, to: dayOfYear }).optional(),
  weekdays: z.array(weekday).min(1).optional(),
  hours: windows,
});

/** Hours in which the units of city management pass: every day, or on working days only. */
const timeBase = z.strictObject({
  days: z.enum(['every-day', 'working-days']),
  hours: windows,
  basis: basis.optional(),
});

export const calendar = z.strictObject({
  timeZone: z.string().min(1),
  officeHours: windows,
  /** Exceptions to `officeHours` on working days; the first that fits holds. */
  otherHours: z.array(otherHours).optional(),
  /** 紧急工作时 (`urgent-hours`, `urgent-days`) and 工作时 (`city-hours`) of city management (GB/T 30428). */
  timeBases: z.strictObject({ urgent: timeBase.optional(), city: timeBase.optional() }).optional(),
  holidays: z.array(day),
  workdays: z.array(day),
  years: z.array(z.number().int()),
});

/** Cost of asking a person, and of sending a ticket to the wrong unit. Only the ratio matters. */
export const prices = z.strictObject({ askPerson: z.number().positive(), wrongUnit: z.number().positive() });

export const classification = z.strictObject({
  /** Confidence from which a classification needs no person; absent: it follows from the prices. */
  threshold: z.number().min(0).max(1).optional(),
  prices: prices.optional(),
  urgentWords: z.strictObject({ critical: z.array(z.string().min(1)), urgent: z.array(z.string().min(1)) }),
});

const phrases = z.array(z.string().min(1));
/** How an emergency is told from an ordinary call. The emergency services are guides, with words and examples. */
export const alarms = z.strictObject({
  /** Concept → words for it; … stands for up to eight characters of the same clause. */
  concepts: z.record(z.string(), phrases).optional(),
  /** Phrases that contain a word of danger and name none. */
  harmless: phrases.optional(),
  /** Sentences of calls without an emergency. */
  ordinary: phrases.optional(),
});

export const intake = z.strictObject({
  sameWithinHours: z.number().positive(),
  /** Urgency that a ticket has at least after so many urgings (催办); absent: urging raises no urgency. */
  urging: z
    .array(z.strictObject({ after: z.number().int().positive(), urgency: z.enum(['critical', 'urgent']) }))
    .optional(),
  /** Channels by which a ticket may be registered; absent: all. */
  channels: z.array(channel).min(1).optional(),
  /** Country of telephone numbers that are written without one, ISO 3166-1. */
  country: z.string().regex(/^[A-Z]{2}$/),
  /** Area code of fixed lines that are written without one; absent where the jurisdiction has several. */
  areaCode: z
    .string()
    .regex(/^0?[1-9]\d{1,3}$/)
    .optional(),
});
