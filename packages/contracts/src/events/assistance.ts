import { z } from 'zod';
import { fileId, unitId } from '../words';
import { hop } from './routing';

/** 协办签收: an assistant that has a part of its own takes it. */
export const assistantAcknowledged = z.object({ unit: unitId, hop });
/** 协办反馈: an assistant has done its part, or corrects what it reported; the caller gets one answer, from the lead. */
export const assistantReported = z.object({
  unit: unitId,
  done: z.string().describe('internal: what the lead needs to know'),
  evidence: z.array(fileId).optional(),
  hop,
});
/** 免除协办: the lead no longer waits for the assistant. */
export const assistantReleased = z.object({ unit: unitId, reason: z.string(), hop });
