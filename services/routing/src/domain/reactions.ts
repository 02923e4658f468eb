import type { TicketEvent } from '@hotline/contracts';
import type { Context, Decided } from '@hotline/runtime';
import { common, hasLead, type Dispatch, type Known } from './dispatch';
import type { Place } from './place';
import { give, route } from './route';

/** The matter is known (or was corrected): who leads? A correction that changes no owner changes nothing. */
export function classified(place: Place) {
  return (state: Dispatch | undefined, event: TicketEvent<'TicketClassified'>, { now, jurisdiction }: Context): Decided<Dispatch> => {
    const { matter, kind, urgency, region, facts } = event.data;
    const known: Known = { matter, kind, urgency, facts: { ...state?.known.facts, ...facts }, ...(region ?? state?.known.region ? { region: region ?? state?.known.region } : {}) } as Known;
    if (!state) return route({ jurisdiction, known, round: 1, hop: 0, returnedBy: [], approvers: [] }, place, now);
    if (state.situation === 'ended' || state.situation === 'resolved') return { state: { ...state, known } };
    const routed = route({ ...common(state), known }, place, now);
    const sameLead = hasLead(state) && hasLead(routed.state) && routed.state.lead === state.lead;
    return sameLead ? { state: { ...state, known } } : routed;
  };
}

/** 重办: the same lead again, in a new round; another approver must answer for it. */
export function reopened(place: Place) {
  return (state: Dispatch | undefined, event: TicketEvent<'TicketReopened'>, { now }: Context): Decided<Dispatch> => {
    if (!state || !hasLead(state)) return undefined;
    const rule = { id: 'redo', text: { zh: `第${event.data.round}轮重办：${event.data.reason}`, en: `Redo, round ${event.data.round}: ${event.data.reason}` }, basis: { kind: 'document' as const, text: '谁承办谁重办' } };
    return give({ ...common(state), round: event.data.round }, { lead: state.lead, assistants: state.assistants, decision: state.decision, how: 'redo', rule }, place, now);
  };
}

/** Merged before anybody asked who leads: a classification still on its way must not dispatch it. */
export function merged(state: Dispatch | undefined, _event: TicketEvent<'TicketMerged'>, { jurisdiction }: Context): Decided<Dispatch> {
  if (state) return ended(state);
  const known: Known = { matter: '', kind: 'complaint', urgency: 'normal', facts: {} };
  return { state: { situation: 'ended', jurisdiction, known, round: 1, hop: 0, returnedBy: [], approvers: [] } };
}

/** Closed by the caller's answer: nobody acts on it any more. */
export function ended(state: Dispatch | undefined): Decided<Dispatch> {
  if (!state || state.situation === 'ended') return undefined;
  return { state: { ...common(state), situation: 'ended', ...(hasLead(state) ? { lead: state.lead } : {}) } };
}
