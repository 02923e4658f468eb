import { z } from 'zod';
import { operation } from '../../operation-builders/operation';
import { unitId } from '../../words';

export const readFigures = operation({
  id: 'readFigures',
  service: 'board',
  method: 'GET',
  path: '/figures',
  summary: 'Numbers of open, overdue, registered and closed tickets, for supervisors',
  zh: '督办看板',
  roles: ['dispatcher', 'supervisor', 'coordinator', 'admin'],
  response: z.object({
    at: z.iso.datetime(),
    open: z.number(),
    byState: z.record(z.string(), z.number()),
    byUnit: z.array(
      z.object({
        unit: unitId,
        open: z.number(),
        overdue: z.number(),
        unassigned: z.number().describe('open tickets that nobody in the unit was given, also where it assists'),
      }),
    ),
    overdue: z.number(),
    atRisk: z.number().describe('open tickets whose next target is past its yellow card and not yet due'),
    nobodys: z.number().describe('open tickets that no unit handles yet'),
    dueWithin24h: z.number(),
    registeredToday: z.number(),
    closedToday: z.number(),
    gaps: z.number().describe('open tickets for which no unit holds the power'),
    suspended: z.number().describe('open tickets that are suspended'),
    problems: z.number().describe('open tickets that units have returned too often'),
  }),
});
