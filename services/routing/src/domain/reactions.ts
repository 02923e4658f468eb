import type { EventData, TicketEvent } from '@hotline/contracts';
import type { Context, Decided, Reactions } from '@hotline/runtime';
import { common, hasLead, type Dispatch, type OwnerFacts } from './dispatch';
import type { RoutingView } from './view';
import { ask, give, route, sameOwner } from './route';

/**
 * The matter is known (or was corrected): who leads? A correction that changes no owner changes nothing, whoever has it
 * by now and for whatever reason.
 */
export function classified(
  state: Dispatch | undefined,
  event: TicketEvent<'TicketClassified'>,
  { now, jurisdiction, view }: Context<RoutingView>,
): Decided<Dispatch> {
  const { region, facts } = event.data;
  const knowing = { known: knownBy(state, event.data), heard: { facts, ...(region ? { region } : {}) } };
  if (!state) return route({ jurisdiction, ...knowing, round: 1, hop: 0, returnedBy: [], approvers: [] }, view, now);
  const kept = { ...state, ...knowing };
  if (state.situation === 'ended' || state.situation === 'resolved') return { state: kept };
  if (sameOwner(ask(state.known, view, now), ask(kept.known, view, now))) return { state: kept };
  const routed = route(common(kept), view, now);
  const isSameLead = hasLead(state) && hasLead(routed.state) && routed.state.lead === state.lead;
  return isSameLead ? { state: kept } : routed;
}

/** What the classification says anew goes before what was known; what it only repeats does not. */
function knownBy(
  state: Dispatch | undefined,
  { matter, kind, urgency, region, facts, registeredAt }: EventData<'TicketClassified'>,
): OwnerFacts {
  const before = state?.known;
  const isNews = ([name, value]: [string, string]): boolean => state?.heard?.facts[name] !== value;
  const where = region !== state?.heard?.region ? (region ?? before?.region) : before?.region;
  return {
    matter,
    kind,
    urgency,
    at: Date.parse(registeredAt),
    facts: { ...before?.facts, ...Object.fromEntries(Object.entries(facts).filter(isNews)) },
    ...(where ? { region: where } : {}),
  };
}

/**
 * 重办: the same lead again, in a new round; another approver must answer for it. Only what was said to be done is done
 * again: of a ticket that has gone
 * to another unit meanwhile, the round alone is kept.
 */
export function reopened(
  state: Dispatch | undefined,
  { data }: TicketEvent<'TicketReopened'>,
  { now, view }: Context<RoutingView>,
): Decided<Dispatch> {
  if (!state || (state.situation === 'ended' && (state.merged || !state.lead))) return undefined;
  const round = Math.max(state.round, data.round);
  if (state.situation !== 'resolved' && state.situation !== 'ended') return { state: { ...state, round } };
  const rule = {
    id: 'redo',
    text: { zh: `第${round}轮重办：${data.reason}`, en: `Redo, round ${round}: ${data.reason}` },
    basis: { kind: 'document' as const, text: '谁承办谁重办' },
  };
  const before =
    state.situation === 'resolved'
      ? { lead: state.lead, assistants: state.assistants, decision: state.decision, pack: state.pack }
      : { lead: state.lead ?? '', assistants: [] };
  return give({ ...common(state), round }, { ...before, how: 'redo', rule }, view, now);
}

/** Merged: nobody acts on it here any more, even when the classification is still on its way. */
export function merged(
  state: Dispatch | undefined,
  _event: TicketEvent<'TicketMerged'>,
  { jurisdiction }: Context,
): Decided<Dispatch> {
  if (state?.situation === 'ended' && state.merged) return undefined;
  return { state: { ...over(state, jurisdiction), merged: true } };
}

/**
 * Closed by the caller's answer: nobody acts on it any more, nor on one that was only answered and is classified late.
 */
export function ended(
  state: Dispatch | undefined,
  _event: TicketEvent<'TicketClosed'>,
  { jurisdiction }: Context,
): Decided<Dispatch> {
  return state?.situation === 'ended' ? undefined : { state: over(state, jurisdiction) };
}

function over(state: Dispatch | undefined, jurisdiction: string): Extract<Dispatch, { situation: 'ended' }> {
  const nothing: OwnerFacts = { matter: '', kind: 'complaint', urgency: 'normal', facts: {} };
  if (!state)
    return { situation: 'ended', jurisdiction, known: nothing, round: 1, hop: 0, returnedBy: [], approvers: [] };
  return { ...common(state), situation: 'ended', ...('lead' in state && state.lead ? { lead: state.lead } : {}) };
}

export const reactions: Reactions<Dispatch, RoutingView> = {
  TicketClassified: { decide: classified },
  TicketReopened: { decide: reopened },
  TicketClosed: { decide: ended },
  TicketMerged: { decide: merged },
};
