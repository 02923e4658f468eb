import { z } from 'zod';
import { unitId } from '../words';
import { operation } from '../operation-builders/operation';

const rate = z.number().min(0).max(1).optional();
const counts = {
  dispatched: z.number().describe('tickets sent to the unit'),
  requested: z.number().describe('returns that it asked for'),
  granted: z.number(),
  rejected: z.number().describe('wrongful returns'),
  lapsed: z.number().describe('tickets taken back because it did not acknowledge them in time'),
  returnRate: rate.describe('asked for, of those sent; absent when none was sent'),
  wrongfulRate: rate.describe('rejected, of those decided; absent when none was decided'),
};

export const readReturnFigures = operation({
  id: 'readReturnFigures',
  service: 'board',
  method: 'GET',
  path: '/figures/returns',
  summary: 'Returns, wrongful returns and tickets not acknowledged in time, by unit, the highest return rate first',
  zh: '退单统计',
  roles: ['dispatcher', 'supervisor', 'coordinator', 'admin'],
  query: z
    .object({ days: z.coerce.number().int().min(1).max(366).default(30).describe('length of the period, until now') })
    .strict(),
  response: z.object({
    from: z.iso.datetime(),
    at: z.iso.datetime(),
    total: z.object(counts),
    units: z.array(z.object({ unit: unitId, ...counts })).describe('units that were sent a ticket in the period'),
  }),
});
