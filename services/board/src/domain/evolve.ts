import type { EventData, EventType, Text, TicketEvent, TicketState, Urgency } from '@hotline/contracts';
import * as clocks from './clocks';
import * as disputes from './disputes';
import * as questions from './unit-questions';
import * as promised from './promises/promised';
import * as suspended from './suspensions/suspended';
import {
  isActive,
  isOpen,
  type PartRow,
  type TicketFinding,
  type TicketHistoryEntry,
  type TicketRow,
  type UnitStep,
} from './row';

/** The keys of the row that an event changes; a key with the value `undefined` is removed. */
type Change<T extends EventType> = (row: TicketRow, data: EventData<T>, at: number) => Partial<TicketRow>;
const closing = (row: TicketRow, at: number): Partial<TicketRow> => ({
  closedAt: at,
  clocks: clocks.endAll(row.clocks, at),
});
/** While no unit leads, `holder` keeps the ticket: the hotline or another body, e.g. until a lead is designated. */
const withoutLead = (row: TicketRow, holder: string, question: Text, at: number): Partial<TicketRow> => ({
  lead: holder,
  assistants: [],
  parts: undefined,
  assigned: undefined,
  why: undefined,
  returnBy: undefined,
  question,
  clocks: clocks.stopAssistants(clocks.stop(clocks.stop(row.clocks, 'callback', at), 'acknowledge', at), at),
});

const step = (row: TicketRow, unit: string, what: UnitStep['what'], at: number): Pick<TicketRow, 'unitSteps'> => ({
  unitSteps: [...row.unitSteps, { unit, what, at }],
});
const changePart = ({ parts }: TicketRow, changed: PartRow): TicketRow['parts'] =>
  parts?.map((part) => (part.unit === changed.unit ? changed : part));
/** The officers to whom other units assigned the ticket; undefined when there are none. */
const withoutOfficer = ({ assigned = [] }: TicketRow, unit: string): TicketRow['assigned'] => {
  const others = assigned.filter((one) => one.unit !== unit);
  return others.length > 0 ? others : undefined;
};
/** The requests of other people to read the callers; undefined when there are none. */
const withoutView = ({ callerViews = [] }: TicketRow, person: string): TicketRow['callerViews'] => {
  const others = callerViews.filter(({ requestedBy }) => requestedBy !== person);
  return others.length > 0 ? others : undefined;
};
/** The more urgent of two. */
const mostUrgent = (one: Urgency, other: Urgency = 'normal'): Urgency =>
  URGENCIES.indexOf(one) <= URGENCIES.indexOf(other) ? one : other;
const URGENCIES: readonly Urgency[] = ['critical', 'urgent', 'normal'];

/**
 * In these states a classification sets the state `registered`. In all others it is a correction and keeps the state.
 */
const BEFORE_DISPATCH: ReadonlySet<TicketState> = new Set(['registered', 'awaiting-classification', 'answered']);
/** States that follow the reported result of a unit, or an answer of the hotline. */
const AFTER_ANSWER: ReadonlySet<TicketState> = new Set([
  'answered',
  'resolved',
  'supervised',
  'awaiting-closure',
  'closed',
]);
const from = (states: ReadonlySet<TicketState>, row: TicketRow, to: TicketState): Partial<TicketRow> =>
  states.has(row.state) ? { state: to } : {};

/** The changes that each type of event makes to the row. Types that are not listed are kept in the history only. */
const changes: { readonly [T in EventType]?: Change<T> } = {
  TicketClassified: (row, { matter, kind, urgency, region }) => ({
    ...from(BEFORE_DISPATCH, row, 'registered'),
    followUp: undefined,
    matter,
    kind,
    urgency: mostUrgent(urgency, row.raisedTo),
    ...(region ? { region } : {}),
  }),
  ClassificationDeferred: (_row, { why, proposal }) => ({
    state: 'awaiting-classification',
    question: why,
    kind: proposal.kind,
    urgency: proposal.urgency,
    ...(proposal.region ? { region: proposal.region } : {}),
  }),
  TicketAnswered: (_row, { text, kind, urgency }) => ({ state: 'answered', reply: text.zh, kind, urgency }),
  TicketRedirected: (_row, { text, kind, urgency }) => ({ state: 'answered', reply: text.zh, kind, urgency }),
  TicketDispatched: (row, { lead, assistants, parts, why, round, hop, region, matter, returnBy }, at) => ({
    state: 'dispatched',
    clocks: clocks.stopAssistants(clocks.stop(row.clocks, 'callback', at), at),
    lead,
    assistants,
    parts: parts?.map((unit) => ({ unit, state: 'open' })),
    assigned: undefined,
    why,
    round,
    hop,
    returnBy: returnBy === undefined ? undefined : Date.parse(returnBy),
    ...step(row, lead, 'dispatched', at),
    ...(region ? { region } : {}),
    ...(matter ? { matter } : {}),
  }),
  RoutingFactsNeeded: (row, { holder, question }, at) => ({
    state: 'awaiting-facts',
    ...withoutLead(row, holder, question, at),
  }),
  EmergencyHandedOver: ({ handOvers = [] }, { guide }, toldAt) => ({
    handOvers: [...handOvers.filter((one) => one.guide !== guide), { guide, toldAt }],
  }),
  HandOverAcknowledged: ({ handOvers }, { guide, takenBy, reference }, takenAt) => ({
    handOvers: handOvers?.map((one) =>
      one.guide === guide ? { ...one, taken: { at: takenAt, by: takenBy, ...(reference ? { reference } : {}) } } : one,
    ),
  }),
  GapFound: (row, { matter, region, why }, at) => ({
    findings: [...row.findings, finding('gap', matter, region, why, at)],
  }),
  JurisdictionDisputed: (row, { matter, region, body, cause, why, parties, opinionsBy }, at) => ({
    state: 'disputed',
    dispute: disputes.opened(parties, opinionsBy),
    ...(cause === 'returns' ? { problem: true } : {}),
    ...withoutLead(row, body, why, at),
    findings: [...row.findings, finding('dispute', matter, region, why, at)],
  }),
  OpinionGiven: (row, data, at) => ({ dispute: disputes.heard(row.dispute, data, at) }),
  InterimMeasureOrdered: (row, data) => ({ dispute: disputes.interim(row.dispute, data) }),
  UnitDesignated: (row, data, at) => (data.settles ? { precedent: disputes.candidate(row, data, at) } : {}),
  PrecedentApproved: (row) => disputes.precedent(row, { state: 'approved' }),
  PrecedentDeclined: (row) => disputes.precedent(row, { state: 'declined' }),
  PrecedentAdopted: (row, { version }) => disputes.precedent(row, { state: 'adopted', version }),
  PrecedentFailed: (row) => disputes.precedent(row, { state: 'failed' }),
  DispatchAcknowledged: () => ({ state: 'acknowledged' }),
  AssistantAcknowledged: (row, { unit }) => ({ parts: changePart(row, { unit, state: 'acknowledged' }) }),
  AssistantReported: (row, { unit, done, evidence }, reportedAt) => ({
    parts: changePart(row, { unit, state: 'reported', done, ...(evidence ? { evidence } : {}), reportedAt }),
  }),
  AssistantReleased: (row, { unit }, at) => ({
    clocks: clocks.stopAssistants(row.clocks, at, unit),
    assistants: row.assistants.filter((one) => one !== unit),
    parts: row.parts?.filter((part) => part.unit !== unit),
    assigned: withoutOfficer(row, unit),
  }),
  OfficerAssigned: (row, { unit, officer }, since) => ({
    assigned: [...(withoutOfficer(row, unit) ?? []), { unit, officer, since }],
  }),
  OfficerUnassigned: (row, { unit }) => ({ assigned: withoutOfficer(row, unit) }),
  ReturnRequested: (row, { hop: _hop, ...request }, at) => ({
    state: 'return-requested',
    returnRequest: request,
    returnBy: undefined,
    ...step(row, request.unit, 'return-requested', at),
  }),
  DispatchReturned: (row, { unit }, at) => step(row, unit, 'return-granted', at),
  DispatchLapsed: (row, { unit, holder, why }, at) => ({
    state: 'awaiting-dispatch',
    ...withoutLead(row, holder, why, at),
    ...step(row, unit, 'lapsed', at),
  }),
  ReturnRejected: (row, { unit }, at) => ({
    ...step(row, unit, 'return-rejected', at),
    state: row.history.some((entry) => entry.type === 'DispatchAcknowledged' && entry.data.hop === row.hop)
      ? 'acknowledged'
      : 'dispatched',
  }),
  CallerViewRequested: (row, data, requestedAt) => ({
    callerViews: [...(withoutView(row, data.requestedBy) ?? []), { ...data, requestedAt }],
  }),
  CallerViewDecided: (row, { requestedBy }) => ({ callerViews: withoutView(row, requestedBy) }),
  FactsAsked: (_row, data, at) => questions.asked(data, at),
  FactsProvided: (row, { region, answer }, at) => ({
    ...questions.answered(row, 'hotline', answer, at),
    ...(region ? { region } : {}),
  }),
  CallerContacted: (row, { outcome, note }, at) =>
    outcome === 'reached' ? questions.answered(row, 'hotline', note, at) : {},
  InformationAdded: (row, { text, answersUnit }, at) =>
    answersUnit ? questions.answered(row, 'caller', text, at) : {},
  ResolutionSubmitted: () => ({ state: 'awaiting-signature' }),
  ResolutionSigned: () => ({ state: 'in-review' }),
  ResolutionSentBack: () => ({ state: 'acknowledged' }),
  TicketResolved: (_row, { publicReply }) => ({ state: 'resolved', reply: publicReply }),
  SlaTargetsSet: (row, data, at) => ({ clocks: clocks.set(row.clocks, data, at) }),
  SlaTargetPending: (row, data, at) => ({ clocks: clocks.setPending(row.clocks, data, at) }),
  SlaTargetMet: (row, data) => ({ clocks: clocks.met(row.clocks, data) }),
  SlaTargetAtRisk: (row, data) => ({ clocks: clocks.atRisk(row.clocks, data) }),
  SlaTargetBreached: (row, data) => ({ clocks: clocks.breached(row.clocks, data), breached: row.breached + 1 }),
  ExtensionRequested: (_row, data) => ({ extensionRequest: data }),
  ExtensionApproved: ({ extensionRequest }) => ({
    extensionRequest: extensionRequest && { ...extensionRequest, approvers: extensionRequest.approvers.slice(1) },
  }),
  ExtensionGranted: () => ({ extensionRequest: undefined }),
  ExtensionRejected: () => ({ extensionRequest: undefined }),
  PauseRequested: (_row, data) => ({ pauseRequest: data }),
  PauseApproved: ({ pauseRequest }) => ({
    pauseRequest: pauseRequest && { ...pauseRequest, approvers: pauseRequest.approvers.slice(1) },
  }),
  PauseRejected: () => ({ pauseRequest: undefined }),
  ClockPaused: (row, data) => ({ pauseRequest: undefined, clocks: clocks.paused(row.clocks, data) }),
  ClockResumed: (row, data) => ({ clocks: clocks.resumed(row.clocks, data) }),
  SuspensionRequested: (_row, data) => ({ suspensionRequest: data }),
  SuspensionApproved: ({ suspensionRequest }) => ({
    suspensionRequest: suspensionRequest && { ...suspensionRequest, approvers: suspensionRequest.approvers.slice(1) },
  }),
  SuspensionRejected: () => ({ suspensionRequest: undefined }),
  TicketSuspended: (_row, data) => ({ suspensionRequest: undefined, suspension: suspended.begun(data) }),
  MilestoneReached: ({ suspension }, { number }, at) => ({ suspension: suspended.reached(suspension, number, at) }),
  SuspensionReviewed: ({ suspension }, { on }, at) => ({ suspension: suspended.reviewed(suspension, on, at) }),
  SuspensionEnded: () => ({ suspension: undefined }),
  PromiseMade: ({ promises }, data, at) => ({ promises: promised.made(promises, data, at) }),
  PromiseKept: ({ promises }, data, at) => ({ promises: promised.kept(promises, data, at) }),
  CallbackOpened: (row) => ({ ...from(AFTER_ANSWER, row, row.lead ? 'resolved' : 'answered'), closedAt: undefined }),
  TicketReopened: (row, { round }, at) => ({
    ...from(AFTER_ANSWER, row, 'registered'),
    round,
    closedAt: undefined,
    clocks: clocks.reopened(row.clocks, at),
  }),
  SupervisionRequested: (row, { why }) => ({ ...from(AFTER_ANSWER, row, 'supervised'), question: why }),
  RefusalRequested: (_row, data) => ({ refusalRequest: data }),
  RefusalRejected: () => ({ refusalRequest: undefined }),
  TicketRefused: () => ({ refusalRequest: undefined }),
  ClosureRequested: () => ({ state: 'awaiting-closure' }),
  ClosureRejected: () => ({ state: 'supervised' }),
  PossiblySameFound: (row, { issue, again, candidates }) =>
    issue
      ? { issue, again: again ?? row.again ?? false, named: candidates[0]?.shared?.locations ?? row.named ?? [] }
      : {},
  TicketSplit: (row, { kept, into }) => ({ part: kept.text, splitInto: [...(row.splitInto ?? []), ...into] }),
  TicketAmended: (row, { title, narrative, part, demand, location: { address, region } }) => ({
    title,
    narrative,
    part: part ?? row.part,
    demand,
    address,
    ...(region ? { region } : {}),
  }),
  TicketUrged: (row, { count, urgency }) => ({
    urged: count,
    ...(urgency ? { urgency: mostUrgent(urgency, row.urgency), raisedTo: urgency } : {}),
  }),
  CallerJoined: (_row, { callers }) => ({ callers }),
  TicketMerged: (row, { into }, at) => ({ state: 'merged', mergedInto: into, ...closing(row, at) }),
  TicketClosed: (row, { closure }, at) => ({
    state: 'closed',
    ...closing(closure === 'withdrawn' ? { ...row, clocks: clocks.stop(row.clocks, 'promise', at) } : row, at),
  }),
};

/** States in which the row shows a question that somebody has to answer. */
const ASKING: ReadonlySet<string> = new Set([
  'awaiting-classification',
  'awaiting-facts',
  'awaiting-dispatch',
  'disputed',
  'supervised',
  'awaiting-closure',
]);

/**
 * The only events that change the state of a closed ticket; any other one arrives late. No event changes the state of a
 * merged ticket.
 */
const LIFTS_CLOSED: ReadonlySet<EventType> = new Set<EventType>(['CallbackOpened', 'TicketReopened', 'TicketMerged']);
const isFinal = (row: TicketRow, event: TicketEvent): boolean =>
  row.state === 'merged' || (row.state === 'closed' && !LIFTS_CLOSED.has(event.type));

/** The row after one more event; undefined for an event that arrives before the registration. */
export function evolve(row: TicketRow | undefined, event: TicketEvent): TicketRow | undefined {
  const at = Date.parse(event.time);
  if (!row) return event.type === 'TicketRegistered' ? register(event.data, event) : undefined;
  const change = changes[event.type] as Change<EventType> | undefined;
  const changed = withoutUndefined({
    ...row,
    ...change?.(row, event.data, at),
    changedAt: at,
    history: [...row.history, entryOf(event)],
  });
  const kept = isFinal(row, event) ? withoutUndefined({ ...changed, ...ended(row, changed, at) }) : changed;
  const { extensionRequest: _, pauseRequest: __, suspensionRequest: ___, refusalRequest: ____, ...others } = kept;
  const { question, unitAsks: _4, unitAnswer: _5, returnRequest, dispute, ...rest } = others;
  return {
    ...rest,
    ...(question && ASKING.has(rest.state) ? { question } : {}),
    ...questions.stillOfUse(kept, row, event),
    ...(returnRequest && rest.state === 'return-requested' ? { returnRequest } : {}),
    ...(dispute && rest.state === 'disputed' ? { dispute } : {}),
    ...waitingRequests(kept),
  };
}

const waitingRequests = (row: TicketRow): Partial<TicketRow> => {
  const { extensionRequest, pauseRequest, suspensionRequest, refusalRequest } = row;
  return {
    ...(refusalRequest && isOpen(row) && !AFTER_ANSWER.has(row.state) ? { refusalRequest } : {}),
    ...(extensionRequest && mayStillBeGranted(row, extensionRequest) ? { extensionRequest } : {}),
    ...(pauseRequest && mayStillBeGranted(row, pauseRequest) ? { pauseRequest } : {}),
    ...(suspensionRequest && mayStillBeGranted(row, suspensionRequest) ? { suspensionRequest } : {}),
  };
};

/** A requested change of the clocks lapses when its clock stops, or when another unit becomes the lead. */
const mayStillBeGranted = (
  { clocks: all, lead }: Pick<TicketRow, 'clocks' | 'lead'>,
  { name, stage, unit }: EventData<'ExtensionRequested' | 'PauseRequested' | 'SuspensionRequested'>,
): boolean => lead === unit && all.some((one) => one.name === name && one.stage === stage && isActive(one));

/** Removes keys with the value `undefined`, as JSON storage does, so that a row is equal before and after storage. */
const withoutUndefined = (row: TicketRow): TicketRow =>
  Object.values(row).includes(undefined)
    ? (Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as unknown as TicketRow)
    : row;

const ended = ({ state, closedAt }: TicketRow, changed: TicketRow, at: number) => ({
  state,
  closedAt,
  clocks: clocks.endAll(changed.clocks, at),
});

const finding = (
  kind: TicketFinding['kind'],
  matter: string | undefined,
  region: string | undefined,
  why: TicketFinding['why'],
  at: number,
): TicketFinding => ({ kind, why, at, ...(matter ? { matter } : {}), ...(region ? { region } : {}) });

function register(data: EventData<'TicketRegistered'>, event: TicketEvent): TicketRow {
  const registeredAt = Date.parse(data.receivedAt);
  const { address, region } = data.location;
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
    unitSteps: [],
    breached: 0,
    clocks: [],
    findings: [],
    history: [entryOf(event)],
    ...(data.kind ? { kind: data.kind } : {}),
    ...(data.externalNo ? { externalNo: data.externalNo } : {}),
    ...(data.title ? { title: data.title } : {}),
    ...(data.demand ? { demand: data.demand } : {}),
    ...(address ? { address } : {}),
    ...(region ? { region } : {}),
    ...(data.splitFrom ? { splitFrom: data.splitFrom } : {}),
    ...(data.followUp && !data.followUp.confirmedNew ? { followUp: data.followUp } : {}),
  };
}

/**
 * Fields of events that are left out of the history: texts that the row already holds; the query code, which only the
 * caller may know; and `samePersonAs` and `followUp`, which reveal that tickets came from one person.
 */
const KEPT_IN_ROW: ReadonlySet<string> = new Set([
  'narrative',
  'demand',
  'queryCode',
  'why',
  'samePersonAs',
  'followUp',
]);

function entryOf(event: TicketEvent): TicketHistoryEntry {
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
