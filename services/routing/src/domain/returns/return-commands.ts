import type * as api from '@hotline/contracts';
import type { CommandContext, Decided } from '@hotline/runtime';
import { recordOf, type Dispatch } from '../dispatch';
import { isRefusal, ledByActor } from '../led-by-actor';
import * as refusals from '../refusals';
import { dispatchTo, dispute } from '../route';
import type { RoutingView } from '../view';

/** Number of answered returns up to which a dispatcher decides the next one; after that a supervisor does. */
const DISPATCHER_DECIDES_UP_TO = 0;
/** Most returns of a ticket that lead to another unit; the next one that is granted goes to the coordination body. */
const MOST_RETURNS = 2;

/**
 * 申请退单: the lead asks to return the ticket, once and within the return window. A dispatcher or supervisor decides;
 * the clocks keep running until then.
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
  const { proposedUnit } = input;
  if (proposedUnit !== undefined && !view.jurisdiction.units.has(proposedUnit)) return refusals.unknownUnit;
  const request = { acknowledged: led.situation === 'acknowledged', ...(proposedUnit ? { proposedUnit } : {}) };
  return {
    state: { ...led, situation: 'return-requested', request },
    events: [{ type: 'ReturnRequested', data: { unit: led.lead, hop: led.hop, ...input } }],
  };
}

/**
 * 退单审核: a granted return moves the ticket to another unit; a rejected one leaves it, and the unit cannot ask again.
 * A dispatcher decides the first return of a ticket, a supervisor any.
 */
export function decideReturn(
  state: Dispatch | undefined,
  input: api.BodyOf<typeof api.decideReturn>,
  context: CommandContext<RoutingView>,
): Decided<Dispatch> {
  if (!state || state.situation === 'registered') return refusals.noTicket;
  if (state.situation !== 'return-requested') return refusals.notNow(state.situation, ['return-requested']);
  if (context.actor.role !== 'supervisor' && state.returnedBy.length > DISPATCHER_DECIDES_UP_TO)
    return refusals.supervisorDecides;
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
  if (returned.returnedBy.length > MOST_RETURNS) {
    const why = { zh: '已三次退单，提交协调机构指定', en: 'Returned three times: the coordination body designates' };
    return dispute(returned, { candidates: [], body: jurisdiction.coordination, why }, context);
  }
  if (!to) return refusals.noReceivingUnit;
  if (to === lead) return refusals.sameUnit;
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
