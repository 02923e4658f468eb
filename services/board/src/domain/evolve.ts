import type { EventData, EventType, TicketEvent } from '@hotline/contracts';
import * as clocks from './clocks';
import type { Entry, Finding, Row } from './row';

type Change<T extends EventType> = (row: Row, data: EventData<T>, at: number) => Partial<Row>;
const closing = (row: Row, at: number): Partial<Row> => ({ closedAt: at, clocks: clocks.endAll(row.clocks, at) });

/** What each fact changes in the row; those that are not here stand in the history alone. */
const changes: { readonly [T in EventType]?: Change<T> } = {
  TicketClassified: (_row, { matter, kind, urgency, region }) => ({ state: 'registered', matter, kind, urgency, ...(region ? { region } : {}) }),
  ClassificationDeferred: (_row, { why, proposal }) => ({ state: 'awaiting-classification', question: why, kind: proposal.kind, urgency: proposal.urgency, ...(proposal.region ? { region: proposal.region } : {}) }),
  TicketAnswered: (_row, { text, kind, urgency }) => ({ state: 'answered', reply: text.zh, kind, urgency }),
  TicketRedirected: (_row, { text, kind, urgency }) => ({ state: 'answered', reply: text.zh, kind, urgency }),
  TicketDispatched: (_row, { lead, assistants, why, round, hop, region, matter }) => ({
    state: 'dispatched',
    lead,
    assistants,
    why,
    round,
    hop,
    ...(region ? { region } : {}),
    ...(matter ? { matter } : {}),
  }),
  RoutingFactsNeeded: (_row, { holder, question }) => ({ state: 'awaiting-facts', lead: holder, question }),
  GapFound: (row, { matter, region, why }, at) => ({ findings: [...row.findings, finding('gap', matter, region, why, at)] }),
  JurisdictionDisputed: (row, { matter, region, body, why }, at) => ({ state: 'disputed', lead: body, assistants: [], question: why, findings: [...row.findings, finding('dispute', matter, region, why, at)] }),
  DispatchAcknowledged: () => ({ state: 'acknowledged' }),
  ReturnRequested: () => ({ state: 'return-requested' }),
  ReturnRejected: (row) => ({ state: row.history.some((entry) => entry.type === 'DispatchAcknowledged' && entry.data.hop === row.hop) ? 'acknowledged' : 'dispatched' }),
  FactsProvided: (_row, { region }) => (region ? { region } : {}),
  TicketResolved: (_row, { publicReply }) => ({ state: 'resolved', reply: publicReply }),
  SlaTargetsSet: (row, data, at) => ({ clocks: clocks.set(row.clocks, data, at) }),
  SlaTargetMet: (row, data) => ({ clocks: clocks.met(row.clocks, data) }),
  SlaTargetAtRisk: (row, data) => ({ clocks: clocks.atRisk(row.clocks, data) }),
  SlaTargetBreached: (row, data) => ({ clocks: clocks.breached(row.clocks, data), breached: row.breached + 1 }),
  CallbackOpened: (row) => ({ state: row.state === 'answered' ? 'answered' : 'resolved' }),
  TicketReopened: (row, { round }, at) => ({ state: 'registered', round, clocks: clocks.reopened(row.clocks, at) }),
  SupervisionRequested: (_row, { why }) => ({ state: 'supervised', question: why }),
  CallerJoined: (_row, { callers }) => ({ callers }),
  TicketMerged: (row, { into }, at) => ({ state: 'merged', mergedInto: into, ...closing(row, at) }),
  TicketClosed: (row, _data, at) => ({ state: 'closed', ...closing(row, at) }),
};

/** States in which something is asked of somebody. */
const ASKING: ReadonlySet<string> = new Set(['awaiting-classification', 'awaiting-facts', 'disputed', 'supervised']);

/** A merged ticket stays merged, whatever was still on its way. */
const FINAL = 'merged';

/** The row after one more fact. */
export function evolve(row: Row | undefined, event: TicketEvent): Row | undefined {
  const at = Date.parse(event.time);
  if (!row) return event.type === 'TicketRegistered' ? register(event.data, event) : undefined;
  const change = changes[event.type] as Change<EventType> | undefined;
  const changed = { ...row, ...change?.(row, event.data, at), changedAt: at, history: [...row.history, entryOf(event)] };
  const { question, ...rest } = row.state === FINAL ? { ...changed, state: row.state } : changed;
  return question && ASKING.has(rest.state) ? { ...rest, question } : rest;
}

const finding = (kind: Finding['kind'], matter: string, region: string | undefined, why: Finding['why'], at: number): Finding => ({ kind, matter, why, at, ...(region ? { region } : {}) });

function register(data: EventData<'TicketRegistered'>, event: TicketEvent): Row {
  const registeredAt = Date.parse(data.receivedAt);
  const { address, region } = data.place;
  return {
    jurisdiction: event.jurisdiction,
    ticketNo: data.ticketNo,
    queryCode: data.queryCode,
    channel: data.channel,
    narrative: data.narrative,
    state: 'registered',
    urgency: 'normal',
    assistants: [],
    round: 1,
    hop: 0,
    callers: 1,
    registeredAt,
    changedAt: registeredAt,
    breached: 0,
    clocks: [],
    findings: [],
    history: [entryOf(event)],
    ...(data.kind ? { kind: data.kind } : {}),
    ...(data.demand ? { demand: data.demand } : {}),
    ...(address ? { address } : {}),
    ...(region ? { region } : {}),
  };
}

/** What stands in the row once is not repeated in its history; the query code is the caller's alone. */
const KEPT_IN_ROW: ReadonlySet<string> = new Set(['narrative', 'demand', 'queryCode', 'why']);

function entryOf(event: TicketEvent): Entry {
  const data = Object.fromEntries(Object.entries(event.data).filter(([name]) => !KEPT_IN_ROW.has(name)));
  const { actorid, actorrole, actorunit } = event;
  return {
    at: event.time,
    id: event.id,
    type: event.type,
    source: event.source,
    data,
    ...(actorid ? { by: { id: actorid, role: actorrole ?? 'system', ...(actorunit ? { unit: actorunit } : {}) } } : {}),
  };
}
