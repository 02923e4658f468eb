import {
  checkNewEvent,
  type Actor,
  type Caller,
  type EventData,
  type EventType,
  type NewEvent,
  type Registration,
  type TicketEvent,
} from '@hotline/contracts';
import { fingerprintOf } from '@hotline/duplicates';
import type { ReadingReason } from '@hotline/jurisdiction';
import { isRefused, type CommandContext, type Decided } from '@hotline/runtime';
import { afterStorage } from '@hotline/runtime/testing';
import type { DispatchComparison } from '../reactions';
import { register } from '../register';
import type { Ticket } from '../ticket';
import type { IntakeView } from '../view';

export const NOW = Date.parse('2026-01-05T01:00:00Z');
export const id = (digit: number): string => `${digit}`.repeat(36);
export const by = (actor: Actor): CommandContext => ({ now: NOW, jurisdiction: 'tiny', view: undefined, actor });

const reason = (...roles: ReadingReason['roles']): ReadingReason => ({ name: { zh: '事由', en: 'reason' }, roles });
/** Supervisors read no caller, and operators no hidden caller, without the approval of another supervisor. */
const readingReasons = new Map<string, ReadingReason>([
  ['work', reason('unit')],
  ['callback', reason('callback')],
  ['check', { ...reason('operator'), secondPerson: { of: 'hidden', from: ['supervisor'], minutes: 30 } }],
  ['supervision', { ...reason('supervisor'), secondPerson: { of: 'everybody', from: ['supervisor'], minutes: 30 } }],
]);
/** The context of a command about reading callers; `now` in epoch ms. */
export const readBy = (actor: Actor, now = NOW): CommandContext<IntakeView> => ({
  ...by(actor),
  now,
  view: { readingReasons } as Partial<IntakeView> as IntakeView,
});
export const operator: Actor = { id: 'o', role: 'operator' };
export const clerkOf = (name: string): Actor => ({ id: 'u', role: 'unit', unit: name });
export const event = <T extends EventType>(type: T, subject: string, data: EventData<T>): TicketEvent<T> =>
  ({ type, subject, id: `${type}.1`, data }) as unknown as TicketEvent<T>;
export const wang: Caller = { name: '王建国', phone: '+8613800138000', anonymity: 'named' };

export const registrationOf = (change: Partial<Registration> = {}, ticketId = id(1)) => ({
  ticketId,
  ticketNo: '20260105-000001',
  queryCode: 'ABCDEFGH12',
  fingerprint: fingerprintOf({ text: change.narrative ?? '楼下烧烤摊油烟太大' }),
  possiblySame: [],
  joined: {},
  registration: {
    channel: 'phone' as const,
    caller: wang,
    location: { region: 'east', address: '青年路' },
    narrative: '楼下烧烤摊油烟太大',
    facts: {},
    ...change,
  },
  notify: true,
});
/** The decision as it is stored; throws when nothing was decided or the command was refused. */
export function decisionOf(outcome: Decided<Ticket>): { state: Ticket; events: readonly NewEvent[] } {
  const decided = afterStorage(outcome);
  if (!decided || isRefused(decided)) throw new Error('nothing was decided');
  decided.events?.forEach(checkNewEvent);
  return { state: decided.state, events: decided.events ?? [] };
}
export const ticket = (change: Partial<Registration> = {}, ticketId = id(1)): Ticket =>
  decisionOf(register(undefined, registrationOf(change, ticketId), by(operator))).state;
export const ticketWith = (change: Partial<Ticket> = {}): Ticket => ({ ...ticket(), ...change });
export const dispatchedTo = (lead: string, assistants: string[] = [], matter = 'stall') =>
  event('TicketDispatched', id(1), {
    lead,
    assistants,
    matter,
    region: 'west',
    urgency: 'normal',
    facts: {},
    why: { rule: { id: 'r', text: { zh: '', en: '' }, basis: { kind: 'law', text: '' } }, pack: '1' },
    how: 'rule',
    round: 1,
    hop: 1,
  });
/** The comparison at a dispatch when there is no other ticket. */
export const noCandidates: DispatchComparison = { known: [] };
