import { role, rolesOfUnits, ruleMessage } from '@hotline/contracts';
import { z } from 'zod';
import { DEFAULT_HOURS } from '../auth/dev-issuer';

export const tokenRequest = z
  .object({
    id: z.string().trim().min(1).max(100).describe('id of the person for whom the token is'),
    role,
    unit: z.string().min(1).max(64).optional().describe('unit of a person with role unit, officer or signatory'),
    post: z.string().min(1).max(64).optional().describe('post of the person in the unit, such as its head'),
    jurisdiction: z.string().min(1).max(64).optional(),
    hours: z
      .number()
      .positive()
      .max(24 * 365)
      .default(DEFAULT_HOURS)
      .describe('number of hours for which the token is valid'),
  })
  .strict()
  .refine((asked) => !rolesOfUnits.includes(asked.role) || asked.unit !== undefined, {
    message: ruleMessage('unit-of-role'),
    path: ['unit'],
  });
export const tokenAnswer = z.object({ token: z.string() });
