import { z } from 'zod';
import { location } from '../../events/intake';
import { fileId, instant } from '../../words';
import { ruleMessage } from '../../validation/rule-messages';
import { sentence, ticketCommand } from '../../operation-builders/ticket-command';

const MOST_FILES = 50;

export const recordVisit = ticketCommand({
  id: 'recordVisit',
  service: 'routing',
  verb: 'visits',
  summary:
    'Record that people of the lead unit or of an assisting unit were at the location: where, when, and with which of the outcomes that the pack lists. Reviewers and callback agents read it',
  zh: '现场查看',
  roles: ['unit', 'officer', 'signatory'],
  body: z
    .object({
      outcome: z.string().min(1).max(64).describe('visit outcome of the pack'),
      at: instant.optional().describe('when the people were there; absent: now'),
      location: location
        .strict()
        .refine(
          ({ address, region, longitude, latitude }) =>
            address !== undefined || region !== undefined || (longitude !== undefined && latitude !== undefined),
          { message: ruleMessage('somewhere') },
        )
        .describe('address or region of the pack, or longitude and latitude'),
      note: sentence.optional(),
      evidence: z.array(fileId).max(MOST_FILES).default([]).describe('ids of photos, documents and recordings'),
    })
    .strict(),
  problems: ['not-your-ticket', 'unknown-region'],
});
