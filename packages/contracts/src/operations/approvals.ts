import { z } from 'zod';
import { operation } from '../operation-builders/operation';
import { fileId, personId, text, unitId } from '../words';
import { ticketSummary } from './board';

/** 延期 暂停计时 结案 签发 办结审核 退单 先例 */
export const approvalKind = z.enum(['extension', 'pause', 'closure', 'signature', 'review', 'return', 'precedent']);
export type ApprovalKind = z.infer<typeof approvalKind>;

export const listApprovals = operation({
  id: 'listApprovals',
  service: 'board',
  method: 'GET',
  path: '/approvals',
  summary:
    'Every request that waits for the decision of this person, by role, unit and approval level, the longest waiting first; never one that they made or have decided on before',
  zh: '待审批清单',
  roles: ['dispatcher', 'signatory', 'reviewer', 'supervisor', 'coordinator', 'admin'],
  query: z
    .object({ limit: z.coerce.number().int().min(0).max(200).default(50).describe('0: only the count') })
    .strict(),
  response: z.object({
    approvals: z.array(
      z.object({
        kind: approvalKind,
        ticket: ticketSummary,
        askedBy: z.object({ id: personId, name: z.string().optional() }).optional().describe('absent: the software'),
        unit: unitId.optional().describe('the unit for which it was asked'),
        since: z.iso.datetime().describe('since when it waits for this decision'),
        code: text.optional().describe('the coded reason, in words'),
        reason: z.string().optional().describe('what the requester wrote'),
        evidence: z.string().optional().describe('what proves it, or its legal basis'),
        files: z.array(fileId).optional(),
        effect: text.describe('what an approval changes'),
        step: z
          .object({ number: z.number().int(), of: z.number().int() })
          .optional()
          .describe('which approval of several this is, from 1'),
      }),
    ),
    count: z.number().int().describe('all that wait for this person'),
  }),
});
