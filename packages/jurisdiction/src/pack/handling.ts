import { z } from 'zod';
import { personRole } from './people';
import { duty } from './powers';
import { entry, id, limit, text, ticketKind } from './text';

/** 办结结论: what a unit can report as the result of its work. */
export const outcomeCode = z.enum(['resolved', 'partly-resolved', 'explained', 'untrue', 'cannot-resolve']);

/** 属实、部分属实、不属实: whether the unit found the caller's report to be true. */
export const truth = z.enum(['confirmed', 'partly-confirmed', 'not-confirmed']);

/**
 * Requirements that a unit must meet to report one outcome. An outcome that the pack does not list cannot be reported.
 */
export const outcome = z.strictObject({
  ...entry,
  id: outcomeCode,
  /** The outcome can be reported only with one of these findings. */
  truths: z.array(truth).min(1),
  /** Smallest number of pieces of evidence: photos, documents, recordings. */
  evidence: z.number().int().nonnegative(),
  /** Id of the approval level whose signature the report needs. */
  signedBy: id,
  /** A reviewer of the hotline must pass the report before the caller is asked. */
  reviewed: z.literal(true).optional(),
});

/**
 * 审批层级: who can sign reports of a unit. List the levels from the lowest to the highest; a higher level can sign instead
 * of a lower one.
 */
export const approvalLevel = z.strictObject({
  ...entry,
  id,
  name: text,
  /** Ids of the posts of this level; absent: every signatory of the unit. */
  posts: z.array(id).min(1).optional(),
});

/** A reason for which a unit returns a ticket (退单理由), or disputes that it is responsible (争议事由). */
export const codedReason = z.strictObject({
  ...entry,
  id,
  name: text,
  /** The unit must name another unit that it considers responsible. */
  needsUnit: z.literal(true).optional(),
});

/** 查看结果: a possible result of a visit to the location. */
export const visitOutcome = z.strictObject({ ...entry, id, name: text });

/** 查看事由: a reason for which people may read who a caller is. */
export const readingReason = z.strictObject({
  ...entry,
  id,
  name: text,
  /** Roles whose people may read callers for this reason. */
  roles: z.array(personRole).min(1),
  /**
   * 双人核准: another person with one of the roles `from` must approve a reading. `of`: readings of every caller, or only
   * of hidden and anonymous ones. `minutes`: how long an approval is valid.
   */
  secondPerson: z
    .strictObject({
      of: z.enum(['hidden', 'everybody']),
      from: z.array(personRole).min(1),
      minutes: z.number().int().positive().max(1440),
    })
    .optional(),
});

const fileType = z.enum([
  'jpeg',
  'png',
  'webp',
  'mp4',
  'mov',
  'webm',
  'mp3',
  'wav',
  'm4a',
  'aac',
  'amr',
  'ogg',
  'pdf',
  'docx',
  'xlsx',
]);
const acceptedFiles = z.strictObject({
  types: z.array(fileType).min(1),
  /** Largest file, in MB (1,048,576 bytes). */
  megabytes: z.number().positive(),
});

export const handling = z.strictObject({
  /**
   * `attempts`: failed attempts to reach the caller after which a unit may resolve the ticket. `gapHours`: fewest hours
   * between two attempts; one made sooner does not count.
   */
  contact: z.strictObject({ attempts: z.number().int().positive(), gapHours: z.number().nonnegative() }),
  /** Kinds of tickets for which the unit must report whether the caller's claim is true (属实). */
  truthOf: z.array(ticketKind),
  /**
   * Who decides on returns of one ticket: on the first ones a dispatcher, on the following ones a supervisor. One more
   * return makes it a problem ticket (问题工单), which goes to the coordination body.
   */
  returns: z.strictObject({
    dispatcherDecides: z.number().int().nonnegative(),
    supervisorDecides: z.number().int().nonnegative(),
  }),
  /**
   * What happens to a ticket that its unit does not acknowledge in time: it goes back to the dispatcher, or stays with
   * the unit.
   */
  unacknowledged: z.enum(['to-dispatcher', 'stays']),
  /**
   * Assistants with these duties must report before the lead can resolve the ticket. Assistants that a person named
   * must always report.
   */
  assistants: z.strictObject({ report: z.array(duty) }),
  /**
   * 协商: time limit for the opinions of the parties to a dispute. After it the coordination body can decide without
   * them.
   */
  consultation: z.strictObject({ opinionsWithin: limit }),
  /**
   * Files that people attach to tickets. `perTicket`: most files that the hotline attaches to one ticket, and most that
   * units attach. `accepted`: groups of types with their largest size; other types are refused.
   */
  files: z.strictObject({ perTicket: z.number().int().positive(), accepted: z.array(acceptedFiles).min(1) }),
  /**
   * From this round of work on, a reviewer must pass every report. Absent: only outcomes marked `reviewed` are
   * reviewed.
   */
  reviewFromRound: z.number().int().positive().optional(),
});
