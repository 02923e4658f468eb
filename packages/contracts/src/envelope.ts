import { z } from 'zod';
import { role, ticketId } from './words';

/**
 * CloudEvents 1.0 with our extensions (names lower-case, as the specification demands).
 * `sequence` counts the events of one ticket and producer. Consumers use it to order events and to drop duplicates.
 * `id` is `source.subject.sequence`, so an event that is published twice has the same id.
 */
export const envelope = z.object({
  specversion: z.literal('1.0'),
  id: z.string().min(1),
  source: z.string().min(1).describe('producing service'),
  type: z.string().min(1),
  subject: ticketId,
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  dataschema: z.string(),
  jurisdiction: z.string().min(1),
  sequence: z.number().int().positive(),
  causationid: z.string().optional().describe('id of the event, command or wake-up that caused this event'),
  traceparent: z.string().optional(),
  actorid: z.string().optional(),
  actorrole: z.union([role, z.enum(['system', 'caller'])]).optional(),
  actorunit: z.string().optional(),
});
export type EnvelopeAttributes = z.infer<typeof envelope>;
