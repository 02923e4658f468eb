import { z } from 'zod';
import { operation } from '../../operation-builders/operation';
import { matterCode, regionCode, ticketId, ticketState, unitId } from '../../words';

export const hotSpot = z.object({
  issue: ticketId.describe('the first ticket of the issue'),
  ticketNo: z.string(),
  narrative: z.string().describe('narrative of the first ticket'),
  state: ticketState,
  matter: matterCode.optional(),
  region: regionCode.optional(),
  address: z.string().optional(),
  locations: z.array(z.string()).describe('names of locations that the callers mention'),
  tickets: z.number().describe('number of tickets in the window'),
  callers: z.number().describe('callers in the window; tickets with the same telephone number count once'),
  open: z.number().describe('number of open tickets, also from before the window'),
  units: z.array(z.object({ unit: unitId, open: z.number() })).describe('units that have the open tickets'),
  waiting: z.number().describe('number of open tickets that are not with a unit yet'),
  firstAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
  growth: z.object({
    usual: z.number().describe('mean number of tickets in the four windows before'),
    chance: z
      .number()
      .describe('probability (0–1) of so many or more tickets at the earlier rate; a small value means growth'),
    trend: z.enum(['rising', 'steady', 'falling']),
  }),
});
export type HotSpot = z.infer<typeof hotSpot>;

export const listHotSpots = operation({
  id: 'listHotSpots',
  service: 'board',
  method: 'GET',
  path: '/hot-spots',
  summary:
    'Problems that several callers report: number of tickets, since when, whether it grows, and which units have them. `mergeIssue` merges the tickets of a problem into one work order',
  zh: '热点问题',
  roles: ['operator', 'dispatcher', 'supervisor', 'coordinator', 'admin'],
  query: z
    .object({
      days: z.coerce.number().int().min(1).max(30).default(7).describe('length of the window, in days until now'),
      order: z
        .enum(['tickets', 'growth'])
        .default('tickets')
        .describe('tickets: most tickets first; growth: strongest growth first'),
      matter: matterCode.optional(),
      region: regionCode.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    })
    .strict(),
  response: z.object({ hotSpots: z.array(hotSpot) }),
});
