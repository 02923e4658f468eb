import type { EventData, EventType } from '@hotline/contracts';

/** An event of a ticket at a local time of the jurisdiction, e.g. `09-26 18:30` (of 2025) or `2026-01-05 09:00`. */
export type LocalEvent = {
  [T in EventType]: { readonly at: string; readonly type: T; readonly data: EventData<T> };
}[EventType];

export const instant = (at: string): number =>
  Date.parse(`${/^\d{4}/.test(at) ? at.replace(' ', 'T') : `2025-${at.replace(' ', 'T')}`}:00+08:00`);
export const iso = (at: string): string => new Date(instant(at)).toISOString();
const localEvent =
  <T extends EventType>(type: T) =>
  (at: string, data: EventData<T>): LocalEvent =>
    ({ at, type, data }) as LocalEvent;

/**
 * When the ticket is registered: the Friday evening before the National Day holiday, 1 to 8 October. The make-up
 * working days are Sunday, 28 September, and Saturday, 11 October.
 */
export const CALLED = '09-26 18:30';
const kind = 'complaint' as const;
export const registered = (at = CALLED) =>
  localEvent('TicketRegistered')(at, {
    ticketNo: '1',
    queryCode: '1',
    channel: 'phone',
    location: {},
    narrative: '',
    facts: {},
    anonymity: 'named',
    receivedAt: iso(CALLED),
  });
export const classified = (
  at = CALLED,
  urgency: 'critical' | 'urgent' | 'normal' = 'normal',
  matter = 'street-trading.stall',
) =>
  localEvent('TicketClassified')(at, {
    matter,
    kind,
    urgency,
    facts: {},
    confidence: 1,
    alternatives: [],
    reasons: [],
    by: 'model',
    catalogue: '1',
    registeredAt: iso(CALLED),
  });
export const deferred = (at = CALLED, urgency: 'critical' | 'normal' = 'normal') =>
  localEvent('ClassificationDeferred')(at, {
    why: { zh: '', en: '' },
    code: 'not-sure',
    registeredAt: iso(CALLED),
    proposal: {
      alternatives: [],
      reasons: [],
      kind,
      urgency,
      urgencyReasons: [],
      facts: {},
      otherMatters: [],
    },
  });
export const answered = (at = CALLED) =>
  localEvent('TicketAnswered')(at, {
    guide: 'g',
    text: { zh: '', en: '' },
    by: 'model',
    kind: 'consultation',
    urgency: 'normal',
    registeredAt: iso(CALLED),
  });
export const dispatched = (at = CALLED, how: EventData<'TicketDispatched'>['how'] = 'rule', lead = 'a') =>
  localEvent('TicketDispatched')(at, {
    lead,
    assistants: [],
    urgency: 'normal',
    facts: {},
    why: { rule: { id: 'r', text: { zh: '', en: '' }, basis: { kind: 'law', text: '' } }, pack: '1' },
    how,
    round: 1,
    hop: 1,
  });
export const disputed = (at: string) =>
  localEvent('JurisdictionDisputed')(at, {
    matter: 'm',
    candidates: [],
    parties: [],
    body: 'legal',
    cause: 'rules',
    why: { zh: '', en: '' },
    pack: '1',
  });
export const acknowledged = (at: string) => localEvent('DispatchAcknowledged')(at, { unit: 'a', round: 1, hop: 1 });
/** `sufficient`: the caller was reached, or this was the last of the attempts that the pack asks for. */
export const contacted = (at: string, outcome: 'reached' | 'not-reached', sufficient = outcome === 'reached') =>
  localEvent('CallerContacted')(at, { unit: 'a', outcome, sufficient, round: 1 });
export const resolved = (at: string) =>
  localEvent('TicketResolved')(at, {
    unit: 'a',
    outcome: 'resolved',
    done: '',
    publicReply: '',
    signedBy: 'x',
    round: 1,
    kind: 'complaint',
  });
export const opened = (at: string, attempt = 1) =>
  localEvent('CallbackOpened')(at, { round: 1, attempt, notBefore: iso(at) });
export const calledBack = (at: string, reached = true) =>
  localEvent('CallbackRecorded')(at, { round: 1, attempt: 1, caller: '0'.repeat(36), reached });
export const reopened = (at: string) => localEvent('TicketReopened')(at, { round: 2, reason: '', by: 'caller' });
export const closed = (at: string) =>
  localEvent('TicketClosed')(at, { closure: 'resolved', satisfaction: 'satisfied', rounds: 1 });
/** The ticket is closed as partly resolved, and the rest is promised by a day. */
export const closedPromising = (at: string, promisedOn: string) =>
  localEvent('TicketClosed')(at, {
    closure: 'partly-resolved',
    rounds: 1,
    approval: { requestedBy: 'x', approvedBy: 'y', reason: '', evidence: [], promisedOn },
  });
export const withdrawn = (at: string) => localEvent('TicketClosed')(at, { closure: 'withdrawn', rounds: 1 });
export const merged = (at: string) => localEvent('TicketMerged')(at, { into: '0'.repeat(36), reason: '' });
/** An event that changes no clock, to let time pass until then. */
export const timePasses = (at: string) => localEvent('CallerViewed')(at, { reason: '' });
export const supervised = (at: string) =>
  localEvent('SupervisionRequested')(at, { round: 2, code: 'unsatisfied', why: { zh: '', en: '' } });
/** An emergency service was informed about the ticket. `guide`: its code. */
export const serviceTold = (at: string, guide = 'emergency.fire') => localEvent('EmergencyHandedOver')(at, { guide });
export const signedFor = (at: string, unit: string) => localEvent('AssistantAcknowledged')(at, { unit, hop: 1 });
export const reported = (at: string, unit: string) => localEvent('AssistantReported')(at, { unit, done: '', hop: 1 });
export const released = (at: string, unit: string) => localEvent('AssistantReleased')(at, { unit, reason: '', hop: 1 });
