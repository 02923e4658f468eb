import type { EventData, NewEvent, Text } from '@hotline/contracts';
import { NOT_KNOWN, type RoutingDecision, type UnitId } from '@hotline/jurisdiction';
import type { Context, Decision } from '@hotline/runtime';
import { partsOf, type AssistantPart } from './assistance/parts';
import type { Dispatch, DispatchRecord, KnownMatter, LeadFields } from './dispatch';
import type { RoutingView } from './view';

/** `now` in epoch ms, and the view of the jurisdiction that is in force. */
export type RoutingContext = Pick<Context<RoutingView>, 'now' | 'view'>;

type DispatchedHow = EventData<'TicketDispatched'>['how'];

/**
 * Ways of dispatch after which the unit may not return the ticket: a designation ends a dispute, and in a redo the unit
 * repeats its own work.
 */
const NOT_RETURNABLE: ReadonlySet<DispatchedHow> = new Set<DispatchedHow>(['designated', 'redo']);

/** The units that get a ticket, and why. */
export interface DispatchTarget {
  readonly lead: UnitId;
  readonly assistants: readonly UnitId[];
  /** Absent when a person chose the lead. */
  readonly decision?: RoutingDecision | undefined;
  readonly how: DispatchedHow;
  /** Version of the jurisdiction by which the lead was chosen; absent if it is the version in force. */
  readonly pack?: string | undefined;
  readonly rule: EventData<'TicketDispatched'>['why']['rule'];
}

/**
 * Decides the owner and moves the ticket to one lead. If no unit has the power, the fallback unit leads. If several
 * units have it, the coordination body decides. If a fact is missing, the unit that can answer holds the ticket.
 */
export function route(record: DispatchRecord, context: RoutingContext): Decision<Dispatch> {
  const decision = decideOwner(record.known, context);
  switch (decision.kind) {
    case 'lead': {
      const { lead, assistants, rule } = decision;
      const target = { lead: lead.unit, assistants: assistants.map(({ unit }) => unit), decision, rule };
      return dispatchTo(record, { ...target, how: 'rule' }, context);
    }
    case 'gap':
      return fallBack(record, decision, context);
    case 'dispute':
      return dispute(record, decision, context);
    case 'ask': {
      const { fact, holder, why } = decision;
      const isAnswered = record.known.facts[fact] === NOT_KNOWN;
      const question = isAnswered ? nobodyKnows(decision.question) : decision.question;
      return {
        state: { ...record, situation: 'asking', fact, question, holder },
        events: [{ type: 'RoutingFactsNeeded', data: { fact, question, holder, why } }],
      };
    }
    default:
      return decision satisfies never;
  }
}

/** The caller does not know the answer that decides the lead, and the pack sets no consequence: a person decides. */
const nobodyKnows = ({ zh, en }: Text): Text => ({
  zh: `${zh}（诉求人不清楚，请派单员指定主办单位）`,
  en: `${en} (The caller does not know; a dispatcher names the lead unit)`,
});

/** Asks the jurisdiction who owns a ticket, from what is known of it. */
export const decideOwner = (known: KnownMatter, { now, view }: RoutingContext): RoutingDecision =>
  view.jurisdiction.decide({
    matter: known.matter,
    facts: known.facts,
    on: view.dateOf(now),
    ...(known.at === undefined ? {} : { at: new Date(known.at).toISOString() }),
    ...(known.region ? { region: known.region } : {}),
  });

/** Whether two decisions are of one kind and name the same holder, candidates or missing fact. */
export const isSameOwner = (a: RoutingDecision, b: RoutingDecision): boolean =>
  a.kind === b.kind && ownerOf(a) === ownerOf(b);

function ownerOf(decision: RoutingDecision): string {
  switch (decision.kind) {
    case 'lead':
      return decision.lead.unit;
    case 'gap':
      return decision.fallback;
    case 'dispute':
      return decision.candidates.map(({ unit }) => unit).join(' ');
    case 'ask':
      return decision.fact;
    default:
      return decision satisfies never;
  }
}

/**
 * Dispatches the ticket to its units, which counts as one more hop and starts a new return window. `TicketDispatched`
 * carries the reasons and follows the events of `preceding`.
 */
export function dispatchTo(
  record: DispatchRecord,
  target: DispatchTarget,
  { now, view }: RoutingContext,
  preceding: readonly NewEvent[] = [],
): Decision<Dispatch> {
  const hop = record.hop + 1;
  const { lead, how, decision, pack = view.jurisdiction.version } = target;
  const assistants = [...new Set(target.assistants)].filter((unit) => unit !== lead);
  const parts = partsOf(assistants, decision, view.jurisdiction.handling.assistants.report);
  const fields: LeadFields = {
    lead,
    assistants,
    ...(parts.length > 0 ? { parts } : {}),
    ...(decision ? { decision } : {}),
    pack,
    dispatchedAt: now,
    ...(NOT_RETURNABLE.has(how) ? {} : returnWindow(view, now)),
  };
  const { urgency, ...subject } = subjectOf(record.known);
  const reasons = decision?.kind === 'lead' && decision.lead.unit === lead ? reasonsOf(decision) : {};
  const why = { rule: target.rule, pack, ...reasons };
  const dispatched: NewEvent = {
    type: 'TicketDispatched',
    data: {
      ...{ lead, assistants, ...subject, urgency, why, how, round: record.round, hop, ...reporting(parts) },
      ...(record.returnedBy.includes(lead) ? {} : returnUntil(fields)),
    },
  };
  return { state: { ...record, ...fields, hop, situation: 'dispatched' }, events: [...preceding, dispatched] };
}

/** The end of the return window, for a lead that has not returned the ticket before. */
const returnUntil = ({ returnBy }: Pick<LeadFields, 'returnBy'>): { returnBy?: string } =>
  returnBy === undefined ? {} : { returnBy: new Date(returnBy).toISOString() };

const reporting = (parts: readonly AssistantPart[]): { parts?: string[] } =>
  parts.length > 0 ? { parts: parts.map(({ unit }) => unit) } : {};

const subjectOf = ({ matter, region, urgency, facts }: KnownMatter) => ({
  ...(matter ? { matter } : {}),
  ...(region ? { region } : {}),
  urgency,
  facts: { ...facts },
});

function returnWindow(view: RoutingView, returnFrom: number): Pick<LeadFields, 'returnFrom' | 'returnBy'> {
  const returnBy = view.returnBy(returnFrom);
  return { returnFrom, ...(returnBy === undefined ? {} : { returnBy }) };
}

/** The powers of lead, runner-up and assistants, and the units to which the lead may transfer the matter. */
function reasonsOf({
  lead,
  runnerUp,
  assistants,
  transfers,
}: Extract<RoutingDecision, { kind: 'lead' }>): Omit<EventData<'TicketDispatched'>['why'], 'rule' | 'pack'> {
  return {
    lead: unitReason(lead),
    ...(runnerUp ? { runnerUp: { ...unitReason(runnerUp), wouldNeed: runnerUp.wouldNeed } } : {}),
    ...(assistants.length > 0 ? { assistants: assistants.map(unitReason) } : {}),
    ...(transfers ? { transfers: transfers.map((one) => ({ ...one })) } : {}),
  };
}

/** No unit has the power (职责空白): records the gap and dispatches to the fallback unit. */
function fallBack(
  record: DispatchRecord,
  decision: Extract<RoutingDecision, { kind: 'gap' }>,
  context: RoutingContext,
): Decision<Dispatch> {
  const { fallback, why, basis } = decision;
  const { urgency: _urgency, ...subject } = subjectOf(record.known);
  const gap: NewEvent = {
    type: 'GapFound',
    data: { ...subject, matter: record.known.matter, fallback, why, pack: context.view.jurisdiction.version },
  };
  const rule = { id: 'fallback', text: why, basis };
  return dispatchTo(record, { lead: fallback, assistants: [], decision, how: 'fallback', rule }, context, [gap]);
}

/** Why a ticket is disputed, the parties of the dispute, and the events that led to it. */
export interface DisputeOrigin {
  readonly cause: EventData<'JurisdictionDisputed'>['cause'];
  /** Parties in addition to the candidates. */
  readonly parties?: readonly (UnitId | undefined)[];
  readonly preceding?: readonly NewEvent[];
}

/** Passes the ticket to a coordination body, which asks the parties for their opinions and designates the lead. */
export function dispute(
  record: DispatchRecord,
  { candidates, body, why }: Pick<Extract<RoutingDecision, { kind: 'dispute' }>, 'candidates' | 'body' | 'why'>,
  { now, view }: RoutingContext,
  { cause, parties: others = [], preceding = [] }: DisputeOrigin = { cause: 'rules' },
): Decision<Dispatch> {
  const { matter, region } = record.known;
  const known = [...candidates.map(({ unit }) => unit), ...others].filter((unit) => unit !== undefined);
  const parties = [...new Set(known)].filter((unit) => view.jurisdiction.units.has(unit));
  const opinionsBy = parties.length > 0 ? view.opinionsBy(now) : undefined;
  return {
    state: {
      ...record,
      situation: 'disputed',
      body,
      dispute: { parties, heard: [], ...(opinionsBy === undefined ? {} : { opinionsBy }) },
    },
    events: [
      ...preceding,
      {
        type: 'JurisdictionDisputed',
        data: {
          ...(matter ? { matter } : {}),
          ...(region ? { region } : {}),
          candidates: candidates.map(unitReason),
          body,
          cause,
          why,
          parties,
          ...(opinionsBy === undefined ? {} : { opinionsBy: new Date(opinionsBy).toISOString() }),
          pack: view.jurisdiction.version,
        },
      },
    ],
  };
}

type ReasonedUnit = Extract<RoutingDecision, { kind: 'lead' }>['lead'];

/** A unit and the power by which it was chosen, as events carry it. */
const unitReason = ({
  unit,
  power,
  duty,
  inNameOf,
  mode,
  conditions,
  basis,
  legalReview,
  seal,
  liable,
  escort,
  within,
  lacks,
}: ReasonedUnit) => ({
  unit,
  power,
  duty,
  inNameOf,
  mode,
  conditions: [...conditions],
  basis,
  ...(legalReview ? { legalReview } : {}),
  ...(seal ? { seal } : {}),
  ...(liable ? { liable: [...liable] } : {}),
  ...(escort ? { escort: [...escort] } : {}),
  ...(within ? { within } : {}),
  ...(lacks ? { lacks: [...lacks] } : {}),
});
