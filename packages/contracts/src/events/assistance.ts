import { z } from 'zod';
import { fileId, unitId } from '../words';
import { hop } from './routing';

/** 协办签收: an assisting unit that has to report accepts its part. */
export const assistantAcknowledged = z.object({ unit: unitId, hop });
/** 协办反馈: an assisting unit reports that its part is done, or corrects its report. Only the lead answers the caller. */
export const assistantReported = z.object({
  unit: unitId,
  done: z.string().describe('internal: what the lead needs to know'),
  evidence: z.array(fileId).optional(),
  hop,
});
/** 免除协办: the lead no longer has to wait for this assisting unit. */
export const assistantReleased = z.object({ unit: unitId, reason: z.string(), hop });
