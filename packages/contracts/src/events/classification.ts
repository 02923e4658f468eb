import { z } from 'zod';
import { facts, instant, matterCode, regionCode, text, ticketKind, urgency } from '../words';

const share = z.number().min(0).max(1);
export const candidate = z.object({ code: z.string(), confidence: share });
export const reason = z.object({ word: z.string(), weight: z.number(), offset: z.number().int().nonnegative() });
export const guideProposal = z.object({ code: z.string(), kind: z.enum(['answer', 'route', 'emergency']), confidence: share });

/** What the text says, before anybody decided. */
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
  model: z.string().optional().describe('learned model that spoke beside the pack; absent: the pack alone'),
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
  by: z.enum(['model', 'person']),
  catalogue: z.string().describe('version of the jurisdiction pack'),
  registeredAt: instant,
});

/** 待人工分类: confidence below the pack's threshold, or a refusal that a person must confirm. */
export const classificationDeferred = z.object({ why: text, code: z.string(), proposal, registeredAt: instant });

/** 直接答复: answered from the pack's guide; the caller is still asked whether that was an answer. */
export const ticketAnswered = z.object({ guide: z.string(), text, by: z.enum(['model', 'person']), kind: ticketKind, urgency, registeredAt: instant });

/** 告知法定途径: belongs to a court, a petition office …; confirmed by a person. */
export const ticketRedirected = z.object({ guide: z.string(), text, contact: z.string().optional(), kind: ticketKind, urgency, registeredAt: instant });

/** 转接紧急服务: 110, 119, 120, 122 were told; the ticket goes on. */
export const emergencyHandedOver = z.object({ guide: z.string(), contact: z.string().optional() });
