import type { NewEvent, Text, TicketEvent } from '@hotline/contracts';
import { ticketNotFound } from '@hotline/contracts/phrases';
import type { CommandContext, Context, Decided, Refused } from '@hotline/runtime';
import { mask } from '@hotline/text';
import { reachOf } from './callers/visible';
import { added, urged, type TicketWithWords } from './record/urge';
import { isSameLine, lineOf, type Ticket, type TicketCaller } from './ticket';
import type { IntakeView } from './view';

export interface MergeWithTarget {
  readonly ticketId: string;
  readonly into: string;
  readonly reason: string;
  /** The ticket to merge into; absent when there is none. */
  readonly target: Ticket | undefined;
}

const noTarget: Refused = {
  refused: 'not-found',
  detail: { zh: '未找到要并入的工单', en: 'The ticket to merge into was not found' },
  hint: { zh: '请核对要并入的工单', en: 'Check the ticket to merge into' },
};
const notOpen = (ticketNo: string): Refused => ({
  refused: 'not-now',
  detail: { zh: `工单${ticketNo}已结案或已并案`, en: `Ticket ${ticketNo} is closed or merged` },
  hint: {
    zh: '只能将办理中的工单并入办理中的工单',
    en: 'Only an open ticket can be merged, and only into an open ticket',
  },
});
const itself: Refused = {
  refused: 'invalid-input',
  detail: { zh: '不能并入自身', en: 'A ticket cannot be merged into itself' },
  hint: { zh: '请核对要并入的工单', en: 'Check the ticket to merge into' },
};

const crossing: Refused = {
  refused: 'not-now',
  detail: { zh: '另有工单正在并入本工单', en: 'Another ticket is being merged into this one at this moment' },
  hint: {
    zh: '请一分钟后查看；如仍需并案再试',
    en: 'Look at the ticket again in a minute; if a merge is still needed, repeat it',
  },
};
/** How long a target waits for an announced merge, in ms. */
const ANNOUNCED_MS = 60_000;

/**
 * Announces a merge: records on the target, before the merge, that a ticket will be merged into it. If two merges cross
 * (A into B, B into A) or several form a cycle, each ticket to be merged then expects another ticket itself. So at
 * least one of these merges is refused.
 */
export function expectMerge(
  state: Ticket | undefined,
  { from }: { readonly from: string },
  { now }: CommandContext,
): Decided<Ticket> {
  if (!state) return noTarget;
  if (state.situation !== 'open') return notOpen(state.ticketNo);
  const others = (state.expecting ?? []).filter(({ ticket, until }) => until > now && ticket !== from);
  return { state: { ...state, expecting: [...others, { ticket: from, until: now + ANNOUNCED_MS }] } };
}

/**
 * 并案: merges this ticket into another open ticket of the jurisdiction; `join` then adds its callers to the target.
 * When two merges cross, the ticket with the smaller id stays open.
 */
export function merge(
  state: Ticket | undefined,
  { ticketId, into, reason, target }: MergeWithTarget,
  { now }: CommandContext,
): Decided<Ticket> {
  if (!state) return ticketNotFound;
  if (into === ticketId) return itself;
  if (state.situation !== 'open') return notOpen(state.ticketNo);
  if (!target || target.jurisdiction !== state.jurisdiction) return noTarget;
  if (target.situation !== 'open') return notOpen(target.ticketNo);
  const coming = (state.expecting ?? []).filter(({ until }) => until > now);
  if (coming.some(({ ticket }) => ticket !== into || ticketId < into)) return crossing;
  return {
    state: { ...state, situation: 'merged', mergedInto: into },
    events: [{ type: 'TicketMerged', data: { into, reason: mask(reason) } }],
  };
}

/**
 * Adds the callers of the merged ticket, `source`, to its target. If the target has itself been merged meanwhile, it
 * passes the callers on to its own target.
 */
export function join(
  state: Ticket | undefined,
  event: TicketEvent<'TicketMerged'>,
  { view, now }: Context<IntakeView>,
  source: Ticket | undefined,
): Decided<Ticket> {
  if (!state || !source)
    throw new Error(`ticket ${event.subject} was merged into ${event.data.into}, and one of the two is not there`);
  const known = new Set(state.waiting.map((waiting) => waiting.ticket));
  const coming = source.waiting.filter((waiting) => !known.has(waiting.ticket));
  const arrived = withoutExpected(state, event.subject);
  if (coming.length === 0) return arrived === state ? undefined : { state: arrived };
  const waiting = [...state.waiting, ...coming];
  const joined = coming.map((who, i) => joinedEvent(who, [...state.waiting, ...coming.slice(0, i)], waiting.length));
  const passed: NewEvent[] = state.mergedInto
    ? [{ type: 'TicketMerged', data: { into: state.mergedInto, reason: event.data.reason } }]
    : [];
  const heard = withFollowUp({ ...arrived, waiting }, source, view, now);
  return { state: heard.state, events: [...joined, ...heard.events, ...passed] };
}

/** The words of a merged follow-up call are not lost: they urge the target, or are added to it. `now` in epoch ms. */
function withFollowUp(state: Ticket, { followUp, narrative }: Ticket, view: IntakeView, now: number): TicketWithWords {
  if (!followUp) return { state, events: [] };
  return followUp.act === 'urge' ? urged(state, narrative, view) : added(state, { text: narrative }, now);
}

/** `before`: the callers known so far. One of them may be the same person as this one. */
function joinedEvent({ ticket, caller }: TicketCaller, before: readonly TicketCaller[], callers: number): NewEvent {
  const same = before.find((known) => isSameLine(lineOf(known.caller), lineOf(caller)));
  return {
    type: 'CallerJoined',
    data: {
      from: ticket,
      callers,
      ...(same ? { samePersonAs: same.ticket } : {}),
      ...reachOf(caller),
    },
  };
}

function withoutExpected(state: Ticket, arrived: string): Ticket {
  const { expecting = [], ...rest } = state;
  const others = expecting.filter(({ ticket }) => ticket !== arrived);
  if (others.length === expecting.length) return state;
  return others.length > 0 ? { ...rest, expecting: others } : rest;
}

export type MergeInput = Omit<MergeWithTarget, 'target'>;

/** Calls `merge` with the target that was read. */
export const mergeInto = (
  state: Ticket | undefined,
  input: MergeInput,
  context: CommandContext,
  target: Ticket | undefined,
): Decided<Ticket> => merge(state, { ...input, target }, context);

/**
 * Calls `expectMerge` if the merge is possible. Otherwise the target stays as it is, and the following `merge` gives
 * the refusal.
 */
export function expectFrom(
  state: Ticket | undefined,
  { from, into }: { readonly from: string; readonly into: string },
  context: CommandContext,
  source: Ticket | undefined,
): Decided<Ticket> {
  if (!state) return noTarget;
  const isPossible =
    from !== into &&
    source?.situation === 'open' &&
    state.situation === 'open' &&
    source.jurisdiction === state.jurisdiction;
  return isPossible ? expectMerge(state, { from }, context) : undefined;
}

/** Open tickets of an issue. `more`: the issue has more open tickets than one request merges. */
export interface OpenTickets {
  readonly open: readonly string[];
  readonly more: boolean;
}
export interface IssueMergePlan {
  readonly wanted: readonly string[];
  readonly left: readonly { readonly ticketId: string; readonly why: Text }[];
}

const notOfIssue: Text = {
  zh: '该工单不属于同一问题，或已不在办理中',
  en: 'The ticket is not open, or not about this issue',
};

/**
 * The refusal when nothing can be merged into a ticket, because it is not in the jurisdiction or not open; otherwise
 * undefined.
 */
export function canTakeIssue(target: Ticket | undefined, jurisdiction: string): Refused | undefined {
  if (!target || target.jurisdiction !== jurisdiction) return ticketNotFound;
  if (target.situation === 'open') return undefined;
  return {
    refused: 'not-now',
    detail: { zh: '工单已结案或已并案', en: 'The ticket is closed or merged' },
    hint: { zh: '请选择同一问题中办理中的工单', en: 'Choose an open ticket of the issue' },
  };
}

/**
 * Chooses the open tickets to merge: all, or only the named ones. `left` lists named tickets that are not open tickets
 * of the issue, with the reason.
 */
export function planIssueMerge({ open }: OpenTickets, named: readonly string[] | undefined): IssueMergePlan {
  const tickets = named ?? open;
  return {
    wanted: tickets.filter((ticketId) => open.includes(ticketId)),
    left: tickets.filter((ticketId) => !open.includes(ticketId)).map((ticketId) => ({ ticketId, why: notOfIssue })),
  };
}
