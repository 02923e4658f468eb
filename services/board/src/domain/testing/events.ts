import { eventRegistry, type EventData, type EventType, type NewEvent, type TicketEvent } from '@hotline/contracts';
import { encodeKey } from '@hotline/runtime';
import { throughStorage } from '@hotline/runtime/testing';
import { rows } from '../../collection';
import { evolve as evolveRow } from '../evolve';
import type { TicketRow } from '../row';

/** Applies an event to a row, then passes the row through storage, as the loop does. */
export const evolve: typeof evolveRow = (row, event) => {
  const next = evolveRow(row, event);
  return next && throughStorage(next, 'row');
};

export const START = Date.parse('2026-01-05T01:00:00Z');
export const HOUR = 3_600_000;
export const id = '1'.repeat(36);
export const text = { zh: '为什么', en: 'why' };
const rule = { id: 'r', text, basis: { kind: 'law' as const, text: '' } };

/** An event that happened the given number of hours after the registration. */
export interface Happening {
  readonly hour: number;
  readonly event: NewEvent;
}
export const say =
  <T extends EventType>(type: T) =>
  (data: EventData<T>, hour = 1): Happening => ({ hour, event: { type, data } as NewEvent });
export const iso = (hour: number): string => new Date(START + hour * HOUR).toISOString();
export const published = ({ hour, event }: Happening, i: number): TicketEvent =>
  ({
    ...event,
    data: eventRegistry[event.type].data.parse(event.data),
    id: `e.${i}`,
    source: eventRegistry[event.type].source,
    subject: id,
    time: iso(hour),
    jurisdiction: 'tiny',
  }) as unknown as TicketEvent;

export const registered = say('TicketRegistered')(
  {
    ticketNo: '20260105-000001',
    queryCode: 'ABCDEFGH12',
    channel: 'phone',
    location: { address: '青年路' },
    narrative: '占道',
    facts: {},
    anonymity: 'named',
    receivedAt: iso(0),
  },
  0,
);
export const classified = (matter = 'stall', region?: string, hour = 1) =>
  say('TicketClassified')(
    {
      matter,
      kind: 'complaint',
      urgency: 'urgent',
      facts: {},
      confidence: 1,
      alternatives: [],
      reasons: [],
      by: 'model',
      catalogue: '1',
      registeredAt: iso(0),
      ...(region ? { region } : {}),
    },
    hour,
  );
const proposal = {
  alternatives: [],
  reasons: [],
  kind: 'complaint' as const,
  urgency: 'normal' as const,
  urgencyReasons: [],
  facts: {},
  otherMatters: [],
};
export const deferred = say('ClassificationDeferred')({ why: text, code: 'not-sure', proposal, registeredAt: iso(0) });
export const answered = say('TicketAnswered')({
  guide: 'g',
  text,
  by: 'model',
  kind: 'consultation',
  urgency: 'normal',
  registeredAt: iso(0),
});
export const dispatched = (lead = 'east', hop = 1, how: EventData<'TicketDispatched'>['how'] = 'rule') =>
  say('TicketDispatched')({
    lead,
    assistants: ['town'],
    urgency: 'normal',
    facts: {},
    matter: 'stall',
    why: { rule, pack: '1' },
    how,
    round: 1,
    hop,
  });
export const assigned = (officer: string, unit = 'east') => say('OfficerAssigned')({ unit, officer, hop: 1 });
export const asked = say('RoutingFactsNeeded')({ fact: 'region', question: text, holder: 'hotline', why: text });
export const disputed = say('JurisdictionDisputed')({
  matter: 'stall',
  candidates: [],
  parties: [],
  body: 'legal',
  cause: 'rules',
  why: text,
  pack: '1',
});
export const gap = (matter: string, hour = 1) =>
  say('GapFound')({ matter, facts: {}, fallback: 'office', why: text, pack: '1' }, hour);
export const acknowledged = (hop = 1) => say('DispatchAcknowledged')({ unit: 'east', round: 1, hop });
export const returnAsked = say('ReturnRequested')({
  unit: 'east',
  code: 'not-our-power',
  reason: '',
  basis: '',
  decides: 'dispatcher',
  hop: 1,
});
export const rejected = say('ReturnRejected')({ unit: 'east', reason: '', hop: 1 });
export const resolved = say('TicketResolved')(
  { unit: 'east', outcome: 'resolved', done: '', publicReply: '已清理', signedBy: 'x', round: 1, kind: 'complaint' },
  2,
);
export const opened = say('CallbackOpened')({ round: 1, attempt: 1, notBefore: iso(2) }, 2);
export const reopened = say('TicketReopened')({ round: 2, reason: '', by: 'caller' }, 3);
export const supervised = say('SupervisionRequested')({ round: 2, code: 'unsatisfied', why: text }, 3);
export const closed = say('TicketClosed')({ closure: 'resolved', satisfaction: 'satisfied', rounds: 1 }, 4);
export const merged = say('TicketMerged')({ into: '2'.repeat(36), reason: '' }, 1);
export const first = '9'.repeat(36);
export const same = say('PossiblySameFound')({
  candidates: [
    {
      ticketId: first,
      ticketNo: 'n',
      why: 'same-location',
      likeness: 0.9,
      shared: { locations: ['翠湖小区'], codes: [], words: ['搅拌站'] },
    },
  ],
  issue: first,
  again: false,
});
export const split = say('TicketSplit')({
  kept: { text: '占道' },
  into: [{ ticketId: '3'.repeat(36), ticketNo: 'n3' }],
  location: {},
  by: 'o',
});
export const viewed = say('CallerViewed')({ reason: '' }, 9);
export const set = (hour: number, name: 'resolve' | 'acknowledge' | 'callback', stage: number, hours: number) =>
  say('SlaTargetsSet')(
    {
      targets: [
        {
          name,
          stage,
          startedAt: iso(hour),
          dueAt: iso(hour + hours),
          warnAt: iso(hour + hours / 2),
          limit: { amount: hours, unit: 'hours' },
          policy: 'p',
        },
      ],
    },
    hour,
  );
export const met = (name: 'resolve' | 'callback', at: number, hour: number) =>
  say('SlaTargetMet')({ name, stage: 1, at: iso(at), dueAt: iso(99), elapsedMs: 1, countedMs: 1, late: false }, hour);

/** The row after the registration and these events. */
export const given = (...said: Happening[]): TicketRow =>
  [registered, ...said].reduce<TicketRow | undefined>(
    (row, one, i) => evolve(row, published(one, i)),
    undefined,
  ) as TicketRow;
/** The keys of a row in an index. Throws when a key cannot be encoded. */
export const keys = (row: TicketRow, index: string) => rows.indexes[index]?.(row).map((key) => (encodeKey(key), key));
