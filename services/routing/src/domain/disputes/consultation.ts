import type * as api from '@hotline/contracts';
import type { CommandContext, Decided } from '@hotline/runtime';
import { refuseReason } from '../coded-reason';
import { recordOf, type Dispatch } from '../dispatch';
import { isRefusal, ledByActor } from '../led-by-actor';
import { nameOf, noTicket, notNow, unknownUnit } from '../refusals';
import { dispute } from '../route';
import type { RoutingView } from '../view';
import { noParty, notDisputable } from './refusals';

/**
 * 提出争议: the lead says that another unit is responsible. The coordination body asks both units, and those that
 * returned the ticket before, for their opinions. The clock from registration keeps running.
 */
export function raiseDispute(
  state: Dispatch | undefined,
  input: api.BodyOf<typeof api.raiseDispute>,
  context: CommandContext<RoutingView>,
): Decided<Dispatch> {
  const led = ledByActor(state, context);
  if (isRefusal(led)) return led;
  if (led.situation !== 'dispatched' && led.situation !== 'acknowledged')
    return notNow(led.situation, ['dispatched', 'acknowledged']);
  if (led.returnFrom === undefined) return notDisputable;
  const { jurisdiction } = context.view;
  const refused = refuseReason(led, input, jurisdiction, 'disputeReasons');
  if (refused) return refused;
  const { lead, hop, returnedBy } = led;
  const name = nameOf(lead, context.view);
  const why = {
    zh: `${name.zh}提出争议：${input.reason}`,
    en: `${name.en} disputes that it is responsible: ${input.reason}`,
  };
  const raised = { type: 'DisputeRaised' as const, data: { unit: lead, ...input, hop } };
  const parties = [lead, input.proposedUnit, ...returnedBy];
  const contested = { candidates: [], body: jurisdiction.coordination, why };
  return dispute(recordOf(led), contested, context, { cause: 'unit', parties, preceding: [raised] });
}

/**
 * 协商意见: a party says whether it should lead, assist or do neither. It may give another opinion until the lead is
 * named.
 */
export function giveOpinion(
  state: Dispatch | undefined,
  input: api.BodyOf<typeof api.giveOpinion>,
  { actor, now, view }: CommandContext<RoutingView>,
): Decided<Dispatch> {
  if (!state || state.situation === 'registered') return noTicket;
  if (state.situation !== 'disputed') return notNow(state.situation, ['disputed']);
  const { dispute: consultation } = state;
  const { parties, heard, opinionsBy } = consultation;
  const unit = parties.find((party) => party === actor.unit);
  if (unit === undefined) return noParty;
  if (input.proposedLead !== undefined && !view.jurisdiction.units.has(input.proposedLead)) return unknownUnit;
  const late = opinionsBy !== undefined && now > opinionsBy;
  return {
    state: { ...state, dispute: { ...consultation, heard: [...heard.filter((one) => one !== unit), unit] } },
    events: [{ type: 'OpinionGiven', data: { unit, ...input, late } }],
  };
}

/** 临时处置: a unit is ordered to act while the dispute goes on. */
export function orderInterimMeasure(
  state: Dispatch | undefined,
  input: api.BodyOf<typeof api.orderInterimMeasure>,
  { view }: CommandContext<RoutingView>,
): Decided<Dispatch> {
  if (!state || state.situation === 'registered') return noTicket;
  if (state.situation !== 'disputed') return notNow(state.situation, ['disputed']);
  if (!view.jurisdiction.units.has(input.unit)) return unknownUnit;
  return { state, events: [{ type: 'InterimMeasureOrdered', data: input }] };
}
