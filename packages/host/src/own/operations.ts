import { operation, text, ticketId } from '@hotline/contracts';
import { z } from 'zod';

const everybody = ['operator', 'dispatcher', 'unit', 'callback', 'supervisor', 'coordinator', 'admin'] as const;
const parkedTicket = z.object({
  service: z.string(),
  ticketId,
  error: z.string(),
  since: z.iso.datetime(),
  events: z.array(z.object({ id: z.string(), type: z.string() })).describe('what waits, in order'),
});

export const listParked = operation({
  id: 'listParked',
  service: 'host',
  method: 'GET',
  path: '/parked',
  summary: 'Tickets that a service holds back because an event could not be handled',
  zh: '挂起的工单',
  roles: ['admin'],
  response: z.object({ parked: z.array(parkedTicket) }),
});

export const replayParked = operation({
  id: 'replayParked',
  service: 'host',
  method: 'POST',
  path: '/parked/{service}/{ticketId}/replay',
  summary: 'Handle what waits, in order; stops at the first event that fails again',
  zh: '重新处理挂起的工单',
  roles: ['admin'],
  params: z.object({ service: z.string().min(1).max(64), ticketId }),
  response: z.object({ handled: z.number().int(), error: z.string().optional() }),
  problems: ['not-found'],
});

const unit = z.object({ id: z.string(), name: text, kind: z.string(), parent: z.string().optional(), territory: z.array(z.string()).optional() });
const region = z.object({ code: z.string(), name: text, level: z.string(), parent: z.string().optional() });
const fact = z.object({ name: z.string(), question: text, values: z.array(z.object({ value: z.string(), name: text })) });
const guide = z.object({ code: z.string(), kind: z.string(), title: text, text, contact: z.string().optional() });

export const readJurisdiction = operation({
  id: 'readJurisdiction',
  service: 'host',
  method: 'GET',
  path: '/jurisdiction',
  summary: 'The place: regions, units, matters, facts and guides, for forms and lists',
  zh: '辖区配置',
  roles: everybody,
  response: z.object({
    name: z.string(),
    title: text,
    version: z.string(),
    timeZone: z.string(),
    regions: z.array(region),
    units: z.array(unit),
    fields: z.array(z.object({ code: z.string(), name: text })),
    matters: z.array(z.object({ code: z.string(), name: text, field: z.string() })),
    facts: z.array(fact),
    guides: z.array(guide),
  }),
});

/** What the host itself answers under /api/v1. */
export const ownOperations = [readJurisdiction, listParked, replayParked] as const;
