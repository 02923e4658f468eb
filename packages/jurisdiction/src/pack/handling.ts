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
   * From this round of work on, a reviewer must pass every report. Absent: only outcomes marked `reviewed` are
   * reviewed.
   */
  reviewFromRound: z.number().int().positive().optional(),
});
