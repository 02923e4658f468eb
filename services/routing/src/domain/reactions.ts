import type { EventData, TicketEvent } from '@hotline/contracts';
import type { Context, Decided, Reactions } from '@hotline/runtime';
import { demandsOf } from '@hotline/text';
import {
  hasLead,
  newRecord,
  recordOf,
  type CallerAsks,
  type Dispatch,
  type DispatchRecord,
  type KnownMatter,
} from './dispatch';
import { lapsed } from './returns/lapse';
import { decideOwner, dispatchTo, isSameOwner, route } from './route';
import type { RoutingView } from './view';

/** Stores the demands if there are several, and whether the caller left no number. The resolution depends on both. */
export function registered(
  state: Dispatch | undefined,
  { data }: TicketEvent<'TicketRegistered'>,
  { jurisdiction }: Context,
): Decided<Dispatch> {
  const demands = demandsOf(data.demand ?? '');
  if (state || (demands.length < 2 && !data.unreachable)) return undefined;
  const asks: CallerAsks = {
    ...(demands.length < 2 ? {} : { demands }),
    ...(data.unreachable ? { unreachable: true } : {}),
  };
  return { state: { ...newRecord(jurisdiction), asks, situation: 'registered' } };
}

/** No matter is certain: a person classifies the ticket, or dispatches it without a matter if none fits. */
export function deferred(
  state: Dispatch | undefined,
  { data: { proposal, registeredAt } }: TicketEvent<'ClassificationDeferred'>,
  { jurisdiction }: Context,
): Decided<Dispatch> {
  if (state && state.situation !== 'registered') return undefined;
  const { kind, urgency, region, facts } = proposal;
  const known = { matter: '', kind, urgency, facts, at: Date.parse(registeredAt), ...(region ? { region } : {}) };
  const record = state ? recordOf(state) : newRecord(jurisdiction);
  return { state: { ...record, known, situation: 'registered', waits: true } };
}

/** Nobody dispatches a ticket that a guide has answered. */
export function answered(state: Dispatch | undefined): Decided<Dispatch> {
  if (state?.situation !== 'registered' || !state.waits) return undefined;
  return { state: { ...recordOf(state), situation: 'registered' } };
}

/**
 * Routes a ticket when it is classified for the first time. A later classification routes it again only if the rules
 * now decide another owner. So it undoes no granted return and no designation.
 */
export function classified(
  state: Dispatch | undefined,
  event: TicketEvent<'TicketClassified'>,
  context: Context<RoutingView>,
): Decided<Dispatch> {
  const { region, facts } = event.data;
  const known = knownAfter(state, event.data);
  const news = { known, classified: { facts, ...(region ? { region } : {}) } };
  if (!state || state.situation === 'registered')
    return route({ ...(state ? recordOf(state) : newRecord(context.jurisdiction)), ...news }, context);
  const updated = { ...state, ...news };
  if (state.situation === 'ended' || state.situation === 'resolved') return { state: updated };
  const before = state.known;
  // Without a matter before, a person dispatched the ticket and chose the unit for a reason.
  const keepsOwner =
    before.matter === ''
      ? hasLead(state) || state.situation === 'disputed'
      : isSameOwner(decideOwner(before, context), decideOwner(known, context));
  if (keepsOwner) return { state: updated };
  const routed = route(recordOf(updated), context);
  const keepsLead = hasLead(state) && hasLead(routed.state) && routed.state.lead === state.lead;
  return keepsLead ? { state: updated } : routed;
}

/**
 * What is known after a classification. People may have corrected a region or fact since the last classification. So
 * the new value overwrites it only if it differs from the last classification.
 */
function knownAfter(
  state: Dispatch | undefined,
  { matter, kind, urgency, region, facts, registeredAt }: EventData<'TicketClassified'>,
): KnownMatter {
  const known = state?.known;
  const last = state?.classified;
  const isNew = ([name, value]: [string, string]): boolean => last?.facts[name] !== value;
  const knownRegion = region !== last?.region ? (region ?? known?.region) : known?.region;
  return {
    matter,
    kind,
    urgency,
    at: Date.parse(registeredAt),
    facts: { ...known?.facts, ...Object.fromEntries(Object.entries(facts).filter(isNew)) },
    ...(knownRegion ? { region: knownRegion } : {}),
  };
}

/**
 * 重办: dispatches a resolved or closed ticket to its last lead for a new round (谁承办谁重办). If another unit has got the
 * ticket meanwhile, only the number of the round changes.
 */
export function reopened(
  state: Dispatch | undefined,
  { data }: TicketEvent<'TicketReopened'>,
  context: Context<RoutingView>,
): Decided<Dispatch> {
  if (!state) return undefined;
  const round = Math.max(state.round, data.round);
  if (data.afterRefusal) return { state: unclassified({ ...recordOf(state), round }) };
  const last = lastLeadOf(state);
  if (last === 'another') return { state: { ...state, round } };
  if (last === 'none') return withoutUnit({ ...recordOf(state), round }, state, context);
  const rule = {
    id: 'redo',
    text: { zh: `第${round}轮重办：${data.reason}`, en: `Redo, round ${round}: ${data.reason}` },
    basis: { kind: 'document' as const, text: '谁承办谁重办' },
  };
  return dispatchTo({ ...recordOf(state), round }, { ...last, how: 'redo', rule }, context);
}

/** A closed ticket that never had a unit is routed, or classified first; a merged one stays where it is. */
function withoutUnit(record: DispatchRecord, state: Dispatch, context: Context<RoutingView>): Decided<Dispatch> {
  if (state.situation !== 'ended' || state.merged) return undefined;
  return record.known.matter === '' ? { state: unclassified(record) } : route(record, context);
}

/** The ticket as it is before its classification. */
const unclassified = (record: DispatchRecord): Dispatch => ({
  ...record,
  known: { ...record.known, matter: '' },
  situation: 'registered',
});

/**
 * The lead and assistants that resolved the ticket. `another` if a unit still works on it; `none` if it was merged or
 * never had a lead.
 */
function lastLeadOf(state: Dispatch) {
  if (state.situation === 'resolved') {
    const { lead, assistants, decision, pack } = state;
    return { lead, assistants, decision, pack };
  }
  if (state.situation !== 'ended') return 'another';
  return state.merged || !state.lead ? 'none' : { lead: state.lead, assistants: [] };
}

/** Ends the dispatch of a merged ticket for good, even if the ticket is classified later. */
export function merged(
  state: Dispatch | undefined,
  _event: TicketEvent<'TicketMerged'>,
  { jurisdiction }: Context,
): Decided<Dispatch> {
  if (state?.situation === 'ended' && state.merged) return undefined;
  return { state: { ...end(state, jurisdiction), merged: true } };
}

/** Ends the dispatch of a closed ticket, even if it was answered directly and is classified later. */
export function closed(
  state: Dispatch | undefined,
  _event: TicketEvent<'TicketClosed'>,
  { jurisdiction }: Context,
): Decided<Dispatch> {
  return state?.situation === 'ended' ? undefined : { state: end(state, jurisdiction) };
}

function end(state: Dispatch | undefined, jurisdiction: string): Extract<Dispatch, { situation: 'ended' }> {
  if (!state) return { ...newRecord(jurisdiction), situation: 'ended' };
  return { ...recordOf(state), situation: 'ended', ...('lead' in state && state.lead ? { lead: state.lead } : {}) };
}

export const reactions: Reactions<Dispatch, RoutingView> = {
  TicketRegistered: { decide: registered },
  TicketClassified: { decide: classified },
  ClassificationDeferred: { decide: deferred },
  TicketAnswered: { decide: answered },
  TicketRedirected: { decide: answered },
  SlaTargetBreached: { decide: lapsed },
  TicketReopened: { decide: reopened },
  TicketClosed: { decide: closed },
  TicketMerged: { decide: merged },
};
