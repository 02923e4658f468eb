import type { EventData, NewEvent } from '@hotline/contracts';
import type { RoutingDecision, UnitId } from '@hotline/jurisdiction';
import type { Decision } from '@hotline/runtime';
import type { Common, Dispatch, UnitAssignment, OwnerFacts } from './dispatch';
import type { RoutingView } from './view';

type How = 'rule' | 'fallback' | 'returned' | 'designated' | 'redo';
/** Given so, it cannot be returned: disputes end, and who resolved it owns it. */
const BINDING: ReadonlySet<How> = new Set(['designated', 'redo']);

export interface Given {
  readonly lead: UnitId;
  readonly assistants: readonly UnitId[];
  readonly decision?: RoutingDecision | undefined;
  readonly how: How;
  /** The version that decided, where it is not the one in force. */
  readonly pack?: string | undefined;
  readonly rule: {
    readonly id: string;
    readonly text: { readonly zh: string; readonly en: string };
    readonly basis: { readonly kind: 'law' | 'document' | 'assumption'; readonly text: string };
  };
}

/**
 * Puts the question of the owner to the jurisdiction: one lead, the fallback with a finding, the coordination body, or
 * one question. Never nobody.
 */
export function route(before: Common, view: RoutingView, now: number): Decision<Dispatch> {
  const { known } = before;
  const decision = ask(known, view, now);
  switch (decision.kind) {
    case 'lead':
      return give(
        before,
        {
          lead: decision.lead.unit,
          assistants: decision.assistants.map((a) => a.unit),
          decision,
          how: 'rule',
          rule: decision.rule,
        },
        view,
        now,
      );
    case 'gap':
      return gap(before, decision, view, now);
    case 'dispute':
      return dispute(before, decision, view);
    case 'ask':
      return {
        state: {
          ...before,
          situation: 'asking',
          fact: decision.fact,
          question: decision.question,
          holder: decision.holder,
        },
        events: [
          {
            type: 'RoutingFactsNeeded',
            data: { fact: decision.fact, question: decision.question, holder: decision.holder, why: decision.why },
          },
        ],
      };
    default:
      return decision satisfies never;
  }
}

/** The question of the owner, by what is known. */
export const ask = (known: OwnerFacts, view: RoutingView, now: number): RoutingDecision =>
  view.jurisdiction.decide({
    matter: known.matter,
    facts: known.facts,
    on: view.dateOf(now),
    ...(known.at === undefined ? {} : { at: new Date(known.at).toISOString() }),
    ...(known.region ? { region: known.region } : {}),
  });

/** Two decisions that leave the ticket with the same holder for the same reason to ask. */
export function sameOwner(a: RoutingDecision, b: RoutingDecision): boolean {
  const owner = (decision: RoutingDecision): string => {
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
  };
  return a.kind === b.kind && owner(a) === owner(b);
}

/** Gives the ticket to a unit: the next hop, a new return window, the proof of why. */
export function give(
  before: Common,
  given: Given,
  view: RoutingView,
  now: number,
  first: readonly NewEvent[] = [],
): Decision<Dispatch> {
  const { known, round } = before;
  const hop = before.hop + 1;
  const assistants = [...new Set(given.assistants)].filter((unit) => unit !== given.lead);
  const pack = given.pack ?? view.jurisdiction.version;
  const held: UnitAssignment = {
    lead: given.lead,
    assistants,
    ...(given.decision ? { decision: given.decision } : {}),
    pack,
    ...(BINDING.has(given.how) ? {} : returnWindow(view, now)),
  };
  const decided =
    given.decision?.kind === 'lead' && given.decision.lead.unit === given.lead ? given.decision : undefined;
  const dispatched: NewEvent = {
    type: 'TicketDispatched',
    data: {
      lead: given.lead,
      assistants,
      matter: known.matter,
      ...(known.region ? { region: known.region } : {}),
      urgency: known.urgency,
      facts: { ...known.facts },
      why: { rule: given.rule, pack, ...(decided ? reasonsOf(decided) : {}) },
      how: given.how,
      round,
      hop,
    },
  };
  return { state: { ...before, ...held, hop, situation: 'dispatched' }, events: [...first, dispatched] };
}

function returnWindow(view: RoutingView, returnFrom: number): Pick<UnitAssignment, 'returnFrom' | 'returnBy'> {
  const returnBy = view.returnBy(returnFrom);
  return { returnFrom, ...(returnBy === undefined ? {} : { returnBy }) };
}

/** Who leads by which power, what the others are there for, and where the case may go on. */
function reasonsOf({
  lead,
  runnerUp,
  assistants,
  transfers,
}: Extract<RoutingDecision, { kind: 'lead' }>): Omit<EventData<'TicketDispatched'>['why'], 'rule' | 'pack'> {
  return {
    lead: plain(lead),
    ...(runnerUp ? { runnerUp: { ...plain(runnerUp), wouldNeed: runnerUp.wouldNeed } } : {}),
    ...(assistants.length > 0 ? { assistants: assistants.map(plain) } : {}),
    ...(transfers ? { transfers: transfers.map((one) => ({ ...one })) } : {}),
  };
}

function gap(
  before: Common,
  decision: Extract<RoutingDecision, { kind: 'gap' }>,
  view: RoutingView,
  now: number,
): Decision<Dispatch> {
  const { known } = before;
  const found: NewEvent = {
    type: 'GapFound',
    data: {
      matter: known.matter,
      ...(known.region ? { region: known.region } : {}),
      facts: { ...known.facts },
      fallback: decision.fallback,
      why: decision.why,
      pack: view.jurisdiction.version,
    },
  };
  const rule = { id: 'fallback', text: decision.why, basis: decision.basis };
  return give(before, { lead: decision.fallback, assistants: [], decision, how: 'fallback', rule }, view, now, [found]);
}

function dispute(
  before: Common,
  decision: Extract<RoutingDecision, { kind: 'dispute' }>,
  view: RoutingView,
): Decision<Dispatch> {
  const { known } = before;
  return {
    state: { ...before, situation: 'disputed', body: decision.body, assistants: [] },
    events: [
      {
        type: 'JurisdictionDisputed',
        data: {
          matter: known.matter,
          ...(known.region ? { region: known.region } : {}),
          candidates: decision.candidates.map(plain),
          body: decision.body,
          why: decision.why,
          pack: view.jurisdiction.version,
        },
      },
    ],
  };
}

type Decided = Extract<RoutingDecision, { kind: 'lead' }>['lead'];
const plain = ({
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
}: Decided) => ({
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
