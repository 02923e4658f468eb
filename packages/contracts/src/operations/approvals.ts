import { z } from 'zod';
import { operation } from '../operation-builders/operation';
import { fileId, personId, text, unitId } from '../words';
import { ticketSummary } from './board';

/** 延期 暂停计时 挂账 结案 不予受理 签发 办结审核 退单 先例 查看诉求人 */
export const approvalKind = z.enum([
  'extension',
  'pause',
  'suspension',
  'closure',
  'refusal',
  'signature',
  'review',
  'return',
  'precedent',
  'caller-view',
]);
export type ApprovalKind = z.infer<typeof approvalKind>;

export const listApprovals = operation({
  id: 'listApprovals',
  service: 'board',
  method: 'GET',
  path: '/approvals',
  summary:
    'Every request on which the person who asks may decide, by role, unit and approval level, the longest waiting first. Requests that they made themselves or have already decided on are left out',
  zh: '待审批清单',
  roles: ['dispatcher', 'signatory', 'reviewer', 'supervisor', 'coordinator', 'admin'],
  query: z
    .object({
      limit: z.coerce
        .number()
        .int()
        .min(0)
        .max(200)
        .default(50)
        .describe('number of requests in the list; 0: only the count is returned'),
    })
    .strict(),
  response: z.object({
    approvals: z.array(
      z.object({
        kind: approvalKind,
        ticket: ticketSummary,
        askedBy: z
          .object({ id: personId, name: z.string().optional() })
          .optional()
          .describe('person who made the request; absent: the software made it'),
        unit: unitId.optional().describe('unit for which the request was made'),
        since: z.iso.datetime().describe('time since which the request waits for this decision'),
        code: text.optional().describe('name of the coded reason'),
        reason: z.string().optional().describe('what the requester wrote'),
        evidence: z.string().optional().describe('evidence, or legal basis, that the requester gave'),
        files: z.array(fileId).optional(),
        effect: text.describe('sentence that says what an approval changes'),
        step: z
          .object({ number: z.number().int(), of: z.number().int() })
          .optional()
          .describe('if several approvals are needed: `number` of this one, from 1, and how many there are'),
      }),
    ),
    count: z.number().int().describe('number of all requests that wait for this person'),
  }),
});
