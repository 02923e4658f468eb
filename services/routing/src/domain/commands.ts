import type * as api from '@hotline/contracts';
import type { Command, CommandContext, Decided } from '@hotline/runtime';
import { recordOf, type Dispatch, type KnownMatter } from './dispatch';
import { isRefusal, ledByActor } from './led-by-actor';
import * as refusals from './refusals';
import { recordContact } from './resolution/contact';
import { resolve } from './resolution/resolve';
import { review } from './resolution/review';
import { sign } from './resolution/sign';
import { dispatchAnew } from './returns/lapse';
import { decideReturn, requestReturn } from './returns/return-commands';
import { dispatchTo, route } from './route';
import type { RoutingView } from './view';

/** 签收: the lead accepts the ticket. */
export function acknowledge(
  state: Dispatch | undefined,
  _input: api.BodyOf<typeof api.acknowledgeDispatch>,
  context: CommandContext<RoutingView>,
): Decided<Dispatch> {
  const led = ledByActor(state, context);
  if (isRefusal(led)) return led;
  if (led.situation !== 'dispatched') return refusals.notNow(led.situation, ['dispatched']);
  return {
    state: { ...led, situation: 'acknowledged' },
    events: [{ type: 'DispatchAcknowledged', data: { unit: led.lead, round: led.round, hop: led.hop } }],
  };
}

/** 询问要素: the lead asks the hotline a question about the ticket. The situation stays. */
export function askFacts(
  state: Dispatch | undefined,
  input: api.BodyOf<typeof api.askFacts>,
  context: CommandContext<RoutingView>,
): Decided<Dispatch> {
  const led = ledByActor(state, context);
  if (isRefusal(led)) return led;
  if (led.situation === 'resolved') return refusals.notNow(led.situation, ['dispatched', 'acknowledged']);
  return { state: led, events: [{ type: 'FactsAsked', data: { unit: led.lead, question: input.question } }] };
}

/** 补充要素: adds region and facts to what is known. A ticket that waits for a fact is routed again; any other stays. */
export function provideFacts(
  state: Dispatch | undefined,
  input: api.BodyOf<typeof api.provideFacts>,
  context: CommandContext<RoutingView>,
): Decided<Dispatch> {
  if (!state || state.situation === 'registered') return refusals.noTicket;
  if (state.situation === 'ended') return refusals.over;
  const { facts, region, answer } = input;
  const known: KnownMatter = {
    ...state.known,
    facts: { ...state.known.facts, ...facts },
    ...(region ? { region } : {}),
  };
  const provided = {
    type: 'FactsProvided' as const,
    data: { facts, ...(region ? { region } : {}), ...(answer ? { answer } : {}) },
  };
  if (state.situation !== 'asking') return { state: { ...state, known }, events: [provided] };
  const routed = route({ ...recordOf(state), known }, context);
  return { ...routed, events: [provided, ...(routed.events ?? [])] };
}

/**
 * 指定管辖: the coordination body names the lead of a disputed ticket; a supervisor names the lead of any ticket that has
 * not ended.
 */
export function designate(
  state: Dispatch | undefined,
  input: api.BodyOf<typeof api.designateUnit>,
  context: CommandContext<RoutingView>,
): Decided<Dispatch> {
  if (!state || state.situation === 'registered') return refusals.noTicket;
  const { lead, reason, basis } = input;
  if (context.actor.role === 'supervisor') {
    if (state.situation === 'ended') return refusals.over;
  } else if (state.situation !== 'disputed') return refusals.notNow(state.situation, ['disputed']);
  const { units } = context.view.jurisdiction;
  if ([lead, ...input.assistants].some((unit) => !units.has(unit))) return refusals.unknownUnit;
  const rule = {
    id: 'designated',
    text: { zh: `指定管辖：${reason}`, en: `Designated: ${reason}` },
    basis: { kind: 'document' as const, text: basis },
  };
  const assistants = [...new Set(input.assistants)].filter((unit) => unit !== lead);
  return dispatchTo(recordOf(state), { lead, assistants, how: 'designated', rule }, context, [
    { type: 'UnitDesignated', data: { ...input, assistants } },
  ]);
}

type RoutingCommand<I> = Command<Dispatch, I, RoutingView>;
const named = <I>(name: string, decide: RoutingCommand<I>['decide']): RoutingCommand<I> => ({ name, decide });

export const commands = {
  acknowledge: named('acknowledge', acknowledge),
  recordContact: named('contact', recordContact),
  requestReturn: named('return', requestReturn),
  decideReturn: named('return-decision', decideReturn),
  dispatchAnew: named('dispatch', dispatchAnew),
  askFacts: named('question', askFacts),
  provideFacts: named('facts', provideFacts),
  resolve: named('resolve', resolve),
  sign: named('signature', sign),
  review: named('review', review),
  designate: named('designate', designate),
};
export type RoutingCommands = typeof commands;
