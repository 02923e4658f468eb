import type * as api from '@hotline/contracts';
import type { EventData, NewEvent } from '@hotline/contracts';
import type { Handling } from '@hotline/jurisdiction';
import type { CommandContext, Decided } from '@hotline/runtime';
import { recordOf, type Dispatch, type DispatchWithLead } from '../dispatch';
import { refuseReason } from '../coded-reason';
import { isRefusal, ledByActor } from '../led-by-actor';
import * as refusals from '../refusals';
import { dispatchTo, dispute } from '../route';
import type { RoutingView } from '../view';

type Decider = EventData<'ReturnRequested'>['decides'];

/**
 * The role that decides on the next return of a ticket: a dispatcher, then a supervisor, each for as many returns as
 * the pack says. Any further return goes to the coordination body.
 */
function deciderOf({ returnedBy }: Dispatch, { returns }: Handling): Decider {
  const { dispatcherDecides, supervisorDecides } = returns;
  if (returnedBy.length < dispatcherDecides) return 'dispatcher';
  return returnedBy.length < dispatcherDecides + supervisorDecides ? 'supervisor' : 'coordinator';
}

/**
 * 申请退单: the lead asks to return the ticket, once and within the return window. The clocks keep running until
 * somebody decides. If the pack allows no further return, the ticket becomes a problem ticket (问题工单), which the
 * coordination body settles.
 */
export function requestReturn(
  state: Dispatch | undefined,
  input: api.BodyOf<typeof api.requestReturn>,
  context: CommandContext<RoutingView>,
): Decided<Dispatch> {
  const { now, view } = context;
  const led = ledByActor(state, context);
  if (isRefusal(led)) return led;
  if (led.situation !== 'dispatched' && led.situation !== 'acknowledged')
    return refusals.notNow(led.situation, ['dispatched', 'acknowledged']);
  if (led.returnedBy.includes(led.lead)) return refusals.returnedBefore;
  if (led.returnFrom === undefined) return refusals.notReturnable;
  const returnBy = led.returnBy ?? view.returnBy(led.returnFrom);
  if (returnBy !== undefined && now > returnBy) return refusals.windowPassed(returnBy, now, view);
  const refused = refuseReason(led, input, view.jurisdiction, 'returnReasons');
  if (refused) return refused;
  const { handling } = view.jurisdiction;
  const { proposedUnit } = input;
  const decides = deciderOf(led, handling);
  const requested = { type: 'ReturnRequested' as const, data: { unit: led.lead, hop: led.hop, decides, ...input } };
  if (decides === 'coordinator') return problemTicket(led, requested, proposedUnit, context);
  const request = { acknowledged: led.situation === 'acknowledged', ...(proposedUnit ? { proposedUnit } : {}) };
  return { state: { ...led, situation: 'return-requested', request }, events: [requested] };
}

/** 问题工单: units have returned the ticket too often, so the coordination body settles it. */
function problemTicket(
  led: DispatchWithLead,
  requested: NewEvent,
  proposedUnit: string | undefined,
  context: CommandContext<RoutingView>,
) {
  const returnedBy = [...led.returnedBy, led.lead];
  const why = {
    zh: `已${returnedBy.length}次退单，列为问题工单，提交协商`,
    en: `Returned ${returnedBy.length} times: a problem ticket, which goes to consultation`,
  };
  const { coordination: body } = context.view.jurisdiction;
  const parties = [...returnedBy, proposedUnit];
  const origin = { cause: 'returns' as const, parties, preceding: [requested] };
  return dispute({ ...recordOf(led), returnedBy }, { candidates: [], body, why }, context, origin);
}

/**
 * 退单审核: a granted return moves the ticket to another unit. After a rejected return, the unit keeps the ticket and
 * cannot ask again. The pack says how many returns of a ticket a dispatcher may decide; a supervisor may decide any.
 */
export function decideReturn(
  state: Dispatch | undefined,
  input: api.BodyOf<typeof api.decideReturn>,
  context: CommandContext<RoutingView>,
): Decided<Dispatch> {
  if (!state || state.situation === 'registered') return refusals.noTicket;
  if (state.situation !== 'return-requested') return refusals.notNow(state.situation, ['return-requested']);
  const decides = deciderOf(state, context.view.jurisdiction.handling);
  if (context.actor.role !== 'supervisor' && decides !== 'dispatcher') return refusals.supervisorDecides;
  if (input.grant) return grantReturn(state, input, context);
  const { request, ...led } = state;
  return {
    state: {
      ...led,
      returnedBy: [...led.returnedBy, led.lead],
      situation: request.acknowledged ? 'acknowledged' : 'dispatched',
    },
    events: [{ type: 'ReturnRejected', data: { unit: led.lead, reason: input.reason, hop: led.hop } }],
  };
}

function grantReturn(
  state: Extract<Dispatch, { situation: 'return-requested' }>,
  { to = state.request.proposedUnit, reason }: api.BodyOf<typeof api.decideReturn>,
  context: CommandContext<RoutingView>,
): Decided<Dispatch> {
  const { lead, hop, decision } = state;
  const { jurisdiction } = context.view;
  const returned = { ...recordOf(state), returnedBy: [...state.returnedBy, lead] };
  if (!to) return refusals.noReceivingUnit;
  if (to === lead) return refusals.sameUnit.returnReasons;
  if (!jurisdiction.units.has(to)) return refusals.unknownUnit;
  const rule = {
    id: 'return-granted',
    text: { zh: `退单审核同意，转派：${reason}`, en: `Return granted: ${reason}` },
    basis: { kind: 'document' as const, text: reason },
  };
  return dispatchTo(returned, { lead: to, assistants: [], decision, how: 'returned', rule }, context, [
    { type: 'DispatchReturned', data: { unit: lead, to, reason, hop } },
  ]);
}
