import { z } from 'zod';
import { operation } from '../../operation-builders/operation';
import { channel, matterCode, regionCode, text, ticketKind, unitId } from '../../words';

const measured = {
  counts: z.record(z.string(), z.number()).describe('numbers of tickets, by the ids of `counts`'),
  coverage: z
    .number()
    .optional()
    .describe('share of the tickets to be called back whose callers answered; absent when none was to be called back'),
  rates: z.record(z.string(), z.number()).describe('by the ids of `rates`; a rate that would divide by 0 is absent'),
  ages: z
    .object({ p50: z.number(), p75: z.number(), p90: z.number(), p95: z.number() })
    .optional()
    .describe('ages of the tickets closed in the period, since their registration, in ms; by nearest rank'),
};

export const measuredFigures = z.object(measured);

export const readRates = operation({
  id: 'readRates',
  service: 'board',
  method: 'GET',
  path: '/figures/rates',
  summary:
    'Rates and counts of a period by the definitions of the pack: response, resolution and satisfaction with their coverage, what units claim beside what callers confirm, on time, returns, redo, recurrence; by unit, region, matter, channel or operator, as a series, and as of any time with the same result',
  zh: '三率与指标统计',
  roles: ['dispatcher', 'supervisor', 'coordinator', 'admin'],
  query: z
    .object({
      from: z.iso.date().describe('first day of the period, in the zone of the jurisdiction'),
      until: z.iso.date().describe('last day of the period'),
      asOf: z.iso
        .datetime({ offset: true })
        .optional()
        .describe('what was known at this time counts; absent: until now'),
      by: z.enum(['unit', 'region', 'matter', 'channel', 'operator']).optional().describe('groups to measure'),
      series: z.enum(['day', 'week', 'month']).optional().describe('parts of the period to measure one by one'),
      unit: unitId.optional(),
      peerGroup: z.string().max(64).optional().describe('only units of this group'),
      region: regionCode.optional().describe('with all regions inside it'),
      matter: matterCode.optional(),
      channel: channel.optional(),
      kind: ticketKind.optional(),
    })
    .strict(),
  response: z.object({
    from: z.iso.date(),
    until: z.iso.date(),
    asOf: z.iso.datetime(),
    version: z.string().describe('version of the jurisdiction whose definitions were used'),
    counts: z.array(z.object({ id: z.string(), name: text })),
    rates: z
      .array(z.object({ id: z.string(), name: text, show: z.enum(['share', 'number']), formula: z.string() }))
      .describe('the definitions, in the order of the pack'),
    peerGroups: z.array(z.object({ id: z.string(), name: text })),
    total: measuredFigures,
    groups: z
      .array(
        measuredFigures.extend({
          key: z.string().describe('unit, region, matter, channel or operator, as `by` says'),
          name: text,
          parent: z
            .object({ key: z.string(), name: text })
            .optional()
            .describe('of a region: the region that contains it; of a matter: its field'),
          peerGroup: z.string().optional().describe('of a unit: the units with which it may be compared'),
        }),
      )
      .describe('tickets without the value, e.g. without a unit, are only in `total`'),
    series: z.array(measuredFigures.extend({ from: z.iso.date(), until: z.iso.date() })),
  }),
});
export type MeasuredFigures = z.infer<typeof measuredFigures>;
export type GroupingOfRates = NonNullable<z.infer<typeof readRates.query>['by']>;
