import { z } from 'zod';
import { after, recipient, warning } from './escalation';
import { duty, ground } from './powers';
import { basis, channel, clock, day, dayOfYear, entry, id, limit, text, ticketKind } from './text';

const seat = z.strictObject({ unit: id, basis });

export const routing = z.strictObject({
  hotline: seat,
  coordination: seat,
  /** Unit that holds tickets on which no unit may lead. */
  fallback: seat,
  /** Nature of a matter → duties that lead, in order of priority. */
  leading: z.record(id, z.array(duty).min(1)),
  /** Duties whose holders assist the lead. */
  assisting: z.array(duty),
  /** Rules that choose the lead if several units may lead: legal grounds, the strongest first. */
  precedence: z.array(z.strictObject({ id, ground, text, basis })),
  /** Steps by which a dispute is settled; absent: the coordination body designates the lead. */
  disputes: z
    .array(
      z.strictObject({
        /** Unit that acts in this step; absent: the parties to the dispute. */
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
  /**
   * Matters for which the jurisdiction accepts that several units may lead. Their tickets go to the coordination body,
   * and the loader reports no error.
   */
  contested: z.array(z.strictObject({ matters: z.array(id).min(1), text, basis })),
  returnWindow: limit,
  locationQuestion: text,
});

/**
 * Time limits for the tickets that fit `matter`, `urgency` and `kind`. Targets that a row leaves out come from the next
 * less specific row that fits.
 */
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
      supervise: limit,
      'hand-over': limit,
      'assistant-acknowledge': limit,
      'assistant-report': limit,
    })
    .partial(),
  /** When the card turns yellow: when a share of the limit has passed, or a given time before the limit is due. */
  warnAt: warning.optional(),
  /** When the card turns red; absent: when the limit is due. */
  redAt: after.optional(),
});

/**
 * A time limit that a law sets (法定期限) for tickets of these matters. It counts instead of the limit in `sla` if it ends
 * later, and the callers are told so. `accept`: until the unit has told the callers whether it accepts the matter.
 */
export const statute = z.strictObject({
  ...entry,
  id,
  /** Name of the limit, as callers read it. */
  name: text,
  matters: z.array(id).min(1),
  /** Kinds and urgencies to which it applies; absent: all. */
  kinds: z.array(ticketKind).min(1).optional(),
  urgencies: z
    .array(z.enum(['critical', 'urgent', 'normal']))
    .min(1)
    .optional(),
  targets: z.strictObject({ accept: limit.optional(), resolve: limit }),
});

const clockName = z.enum(['dispatch', 'acknowledge', 'first-contact', 'resolve', 'callback', 'redo']);

/** Roles that can approve a clock change. `signatory` means a signatory of the requesting unit. */
const approver = z.enum(['signatory', 'reviewer', 'dispatcher', 'supervisor', 'coordinator']);

/** Who approves a change of a clock: the first row that fits decides. The last row must fit every change. */
const approval = z
  .array(
    z.strictObject({
      /** The row fits only the first `upToNumber` changes of a clock; absent: all of them. */
      upToNumber: z.number().int().positive().optional(),
      /** The row fits only changes of at most this length; absent: of any length. */
      upTo: limit.optional(),
      /** Roles that approve, in this order. Each approval needs another person. */
      by: z.array(approver).min(1),
    }),
  )
  .min(1);

/** Rules of extensions (延期) that the lead can request: how often, how long, and who approves. */
const extensions = z.strictObject({
  clocks: z.array(clockName).min(1),
  /** Largest number of extensions of one clock. */
  most: z.number().int().positive(),
  /** Longest single extension. `total`: longest sum of all extensions of one clock. */
  each: limit,
  total: limit,
  /** A clock cannot be extended beyond this time after the registration. */
  cap: limit,
  approval,
});

/** Rules of pauses (暂停计时): how often, how long, and who approves. */
const pauses = z.strictObject({
  clocks: z.array(clockName).min(1),
  /** Largest number of pauses of one clock. */
  most: z.number().int().positive(),
  /** Longest single pause. `total`: longest sum of all pauses of one clock. */
  each: limit,
  total: limit,
  approval,
});

/** Rules of suspensions (挂账): which tickets, who requests, how long, who approves, and who watches over them. */
const suspensions = z.strictObject({
  requestedBy: z.array(z.enum(['unit', 'officer', 'signatory'])).min(1),
  /** Urgencies of tickets that can be suspended. */
  urgencies: z.array(z.enum(['critical', 'urgent', 'normal'])).min(1),
  /** Largest number of suspensions of one ticket. */
  most: z.number().int().positive(),
  /** Longest single suspension. `total`: longest sum of all suspensions of one ticket. */
  each: limit,
  total: limit,
  /** Longest time between two reviews. */
  reviewEvery: limit,
  approval,
  /** Who is notified when a milestone is missed and when a review is due. */
  tell: z.array(recipient).min(1),
  /** Ids of posts of the lead; their holders are notified too. */
  posts: z.array(id).min(1).optional(),
  /** The notified people also get a message on their telephone; absent: the notice is only in their list. */
  message: z.literal(true).optional(),
});

/** Promises to callers (承诺). */
const promises = z.strictObject({
  /** Longest time from the promise to its last day. */
  within: limit,
});

/**
 * Changes of running clocks: one person requests them and others approve. Without `extensions` no clock can be
 * extended, without `pauses` none can be paused, and without `suspensions` no ticket can be suspended. Without
 * `promises` a promise can have any day.
 */
export const timing = z.strictObject({
  extensions: extensions.optional(),
  pauses: pauses.optional(),
  suspensions: suspensions.optional(),
  promises: promises.optional(),
});

/** A reason for an extension (延期理由) or for a suspension (挂账理由). */
export const clockReason = z.strictObject({ ...entry, id, name: text });

/** A reason for a pause (暂停理由). */
export const pauseReason = z.strictObject({
  ...entry,
  id,
  name: text,
  /** `caller`: the pause ends when information from the caller arrives. */
  awaits: z.literal('caller').optional(),
});

const windows = z.array(z.strictObject({ from: clock, to: clock })).min(1);
export const weekday = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);

/**
 * Office hours in a season of every year, on some weekdays, or on some weekdays in a season. First and last day of a
 * season are included; it may span the new year.
 */
const otherHours = z.strictObject({
  season: z.strictObject({ from: dayOfYear, to: dayOfYear }).optional(),
  weekdays: z.array(weekday).min(1).optional(),
  hours: windows,
});

/** Hours in which time limits of city management are counted, every day or on working days only. */
const timeBase = z.strictObject({
  days: z.enum(['every-day', 'working-days']),
  hours: windows,
  basis: basis.optional(),
});

export const calendar = z.strictObject({
  timeZone: z.string().min(1),
  officeHours: windows,
  /** Exceptions to `officeHours` on working days. The first that fits a day applies. */
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
  /** Confidence (0 to 1) from which a classification needs no person; absent: computed from `prices`. */
  threshold: z.number().min(0).max(1).optional(),
  prices: prices.optional(),
  urgentWords: z.strictObject({ critical: z.array(z.string().min(1)), urgent: z.array(z.string().min(1)) }),
});

const phrases = z.array(z.string().min(1));
/**
 * Words and sentences by which emergencies are distinguished from ordinary calls. The emergency services themselves are
 * entries of `guides`.
 */
export const alarms = z.strictObject({
  /** Concept → words and phrases that express it. In a phrase, … matches up to eight characters of the same clause. */
  concepts: z.record(z.string(), phrases).optional(),
  /** Phrases that contain a word for a danger but describe none. */
  harmless: phrases.optional(),
  /** Example sentences from calls without an emergency. */
  ordinary: phrases.optional(),
});

export const intake = z.strictObject({
  sameWithinHours: z.number().positive(),
  /**
   * Age, in days, up to which a closed ticket is offered when its caller calls about it again; absent: only open
   * tickets are offered.
   */
  followUpDays: z.number().positive().optional(),
  /**
   * Lowest urgency of a ticket after the caller has urged (催办) `after` times; absent: urging does not change the
   * urgency.
   */
  urging: z
    .array(z.strictObject({ after: z.number().int().positive(), urgency: z.enum(['critical', 'urgent']) }))
    .optional(),
  /** Fewest hours between two urgings of one caller on the page of their ticket; absent: 24. */
  urgeGapHours: z.number().nonnegative().max(720).optional(),
  /** Channels by which tickets may be registered; absent: all channels. */
  channels: z.array(channel).min(1).optional(),
  /** Country (ISO 3166-1) of telephone numbers that are written without a country code. */
  country: z.string().regex(/^[A-Z]{2}$/),
  /**
   * Area code of fixed-line numbers that are written without one; absent if the jurisdiction has several area codes.
   */
  areaCode: z
    .string()
    .regex(/^0?[1-9]\d{1,3}$/)
    .optional(),
});
