import { z } from 'zod';
import { facts, instant, matterCode, regionCode, text, ticketKind, unitId, urgency } from '../words';

const share = z.number().min(0).max(1);
export const candidate = z.object({ code: z.string(), confidence: share });
export const reason = z.object({ word: z.string(), weight: z.number(), offset: z.number().int().nonnegative() });
export const guideProposal = z.object({
  code: z.string(),
  kind: z.enum(['answer', 'route', 'emergency']),
  confidence: share,
});

const isoTime = z
  .string()
  .describe(
    'ISO 8601 in the time zone of the jurisdiction, as precise as the text: 2026, 2026-01, 2026-01-04, 2026-01-04T23:00+08:00, or a time of day alone: 23:00',
  );
/**
 * A time, location or organisation that the text names. `offset` and `length` count UTF-16 units of the text that was
 * read, so `text.slice(offset, offset + length)` is the mention.
 */
export const mention = z.object({
  kind: z.enum(['time', 'location', 'organisation']),
  text: z.string(),
  offset: z.number().int().nonnegative().describe('UTF-16 units from the beginning of the text that was read'),
  length: z.number().int().positive().describe('UTF-16 units'),
  from: isoTime.optional(),
  to: isoTime.optional(),
  every: z.enum(['day', 'week', 'month', 'year']).optional().describe('for a time that recurs: how often'),
  region: regionCode.optional().describe('for a location: the region of the pack in which it lies'),
  unit: unitId.optional().describe('for an organisation: the unit of the pack with this name'),
});
const mentions = z
  .array(mention)
  .optional()
  .describe(
    'times, locations and organisations that the text names, in its order, at most 60; absent in tickets that were classified before mentions were stored',
  );

/** The classification that the text suggests, before anybody has decided. */
export const proposal = z.object({
  matter: candidate.optional(),
  alternatives: z.array(candidate),
  reasons: z.array(reason),
  kind: ticketKind,
  urgency,
  urgencyReasons: z.array(z.string()),
  region: regionCode.optional(),
  facts,
  guide: guideProposal.optional(),
  otherMatters: z.array(candidate),
  passages: z
    .array(
      z.object({
        matter: matterCode,
        text: z.string(),
        offset: z.number().int().nonnegative(),
        length: z.number().int().positive(),
      }),
    )
    .optional()
    .describe(
      'proposed split of a text about several matters: the words of each matter, in the order of the text; offset and length in UTF-16 units',
    ),
  mentions,
  model: z
    .string()
    .optional()
    .describe('learned model that was used together with the pack; absent: only the pack was used'),
});
export type ClassificationProposal = z.infer<typeof proposal>;

export const ticketClassified = z.object({
  matter: matterCode,
  kind: ticketKind,
  urgency,
  region: regionCode.optional(),
  facts,
  confidence: share,
  alternatives: z.array(candidate),
  reasons: z.array(reason),
  mentions,
  by: z.enum(['model', 'person']),
  catalogue: z.string().describe('version of the jurisdiction pack'),
  registeredAt: instant,
});

/**
 * 待人工分类: a person has to decide. `why` gives the reason, e.g. an uncertain result or a possible statutory procedure.
 */
export const classificationDeferred = z.object({ why: text, code: z.string(), proposal, registeredAt: instant });

/** 直接答复: the caller was answered from a guide of the pack. A callback asks whether that answered the question. */
export const ticketAnswered = z.object({
  guide: z.string(),
  text,
  by: z.enum(['model', 'person']),
  kind: ticketKind,
  urgency,
  registeredAt: instant,
});

/** 告知法定途径: the matter belongs to a court, a petition office …, as a person has confirmed. */
export const ticketRedirected = z.object({
  guide: z.string(),
  text,
  contact: z.string().optional(),
  kind: ticketKind,
  urgency,
  registeredAt: instant,
});

/** 转接紧急服务: an emergency service (110, 119, 120, 122) was informed. The ticket stays open. */
export const emergencyHandedOver = z.object({
  guide: z.string(),
  contact: z.string().optional(),
  by: z.enum(['model', 'person']).optional().describe('absent: by the model'),
  reason: z.string().optional().describe('why a person informed the service; absent when the model did'),
});
