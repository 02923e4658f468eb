import type { BodyOf, orderRedo, recordCallback, Text } from '@hotline/contracts';
import type { NewEvent } from '@hotline/contracts';
import type { Command, CommandContext, Decided, Refused } from '@hotline/runtime';
import { isSatisfied, nextToAsk, worst, type WaitingCaller, type Callback } from './callback';
import type { CallbackRules } from './rules';

type Calling = Extract<Callback, { situation: 'calling' }>;
type CallResult = BodyOf<typeof recordCallback>;

const noTicket: Refused = {
  refused: 'not-found',
  detail: { zh: '未找到该工单的回访', en: 'No callback was found for this ticket' },
  hint: { zh: '承办单位办结后才会回访', en: 'A callback opens when the unit reports the ticket resolved' },
};
/** How a situation of the callback is named to users. */
const situationLabels: Readonly<Record<Callback['situation'], Text>> = {
  waiting: { zh: '待承办单位办结', en: 'waiting until the unit reports it resolved' },
  calling: { zh: '回访中', en: 'in progress' },
  supervised: { zh: '督办中', en: 'with a supervisor' },
  closed: { zh: '已结案', en: 'closed' },
  merged: { zh: '已并案', en: 'merged' },
};
const notNow = (state: Callback, possible: Callback['situation']): Refused => {
  const [now, then] = [situationLabels[state.situation], situationLabels[possible]];
  return {
    refused: 'not-now',
    detail: { zh: `回访当前为“${now.zh}”`, en: `The callback is ${now.en}` },
    hint: { zh: `仅“${then.zh}”的工单可执行此操作`, en: `This can be done while the callback is ${then.en}` },
  };
};
const notACaller: Refused = {
  refused: 'invalid-input',
  detail: { zh: '该诉求人未关联本工单', en: 'That caller does not belong to this ticket' },
  hint: {
    zh: '请选择本工单或并入本工单的诉求人',
    en: 'Choose a caller of this ticket or of one merged into it',
  },
};

const iso = (at: number): string => new Date(at).toISOString();
const opened = (round: number, attempt: number, notBefore: number): NewEvent => ({
  type: 'CallbackOpened',
  data: { round, attempt, notBefore: iso(notBefore) },
});

/**
 * 记录回访. A satisfied caller may close the ticket, a dissatisfied one starts another round; no answer decides nothing.
 */
export function record(
  state: Callback | undefined,
  result: CallResult,
  { now, view: rules }: CommandContext<CallbackRules>,
): Decided<Callback> {
  if (!state) return noTicket;
  if (state.situation !== 'calling') return notNow(state, 'calling');
  const asked =
    result.caller === undefined
      ? nextToAsk(state.callers)
      : state.callers.find((caller) => caller.ticket === result.caller);
  if (!asked) return notACaller;
  const recorded: NewEvent = {
    type: 'CallbackRecorded',
    data: {
      round: state.round,
      attempt: (asked.missed ?? 0) + 1,
      caller: asked.ticket,
      reached: result.reached,
      ...answersOf(result),
      ...(result.note ? { note: result.note } : {}),
    },
  };
  const updated = result.reached ? { ...asked, ...answersOf(result) } : missed(asked, rules, now);
  if (updated === asked) return { state, events: [recorded] };
  const callers = state.callers.map((caller) => (caller.ticket === asked.ticket ? updated : caller));
  if (result.reached && !isSatisfied(result.satisfaction))
    return dissatisfied({ ...state, callers }, recorded, rules, result.note);
  return askNext({ ...state, callers }, recorded, rules, now);
}

/** Counts an attempt that did not reach the caller, unless it follows the last one within the gap of the pack. */
function missed(asked: WaitingCaller, rules: CallbackRules, now: number): WaitingCaller {
  if (now < (asked.notBefore ?? 0)) return asked;
  return { ...asked, missed: (asked.missed ?? 0) + 1, notBefore: now + rules.attemptGapMs };
}

const answersOf = (result: CallResult): Partial<Pick<WaitingCaller, 'satisfaction' | 'resolution'>> => ({
  ...(result.satisfaction ? { satisfaction: result.satisfaction } : {}),
  ...(result.resolution ? { resolution: result.resolution } : {}),
});

/** Closes when every caller is satisfied, else asks the next one, or a supervisor when no caller has attempts left. */
function askNext(state: Calling, recorded: NewEvent, rules: CallbackRules, now: number): Decided<Callback> {
  if (!nextToAsk(state.callers)) return close(state, recorded);
  const next = nextToAsk(state.callers, rules.maxAttempts);
  if (!next)
    return supervise(state, recorded, 'unreachable', {
      zh: `${rules.maxAttempts}次未联系上诉求人`,
      en: `The caller was not reached in ${rules.maxAttempts} attempts`,
    });
  const attempt = (next.missed ?? 0) + 1;
  const notBefore = next.notBefore ?? now;
  return { state: { ...state, attempt, notBefore }, events: [recorded, opened(state.round, attempt, notBefore)] };
}

function dissatisfied(
  state: Calling,
  recorded: NewEvent,
  rules: CallbackRules,
  note: string | undefined,
): Decided<Callback> {
  if (state.round >= rules.maxRounds) {
    return supervise(state, recorded, 'unsatisfied', {
      zh: `办理${state.round}轮后诉求人仍不满意`,
      en: `The caller is not satisfied after ${state.round} rounds`,
    });
  }
  const reason = note ?? '诉求人不满意';
  return redo(state, [recorded], { reason, by: 'caller' });
}

function redo(
  state: Callback,
  first: readonly NewEvent[],
  { reason, by }: { reason: string; by: 'caller' | 'supervisor' },
): Decided<Callback> {
  const { jurisdiction, closure, lead } = state;
  const round = state.round + 1;
  const callers = state.callers.map(({ ticket }) => ({ ticket }));
  return {
    state: { situation: 'waiting', jurisdiction, closure, round, callers, ...(lead ? { lead } : {}) },
    events: [...first, { type: 'TicketReopened', data: { round, reason, by, ...(lead ? { lead } : {}) } }],
  };
}

function supervise(
  state: Calling,
  recorded: NewEvent,
  code: 'unsatisfied' | 'unreachable',
  why: Text,
): Decided<Callback> {
  const { attempt: _attempt, notBefore: _notBefore, ...rest } = state;
  return {
    state: { ...rest, situation: 'supervised', why: code },
    events: [recorded, { type: 'SupervisionRequested', data: { round: state.round, code, why } }],
  };
}

function close(state: Calling, recorded: NewEvent): Decided<Callback> {
  const { attempt: _attempt, notBefore: _notBefore, ...rest } = state;
  const own = state.callers[0]?.resolution;
  const closed: NewEvent = {
    type: 'TicketClosed',
    data: {
      closure: state.closure,
      satisfaction: worst(state.callers),
      rounds: state.round,
      ...(own ? { resolution: own } : {}),
    },
  };
  return { state: { ...rest, situation: 'closed' }, events: [recorded, closed] };
}

/** 督办: a supervisor orders another round or another call, and cannot answer for the caller. */
export function order(
  state: Callback | undefined,
  input: BodyOf<typeof orderRedo>,
  { now }: CommandContext,
): Decided<Callback> {
  if (!state) return noTicket;
  if (state.situation !== 'supervised') return notNow(state, 'supervised');
  if (input.what === 'redo') return redo(state, [], { reason: input.reason, by: 'supervisor' });
  const { why: _why, ...rest } = state;
  const callers = rest.callers.map(({ missed: _missed, notBefore: _notBefore, ...caller }) => caller);
  return {
    state: { ...rest, situation: 'calling', callers, attempt: 1, notBefore: now },
    events: [opened(state.round, 1, now)],
  };
}

const recordCommand: Command<Callback, CallResult, CallbackRules> = { name: 'callback', decide: record };
const orderCommand: Command<Callback, BodyOf<typeof orderRedo>, CallbackRules> = { name: 'redo', decide: order };
export const commands = { record: recordCommand, order: orderCommand };
export type FeedbackCommands = typeof commands;
