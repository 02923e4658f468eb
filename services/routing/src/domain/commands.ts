import type {
  acknowledgeDispatch,
  askFacts,
  decideReturn,
  designateUnit,
  provideFacts,
  recordContact,
  requestReturn,
  resolveTicket,
  BodyOf,
} from '@hotline/contracts';
import type { Command, CommandContext, Decided, Refused } from '@hotline/runtime';
import { common, hasLead, type Common, type Dispatch, type OwnerFacts, type WithLead } from './dispatch';
import type { RoutingView } from './view';
import * as no from './refusals';
import { give, route } from './route';

/** The lead unit's own ticket, or a refusal. */
function own(state: Dispatch | undefined, { actor, view }: CommandContext<RoutingView>): WithLead | Refused {
  if (!state) return no.noTicket;
  if (!hasLead(state)) return no.notNow(state.situation, ['dispatched', 'acknowledged', 'resolved']);
  return actor.unit === state.lead ? state : no.notYours(state.lead, view);
}
const says = (state: WithLead | Refused): state is Refused => 'refused' in state;

/** 签收 */
export function acknowledge(
  state: Dispatch | undefined,
  _input: BodyOf<typeof acknowledgeDispatch>,
  context: CommandContext<RoutingView>,
): Decided<Dispatch> {
  const held = own(state, context);
  if (says(held)) return held;
  if (held.situation !== 'dispatched') return no.notNow(held.situation, ['dispatched']);
  return {
    state: { ...held, situation: 'acknowledged' },
    events: [{ type: 'DispatchAcknowledged', data: { unit: held.lead, round: held.round, hop: held.hop } }],
  };
}

/** 首次联系: recorded by whom and when; it changes no owner. */
export function contact(
  state: Dispatch | undefined,
  input: BodyOf<typeof recordContact>,
  context: CommandContext<RoutingView>,
): Decided<Dispatch> {
  const held = own(state, context);
  if (says(held)) return held;
  if (held.situation === 'resolved')
    return no.notNow(held.situation, ['dispatched', 'acknowledged', 'return-requested']);
  return { state: held, events: [{ type: 'CallerContacted', data: { unit: held.lead, round: held.round, ...input } }] };
}

/** 申请退单: a request, reviewed by a dispatcher; inside the window, once a unit. The clocks keep running. */
export function askReturn(
  state: Dispatch | undefined,
  input: BodyOf<typeof requestReturn>,
  context: CommandContext<RoutingView>,
): Decided<Dispatch> {
  const { now, view } = context;
  const held = own(state, context);
  if (says(held)) return held;
  if (held.situation !== 'dispatched' && held.situation !== 'acknowledged')
    return no.notNow(held.situation, ['dispatched', 'acknowledged']);
  if (held.returnedBy.includes(held.lead)) return no.returnedBefore;
  if (held.returnFrom === undefined) return no.binding;
  const returnBy = held.returnBy ?? view.returnBy(held.returnFrom);
  if (returnBy !== undefined && now > returnBy) return no.windowPassed(returnBy, now, view);
  if (input.proposedUnit !== undefined && !view.jurisdiction.units.has(input.proposedUnit)) return no.unknownUnit;
  const request = {
    acknowledged: held.situation === 'acknowledged',
    ...(input.proposedUnit ? { proposedUnit: input.proposedUnit } : {}),
  };
  return {
    state: { ...held, situation: 'return-requested', request },
    events: [{ type: 'ReturnRequested', data: { unit: held.lead, hop: held.hop, ...input } }],
  };
}

/** Returns that a dispatcher may grant alone, and after which the coordination body designates. */
const DISPATCHER_MAY_GRANT = 1;
const MOST_RETURNS = 2;

/**
 * 退单审核: granted, it goes to another unit; rejected, it stays and the answer is final. The third return goes to the
 * coordination body.
 */
export function answerReturn(
  state: Dispatch | undefined,
  input: BodyOf<typeof decideReturn>,
  { actor, now, view }: CommandContext<RoutingView>,
): Decided<Dispatch> {
  if (!state) return no.noTicket;
  if (state.situation !== 'return-requested') return no.notNow(state.situation, ['return-requested']);
  if (actor.role !== 'supervisor' && state.returnedBy.length >= DISPATCHER_MAY_GRANT) return no.supervisorDecides;
  const { request, ...held } = state;
  const returnedBy = [...held.returnedBy, held.lead];
  if (!input.grant) {
    return {
      state: { ...held, returnedBy, situation: request.acknowledged ? 'acknowledged' : 'dispatched' },
      events: [{ type: 'ReturnRejected', data: { unit: held.lead, reason: input.reason, hop: held.hop } }],
    };
  }
  if (returnedBy.length > MOST_RETURNS) return toCoordination(held, returnedBy, view);
  const to = input.to ?? request.proposedUnit;
  if (!to) return no.nowhereToGo;
  if (to === held.lead) return no.sameUnit;
  if (!view.jurisdiction.units.has(to)) return no.unknownUnit;
  const rule = {
    id: 'return-granted',
    text: { zh: `退单审核同意，转派：${input.reason}`, en: `Return granted: ${input.reason}` },
    basis: { kind: 'document' as const, text: input.reason },
  };
  const returned = {
    type: 'DispatchReturned' as const,
    data: { unit: held.lead, to, reason: input.reason, hop: held.hop },
  };
  return give(
    { ...common(held), returnedBy },
    { lead: to, assistants: [], decision: held.decision, how: 'returned', rule },
    view,
    now,
    [returned],
  );
}

function toCoordination(held: Common, returnedBy: readonly string[], view: RoutingView): Decided<Dispatch> {
  const { known } = held;
  const body = view.jurisdiction.coordination;
  const why = { zh: '已三次退单，提交协调机构指定', en: 'Returned three times: the coordination body designates' };
  return {
    state: { ...common(held), returnedBy, situation: 'disputed', body, assistants: [] },
    events: [
      {
        type: 'JurisdictionDisputed',
        data: {
          matter: known.matter,
          ...(known.region ? { region: known.region } : {}),
          candidates: [],
          body,
          why,
          pack: view.jurisdiction.version,
        },
      },
    ],
  };
}

/** 询问要素 */
export function question(
  state: Dispatch | undefined,
  input: BodyOf<typeof askFacts>,
  context: CommandContext<RoutingView>,
): Decided<Dispatch> {
  const held = own(state, context);
  if (says(held)) return held;
  if (held.situation === 'resolved') return no.notNow(held.situation, ['dispatched', 'acknowledged']);
  return { state: held, events: [{ type: 'FactsAsked', data: { unit: held.lead, question: input.question } }] };
}

/** 补充要素: an answer; where it was the missing one, the owner is decided now. */
export function answerFacts(
  state: Dispatch | undefined,
  input: BodyOf<typeof provideFacts>,
  { now, view }: CommandContext<RoutingView>,
): Decided<Dispatch> {
  if (!state) return no.noTicket;
  if (state.situation === 'ended') return no.over;
  const known: OwnerFacts = {
    ...state.known,
    facts: { ...state.known.facts, ...input.facts },
    ...(input.region ? { region: input.region } : {}),
  };
  const provided = {
    type: 'FactsProvided' as const,
    data: {
      facts: input.facts,
      ...(input.region ? { region: input.region } : {}),
      ...(input.answer ? { answer: input.answer } : {}),
    },
  };
  if (state.situation !== 'asking') return { state: { ...state, known }, events: [provided] };
  const routed = route({ ...common(state), known }, view, now);
  return { ...routed, events: [provided, ...(routed.events ?? [])] };
}

/** 办结: the unit says so. A redo needs another approver. */
export function resolve(
  state: Dispatch | undefined,
  input: BodyOf<typeof resolveTicket>,
  context: CommandContext<RoutingView>,
): Decided<Dispatch> {
  const held = own(state, context);
  if (says(held)) return held;
  if (held.situation !== 'acknowledged') return no.notNow(held.situation, ['acknowledged']);
  if (held.approvers.includes(input.approver)) return no.sameApprover(input.approver);
  return {
    state: { ...held, situation: 'resolved', approvers: [...held.approvers, input.approver] },
    events: [{ type: 'TicketResolved', data: { unit: held.lead, round: held.round, ...input } }],
  };
}

/** 指定管辖: the coordination body names the lead; a supervisor may do so above any unit. */
export function designate(
  state: Dispatch | undefined,
  input: BodyOf<typeof designateUnit>,
  { actor, now, view }: CommandContext<RoutingView>,
): Decided<Dispatch> {
  if (!state) return no.noTicket;
  const possible = actor.role === 'supervisor' ? state.situation !== 'ended' : state.situation === 'disputed';
  if (!possible) return actor.role === 'supervisor' ? no.over : no.notNow(state.situation, ['disputed']);
  if ([input.lead, ...input.assistants].some((unit) => !view.jurisdiction.units.has(unit))) return no.unknownUnit;
  const rule = {
    id: 'designated',
    text: { zh: `指定管辖：${input.reason}`, en: `Designated: ${input.reason}` },
    basis: { kind: 'document' as const, text: input.basis },
  };
  const assistants = [...new Set(input.assistants)].filter((unit) => unit !== input.lead);
  const named = { type: 'UnitDesignated' as const, data: { ...input, assistants } };
  return give(common(state), { lead: input.lead, assistants, how: 'designated', rule }, view, now, [named]);
}

type RoutingCommand<I> = Command<Dispatch, I, RoutingView>;
const named = <I>(name: string, decide: RoutingCommand<I>['decide']): RoutingCommand<I> => ({ name, decide });

export const commands = {
  acknowledge: named('acknowledge', acknowledge),
  contact: named('contact', contact),
  askReturn: named('return', askReturn),
  answerReturn: named('return-decision', answerReturn),
  question: named('question', question),
  answerFacts: named('facts', answerFacts),
  resolve: named('resolve', resolve),
  designate: named('designate', designate),
};
export type RoutingCommands = typeof commands;
