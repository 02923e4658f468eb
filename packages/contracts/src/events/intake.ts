import { z } from 'zod';
import {
  anonymity,
  channel,
  contactHours,
  facts,
  followUpAct,
  instant,
  matterCode,
  personId,
  regionCode,
  role,
  ticketId,
  ticketKind,
  ticketTag,
  urgency,
} from '../words';

export const location = z.object({
  address: z.string().max(500).optional(),
  region: regionCode.optional(),
  longitude: z.number().min(-180).max(180).optional(),
  latitude: z.number().min(-90).max(90).optional(),
});

/** 疑似来电跟进: the call sounds as if it was about an earlier ticket of the same caller. */
export const soundsLikeFollowUp = z.object({
  act: followUpAct,
  quotes: z.boolean().describe('the caller quotes a ticket number, or a part of one'),
  second: z.boolean().describe('the call also tells something else'),
  tickets: z
    .array(z.object({ ticketId, ticketNo: z.string() }))
    .describe("this caller's tickets that it may be about, the likeliest first; not shown to units"),
  confirmedNew: z.literal(true).optional().describe('the person who registered it says that it is something new'),
});

/** 受理. The texts carry no phone numbers or identity numbers: intake masks them and keeps the original to itself. */
export const ticketRegistered = z.object({
  ticketNo: z.string(),
  queryCode: z.string().describe('code with which the caller looks up the ticket'),
  externalNo: z
    .string()
    .optional()
    .describe('number in the system that delivered the ticket; absent if it looks like the number of a person'),
  channel,
  kind: ticketKind.optional(),
  location,
  title: z.string().optional(),
  narrative: z.string(),
  demand: z.string().optional(),
  tags: z.array(ticketTag).optional(),
  language: z.string().optional().describe('language of the caller where it is not Chinese, BCP 47'),
  facts,
  anonymity,
  unreachable: z.literal(true).optional().describe('the caller left no number at which a unit could reach them'),
  contactHours: contactHours.optional(),
  receivedAt: instant,
  splitFrom: ticketId
    .optional()
    .describe(
      'the ticket from which this one was split off; `receivedAt` is when the call of that ticket was received',
    ),
  chosen: z
    .object({ matter: matterCode, by: z.string() })
    .optional()
    .describe('matter that somebody chose when the ticket was split'),
  followUp: soundsLikeFollowUp.optional(),
  answerByPerson: z
    .literal(true)
    .optional()
    .describe('the caller quotes a ticket number or tells a second matter, so it is not answered automatically'),
  replayed: z
    .literal(true)
    .optional()
    .describe('a past complaint that is replayed: nobody gets a message or a reminder about it'),
});

/** 并案: the ticket was merged into `into`. The callback of that ticket also asks the caller of this one. */
export const ticketMerged = z.object({ into: ticketId, reason: z.string() });

const part = { text: z.string(), matter: matterCode.optional().describe('chosen by the person who split the ticket') };
/**
 * 拆分: one call was about several matters. This ticket keeps the part `kept`; each other part gets a ticket of its own.
 */
export const ticketSplit = z.object({
  kept: z.object(part),
  into: z.array(z.object({ ticketId, ticketNo: z.string() })),
  location,
  by: z.string().describe('who split'),
});
/** 拆出: the words and the matter of the new ticket `ticketId`, which is registered from this event. */
export const partSplitOff = z.object({
  ticketId,
  ticketNo: z.string(),
  queryCode: z.string(),
  ...part,
  by: z.string().describe('who split'),
});

/**
 * What two tickets have in common: names of places, codes (of a bus line or a house), words, and the matter where it is
 * known to be the same.
 */
export const sharedByTickets = z.object({
  locations: z.array(z.string()),
  codes: z.array(z.string()),
  words: z.array(z.string()),
  matter: matterCode.optional(),
});
export const whySame = z.enum(['same-caller', 'same-location', 'same-words']);

/**
 * Open tickets that may be about the same problem. The search runs at registration, and again when the matter is known.
 * A person may merge them.
 */
export const possiblySameFound = z.object({
  candidates: z.array(
    z.object({
      ticketId,
      ticketNo: z.string(),
      why: whySame,
      likeness: z.number().optional(),
      shared: sharedByTickets.optional(),
    }),
  ),
  issue: ticketId
    .optional()
    .describe('the first ticket of the issue; tickets of one issue are counted together on the hot-spot board'),
  again: z.boolean().optional().describe('this caller has an open ticket of the issue already'),
});

/** The caller of a merged ticket joined this ticket. */
export const callerJoined = z.object({
  from: ticketId,
  callers: z
    .number()
    .int()
    .positive()
    .describe('number of callers of this ticket: its own, and one for each merged ticket'),
  samePersonAs: ticketId
    .optional()
    .describe('earlier ticket of the same person, who is called back only once; not shown on the board'),
  unreachable: z.literal(true).optional().describe('this caller left no number'),
  contactHours: contactHours.optional(),
});

/** A person read the caller's personal data. After a leak, these events say who had read it. */
export const callerViewed = z.object({
  code: z.string().optional().describe('reading reason of the pack (查看事由)'),
  reason: z.string().describe('what the reader added to the reason; may be empty'),
  approvedBy: personId
    .optional()
    .describe('the second person who approved the reading; absent if the pack requires none'),
});

/** 申请查看: a person asks to read the data of the callers, for a reason that needs the approval of a second person. */
export const callerViewRequested = z.object({
  requestedBy: personId,
  code: z.string().describe('code of the reason for reading, from the list in the pack'),
  reason: z.string(),
  approvers: z.array(role).describe('roles of the second person, of which one decides'),
});

/** 查看审批: the second person approved or refused that `requestedBy` reads the data of the callers. */
export const callerViewDecided = z.object({
  requestedBy: personId,
  code: z.string(),
  approved: z.boolean(),
  until: instant.optional().describe('end of the approval'),
});

/** A message to the caller was handed to the gateway. */
export const messageSent = z.object({
  template: z.string(),
  messageId: z.string(),
  gateway: z
    .enum(['posted', 'kept'])
    .describe('kept: no gateway is configured, so the text is only stored in the ticket'),
});

/** 催办: the caller asks again, or a supervisor urges. It is counted and may raise the urgency, but changes no clock. */
export const ticketUrged = z.object({
  count: z.number().int().positive().describe('how often the ticket has been urged'),
  reason: z.string(),
  urgency: urgency.optional().describe('lowest urgency of the ticket from now on, by the rules of the jurisdiction'),
  caller: ticketId
    .optional()
    .describe('the ticket that was registered for the caller who wrote this on the query page'),
});

/** 来电跟进: the caller thanks, or asks how far the work is. */
export const followUpNoted = z.object({ act: followUpAct.extract(['thank', 'status']), text: z.string() });

/** 补充情况: what the caller, or somebody for the caller, adds to the ticket. */
export const informationAdded = z.object({
  text: z.string(),
  caller: ticketId
    .optional()
    .describe('the ticket that was registered for the caller who wrote this on the query page'),
  answersUnit: z.literal(true).optional().describe('it answers the question that the unit asked the caller'),
  passedTo: ticketId.optional().describe('the ticket into which this one was merged; it gets the words too'),
});

/**
 * 申请撤回: a caller wants to withdraw. The hotline first calls the caller, because somebody else may have asked in their
 * name.
 */
export const withdrawalRequested = z.object({
  caller: ticketId.describe('the ticket that was registered for this caller: this one, or one merged into it'),
  reason: z.string(),
});

/** Fields of a ticket that a person may correct later. */
export const amendable = z.enum(['title', 'narrative', 'demand', 'location', 'caller']);

/**
 * 更正: somebody corrected the record. The event contains the corrected record with numbers masked; intake keeps the
 * earlier values. About the caller it contains only whether they are anonymous, and whether and when they can be
 * reached.
 */
export const ticketAmended = z.object({
  fields: z.array(amendable).min(1),
  reason: z.string(),
  title: z.string().optional(),
  narrative: z.string(),
  part: z.string().optional().describe('after a split: the part that the ticket is about'),
  demand: z.string().optional(),
  location,
  anonymity,
  unreachable: z.literal(true).optional().describe('the caller left no number'),
  contactHours: contactHours.optional(),
});
