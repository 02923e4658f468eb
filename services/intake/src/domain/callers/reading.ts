import type { Actor, EventData, Role } from '@hotline/contracts';
import { actsForUnit, anyOf, anyRole, ticketNotFound } from '@hotline/contracts/phrases';
import type { ReadingReason } from '@hotline/jurisdiction';
import type { CommandContext, Decided, Refused } from '@hotline/runtime';
import { mask } from '@hotline/text';
import type { ReadingRequest, Ticket } from '../ticket';
import type { IntakeView } from '../view';

const MINUTE_MS = 60_000;

/** The reason for a reading: a code of the pack, and what the reader adds. */
export interface GivenReason {
  readonly code: string;
  readonly reason: string;
}
type ReadingContext = CommandContext<IntakeView>;
type Reasons = IntakeView['readingReasons'];

/** Lets a person read the personal data of the callers. The event records who read them, why, and who approved it. */
export function viewCaller(state: Ticket | undefined, given: GivenReason, context: ReadingContext): Decided<Ticket> {
  if (!state) return ticketNotFound;
  const { actor, now, view } = context;
  if (actsForUnit(actor) && !state.units.includes(actor.unit ?? '')) return notYours;
  const rule = reasonFor(actor, given.code, view.readingReasons);
  if ('refused' in rule) return rule;
  if (!needsSecondPerson(state, rule)) return { state, events: [viewed(given)] };
  const approved = (state.readings ?? []).find(
    ({ by, code, approved: approval }) => by === actor.id && code === given.code && (approval?.until ?? 0) > now,
  );
  if (!approved?.approved) return secondPersonNeeded(rule);
  return { state, events: [viewed(given, approved.approved.by)] };
}

/** Records that a search by telephone number found the ticket. It shows no hidden caller, so nobody has to approve it. */
export const foundByNumber = (state: Ticket | undefined, given: GivenReason): Decided<Ticket> =>
  state ? { state, events: [viewed(given)] } : ticketNotFound;

const viewed = ({ code, reason }: GivenReason, approvedBy?: string) => ({
  type: 'CallerViewed' as const,
  data: { code, reason: mask(reason), ...(approvedBy === undefined ? {} : { approvedBy }) },
});

/** 申请查看: asks a second person to approve a reading. A new request of the same person replaces the last one. */
export function requestView(state: Ticket | undefined, given: GivenReason, context: ReadingContext): Decided<Ticket> {
  if (!state) return ticketNotFound;
  const { actor, now, view } = context;
  const rule = reasonFor(actor, given.code, view.readingReasons);
  if ('refused' in rule) return rule;
  if (!needsSecondPerson(state, rule)) return nobodyNeeded;
  const request: ReadingRequest = { by: actor.id, code: given.code };
  return {
    state: { ...state, readings: [...valid(state, now).filter(({ by }) => by !== actor.id), request] },
    events: [
      {
        type: 'CallerViewRequested',
        data: {
          requestedBy: actor.id,
          code: given.code,
          reason: mask(given.reason),
          approvers: [...(rule.secondPerson?.from ?? [])],
        },
      },
    ],
  };
}

/** 查看审批: a second person approves or refuses the request of somebody else. */
export function decideView(
  state: Ticket | undefined,
  { requestedBy, approve }: { readonly requestedBy: string; readonly approve: boolean },
  { actor, now, view }: ReadingContext,
): Decided<Ticket> {
  if (!state) return ticketNotFound;
  const asked = state.readings?.find(({ by, approved }) => by === requestedBy && !approved);
  const rule = asked && view.readingReasons.get(asked.code)?.secondPerson;
  if (!asked || !rule) return nothingAsked;
  if (actor.id === requestedBy) return ownRequest;
  if (!rule.from.some((role) => role === actor.role)) return otherRole(rule.from);
  const until = now + rule.minutes * MINUTE_MS;
  const others = valid(state, now).filter((one) => one !== asked);
  const decided: EventData<'CallerViewDecided'> = { requestedBy, code: asked.code, approved: approve };
  return {
    state: { ...state, readings: approve ? [...others, { ...asked, approved: { by: actor.id, until } }] : others },
    events: [
      {
        type: 'CallerViewDecided',
        data: approve ? { ...decided, until: new Date(until).toISOString() } : decided,
      },
    ],
  };
}

/** Requests that are undecided or whose approval is still valid, so that a ticket does not collect old ones. */
const valid = ({ readings = [] }: Ticket, now: number): ReadingRequest[] =>
  readings.filter(({ approved }) => !approved || approved.until > now);

/**
 * Whether a second person must approve a reading for this reason. By the pack, always, or only if a caller of the
 * ticket is hidden or anonymous, or never.
 */
const needsSecondPerson = ({ waiting }: Ticket, { secondPerson }: ReadingReason): boolean =>
  secondPerson !== undefined &&
  (secondPerson.of === 'everybody' || waiting.some(({ caller }) => caller.anonymity !== 'named'));

/** The reason with this code, if the role of the person may use it; otherwise the refusal, with the possible reasons. */
export function reasonFor(actor: Actor, code: string, reasons: Reasons): ReadingReason | Refused {
  const rule = reasons.get(code);
  if (rule?.roles.some((role) => role === actor.role)) return rule;
  const possible = anyOf(
    [...reasons.values()].filter(({ roles }) => roles.some((role) => role === actor.role)).map(({ name }) => name),
  );
  return {
    refused: 'invalid-input',
    detail: { zh: '不能以该事由查看诉求人', en: 'Your role may not read callers for this reason' },
    hint: possible.zh
      ? { zh: `请选择：${possible.zh}`, en: `Choose one of: ${possible.en}` }
      : { zh: '请由有权查看诉求人信息的人员查看', en: 'Ask somebody whose role may read callers' },
  };
}

const secondPersonNeeded = ({ secondPerson }: ReadingReason): Refused => {
  const from = anyRole(secondPerson?.from ?? []);
  return {
    refused: 'second-person',
    detail: { zh: '查看该诉求人须由另一人核准', en: 'A second person has to approve that you read this caller' },
    hint: {
      zh: `请先申请查看，由${from.zh}核准`,
      en: `Ask first to read the caller; ${from.en} approves it`,
    },
  };
};

const notYours: Refused = {
  refused: 'not-your-ticket',
  detail: { zh: '该工单不由本单位承办', en: 'Your unit neither leads nor assists this ticket' },
  hint: {
    zh: '只有主办和协办单位可以查看诉求人信息',
    en: 'Only the lead and the assistants of a ticket can read its callers',
  },
};

const nobodyNeeded: Refused = {
  refused: 'not-now',
  detail: { zh: '以该事由查看该诉求人无须核准', en: 'Nobody has to approve a reading of this caller for that reason' },
  hint: { zh: '请直接查看', en: 'Read the caller directly' },
};

const nothingAsked: Refused = {
  refused: 'not-now',
  detail: { zh: '没有该人员待核准的查看申请', en: 'That person has no request to read the callers that waits' },
  hint: { zh: '请刷新后查看待核准的申请', en: 'Load the page again to see which requests wait' },
};

const ownRequest: Refused = {
  refused: 'same-approver',
  detail: { zh: '不能核准本人的查看申请', en: 'Nobody approves their own request to read a caller' },
  hint: { zh: '请由另一人核准', en: 'Ask another person to approve it' },
};

const otherRole = (from: readonly Role[]): Refused => ({
  refused: 'not-allowed',
  detail: { zh: '该查看申请不由您的角色核准', en: 'Your role does not approve this request to read a caller' },
  hint: { zh: `请由${anyRole(from).zh}核准`, en: `Ask ${anyRole(from).en}` },
});
