import { instant, operation, regionCode, role, rolesWithTickets, text, type Role } from '@hotline/contracts';
import { z } from 'zod';

const everybody: readonly Role[] = role.options;
/** Longest period, in days, of which one request can read the working time. */
export const LONGEST_PERIOD_DAYS = 62;

export const readCalendar = operation({
  id: 'readCalendar',
  service: 'host',
  method: 'GET',
  path: '/calendar',
  summary: `The parts of a period of at most ${LONGEST_PERIOD_DAYS} days, each with the reason why one kind of time limit counts it or not`,
  zh: '工作时间',
  roles: everybody,
  query: z.object({
    from: instant,
    until: instant,
    unit: z
      .enum(['working-hours', 'urgent-hours', 'city-hours'])
      .default('working-hours')
      .describe('time base: office hours, or the hours that the pack gives urgent tickets and city management'),
  }),
  response: z.object({
    timeZone: z.string(),
    spans: z.array(z.object({ from: instant, until: instant, counted: z.boolean(), why: text })),
  }),
  problems: ['not-now'],
});

export const findLocations = operation({
  id: 'findLocations',
  service: 'host',
  method: 'GET',
  path: '/locations',
  summary: 'Regions by name or by another name that callers use (village, road, market), the best match first',
  zh: '地点查找',
  roles: rolesWithTickets,
  query: z.object({
    words: z.string().trim().min(1).max(100),
    limit: z.coerce.number().int().min(1).max(50).default(10),
  }),
  response: z.object({
    locations: z.array(
      z.object({
        region: regionCode,
        name: text,
        level: z.string(),
        alias: z.string().optional().describe('the other name, if that matched'),
        within: z.array(text).describe('the regions that contain it, the smallest first'),
      }),
    ),
  }),
});
