import type * as api from '@hotline/contracts';
import type { Command, CommandContext, Decided } from '@hotline/runtime';
import { mask } from '@hotline/text';
import { acknowledgePart, releaseAssistant, reportAssistance } from './assistance/assistance-commands';
import { hasLead, recordOf, type Dispatch, type KnownMatter } from './dispatch';
import { giveOpinion, orderInterimMeasure, raiseDispute } from './disputes/consultation';
import { designate } from './disputes/designate';
import { attachEvidence } from './evidence/attach-evidence';
import { isRefusal, ledByActor } from './led-by-actor';
import { addNote } from './notes/add-note';
import * as refusals from './refusals';
import { recordContact } from './resolution/contact';
import { resolve } from './resolution/resolve';
import { review } from './resolution/review';
import { sign } from './resolution/sign';
import { dispatchAnew } from './returns/lapse';
import { decideReturn, requestReturn } from './returns/return-commands';
import { route } from './route';
import type { RoutingView } from './view';
import { recordVisit } from './visits/record-visit';

/** 签收: the lead accepts the ticket, or an assistant its part. */
export function acknowledge(
  state: Dispatch | undefined,
  _input: api.BodyOf<typeof api.acknowledgeDispatch>,
  context: CommandContext<RoutingView>,
): Decided<Dispatch> {
  if (state && hasLead(state) && state.parts?.some(({ unit }) => unit === context.actor.unit))
    return acknowledgePart(state, context);
  const led = ledByActor(state, context);
  if (isRefusal(led)) return led;
  if (led.situation !== 'dispatched') return refusals.notNow(led.situation, ['dispatched']);
  return {
    state: { ...led, situation: 'acknowledged' },
    events: [{ type: 'DispatchAcknowledged', data: { unit: led.lead, round: led.round, hop: led.hop } }],
  };
}

/** 询问要素: the lead asks the hotline or the callers a question. The situation does not change. */
export function askFacts(
  state: Dispatch | undefined,
  { question, toCaller }: api.BodyOf<typeof api.askFacts>,
  context: CommandContext<RoutingView>,
): Decided<Dispatch> {
  const led = ledByActor(state, context);
  if (isRefusal(led)) return led;
  if (led.situation === 'resolved') return refusals.notNow(led.situation, ['dispatched', 'acknowledged']);
  return {
    state: { ...led, asked: true },
    events: [{ type: 'FactsAsked', data: { unit: led.lead, question, ...(toCaller ? { toCaller } : {}) } }],
  };
}

/**
 * 补充要素: adds a region and facts to what is known. A ticket that waits for a fact is routed again; any other ticket
 * is not.
 */
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
    data: { facts, ...(region ? { region } : {}), ...(answer ? { answer: mask(answer) } : {}) },
  };
  if (state.situation !== 'asking') return { state: { ...state, known }, events: [provided] };
  const routed = route({ ...recordOf(state), known }, context);
  return { ...routed, events: [provided, ...(routed.events ?? [])] };
}

type RoutingCommand<I> = Command<Dispatch, I, RoutingView>;
const named = <I>(name: string, decide: RoutingCommand<I>['decide']): RoutingCommand<I> => ({ name, decide });

export const commands = {
  acknowledge: named('acknowledge', acknowledge),
  recordContact: named('contact', recordContact),
  recordVisit: named('visits', recordVisit),
  addNote: named('notes', addNote),
  attachEvidence: named('evidence', attachEvidence),
  requestReturn: named('return', requestReturn),
  decideReturn: named('return-decision', decideReturn),
  dispatchAnew: named('dispatch', dispatchAnew),
  askFacts: named('question', askFacts),
  provideFacts: named('facts', provideFacts),
  reportAssistance: named('assistance-report', reportAssistance),
  releaseAssistant: named('assistant-release', releaseAssistant),
  resolve: named('resolve', resolve),
  sign: named('signature', sign),
  review: named('review', review),
  raiseDispute: named('dispute', raiseDispute),
  giveOpinion: named('opinion', giveOpinion),
  orderInterimMeasure: named('interim-measure', orderInterimMeasure),
  designate: named('designate', designate),
};
/** Commands that read something before they decide; service.ts adds them. */
export type RoutingCommands = typeof commands & {
  readonly decidePrecedent: RoutingCommand<api.BodyOf<typeof api.decidePrecedent>>;
  readonly assignOfficer: RoutingCommand<api.BodyOf<typeof api.assignOfficer>>;
};
