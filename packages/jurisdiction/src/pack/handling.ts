import { z } from 'zod';
import { duty } from './powers';
import { entry, id, limit, text, ticketKind } from './text';

/** 办结结论: what a unit may report about a ticket. */
export const outcomeCode = z.enum(['resolved', 'partly-resolved', 'explained', 'untrue', 'cannot-resolve']);

/** 属实、部分属实、不属实: whether what the caller reported was found to be so. */
export const truth = z.enum(['confirmed', 'partly-confirmed', 'not-confirmed']);

/** Requirements that a unit must meet to report one outcome. An outcome without a row cannot be reported. */
export const outcome = z.strictObject({
  ...entry,
  id: outcomeCode,
  /** Findings that the outcome can go with. */
  truths: z.array(truth).min(1),
  /** Smallest number of pieces of evidence: photos, documents, recordings. */
  evidence: z.number().int().nonnegative(),
  /** Id of the approval level that signs it. */
  signedBy: id,
  /** A reviewer of the hotline reads it before the caller is asked. */
  reviewed: z.literal(true).optional(),
});

/** 审批层级: who may sign for a unit. Levels are listed from the lowest to the highest; a higher one signs for a lower. */
export const approvalLevel = z.strictObject({
  ...entry,
  id,
  name: text,
  /** Ids of the posts of this level; absent: every signatory of the unit. */
  posts: z.array(id).min(1).optional(),
});

/** 退单理由 争议事由: why a unit returns a ticket, or disputes that it is responsible. */
export const codedReason = z.strictObject({
  ...entry,
  id,
  name: text,
  /** The unit has to name the unit that it thinks responsible. */
  needsUnit: z.literal(true).optional(),
});

/** 查看结果: what people of a unit found at the location. */
export const visitOutcome = z.strictObject({ ...entry, id, name: text });

export const handling = z.strictObject({
  /**
   * Attempts after which a unit may resolve without having reached the caller, and the hours between two that count.
   */
  contact: z.strictObject({ attempts: z.number().int().positive(), gapHours: z.number().nonnegative() }),
  /** Kinds of tickets that claim a fact, so that the unit must say whether it is true. */
  truthOf: z.array(ticketKind),
  /**
   * Numbers of returns of one ticket that a dispatcher decides and that a supervisor decides after them; the next makes
   * a problem ticket.
   */
  returns: z.strictObject({
    dispatcherDecides: z.number().int().nonnegative(),
    supervisorDecides: z.number().int().nonnegative(),
  }),
  /** What happens to a ticket that its unit does not acknowledge in time: the dispatcher gets it back, or it stays. */
  unacknowledged: z.enum(['to-dispatcher', 'stays']),
  /** Duties whose assistants must report before the lead resolves. Assistants that a person names always must. */
  assistants: z.strictObject({ report: z.array(duty) }),
  /** 协商: time in which the parties of a dispute give their opinions before the coordination body decides without them. */
  consultation: z.strictObject({ opinionsWithin: limit }),
  /** Round of work from which every resolution is reviewed; absent: the round requires no review. */
  reviewFromRound: z.number().int().positive().optional(),
});
