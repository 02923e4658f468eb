import { z } from 'zod';
import { fileId, personId, unitId } from '../words';
import { location } from './intake';
import { hop } from './routing';

/** 派给队员: the unit assigned the ticket, or its part as an assistant, to one of its people. */
export const officerAssigned = z.object({
  unit: unitId,
  officer: personId,
  previous: personId.optional().describe('the person to whom it was assigned before'),
  note: z.string().optional(),
  hop,
});
/** 交回单位: the ticket is no longer assigned to a person of the unit. */
export const officerUnassigned = z.object({ unit: unitId, officer: personId, reason: z.string(), hop });
/**
 * 进展说明. `readers` sets who can read it: `unit`: only the unit's own people; `hotline`: also the hotline; `caller`:
 * everybody who sees the ticket, and the caller.
 */
export const noteAdded = z.object({
  unit: unitId,
  text: z.string(),
  readers: z.enum(['unit', 'hotline', 'caller']),
  hop,
});
/** 现场查看: people of the unit were at the location. */
export const locationVisited = z.object({
  unit: unitId,
  outcome: z.string().describe('visit outcome of the pack'),
  visitedAt: z.iso.datetime(),
  location,
  note: z.string().optional(),
  evidence: z.array(fileId).optional(),
  hop,
});
