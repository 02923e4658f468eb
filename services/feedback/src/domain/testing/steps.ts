import {
  checkNewEvent,
  type Actor,
  type BodyOf,
  type EventData,
  type EventType,
  type requestClosure as requestClosureOperation,
  type Role,
  type TicketEvent,
} from '@hotline/contracts';
import { isRefused, type Command, type CommandContext, type Decided } from '@hotline/runtime';
import { afterStorage } from '@hotline/runtime/testing';
import type { Callback } from '../callback';
import { commands } from '../commands';
import { reactions } from '../reactions';
import type { CallbackRules } from '../rules';

export const NOW = Date.parse('2026-01-05T01:00:00Z');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const closers = { evidence: 1, promise: false, final: false };
export const rules: CallbackRules = {
  maxRounds: 2,
  maxAttempts: 3,
  attemptGapMs: 4 * HOUR,
  contradictory: 'ask-again',
  reopenWithinMs: 30 * DAY,
  timeZone: 'Asia/Shanghai',
  plan: [],
  calls: { next: (from) => from },
  leaseMs: 10 * MINUTE,
  skipMs: 15 * MINUTE,
  scheduleWithinMs: 7 * DAY,
  scripts: [],
  refusalReasons: new Map([
    [
      'court',
      {
        name: { zh: '应向法院起诉', en: 'a court decides' },
        text: { zh: '由法院受理', en: 'a court decides it' },
        route: { zh: '请咨询法院', en: 'please ask the court' },
        contact: '12368',
        approvedBy: ['supervisor'],
        appeal: { withinDays: 15, times: 1 },
      },
    ],
    ['empty', { name: { zh: '无内容', en: 'no content' }, text: { zh: '没有内容', en: 'no content' }, approvedBy: [] }],
  ]),
  closures: new Map([
    [
      'partly-resolved',
      { ...closers, after: ['unsatisfied'], requestedBy: ['supervisor'], approvedBy: ['supervisor'], promise: true },
    ],
    [
      'unreachable',
      {
        ...closers,
        after: ['unreachable', 'declined'],
        requestedBy: ['callback'],
        approvedBy: ['supervisor'],
        evidence: 0,
      },
    ],
    [
      'final-reply',
      { ...closers, after: ['unsatisfied'], requestedBy: ['supervisor'], approvedBy: ['coordinator'], final: true },
    ],
  ]),
};
export const id = (digit: number): string => `${digit}`.repeat(36);
export const [own, neighbour, third] = [id(1), id(2), id(3)];
const caller: Actor = { id: 'c', role: 'callback' };

export type CallbackStep = (state: Callback | undefined) => Decided<Callback>;
export const on =
  <T extends EventType>(type: T, data: EventData<T>, view: CallbackRules = rules): CallbackStep =>
  (state) => {
    const decide = reactions[type]?.decide as (
      state: Callback | undefined,
      event: TicketEvent,
      context: object,
      gathered: unknown,
    ) => Decided<Callback>;
    return decide(
      state,
      { type, data, subject: own } as unknown as TicketEvent,
      { now: NOW, jurisdiction: 'tiny', view },
      undefined,
    );
  };
const does =
  <I>(
    command: Command<Callback, I, CallbackRules>,
    input: I,
    context: Partial<CommandContext<CallbackRules>>,
  ): CallbackStep =>
  (state) =>
    command.decide(
      state,
      input,
      { now: NOW, jurisdiction: 'tiny', view: rules, actor: caller, ...context },
      undefined as never,
    );

type Reported = EventData<'TicketResolved'>;
export const resolved = (round = 1, more: Partial<Reported> = {}, view = rules): CallbackStep =>
  on(
    'TicketResolved',
    {
      unit: 'east',
      outcome: 'resolved',
      done: '',
      publicReply: '',
      signedBy: 'x',
      round,
      kind: 'complaint',
      ...more,
    },
    view,
  );
export const answered = (view = rules): CallbackStep =>
  on(
    'TicketAnswered',
    {
      guide: 'g',
      text: { zh: '', en: '' },
      by: 'model',
      kind: 'consultation',
      urgency: 'normal',
      registeredAt: new Date(NOW).toISOString(),
    },
    view,
  );
const why = { rule: { id: 'r', text: { zh: '', en: '' }, basis: { kind: 'law' as const, text: '' } }, pack: '1' };
export const dispatched = on('TicketDispatched', {
  lead: 'west',
  assistants: [],
  urgency: 'normal',
  facts: {},
  why,
  how: 'designated',
  round: 1,
  hop: 2,
});
export const classified = on('TicketClassified', {
  matter: 'm',
  kind: 'complaint',
  urgency: 'normal',
  facts: {},
  confidence: 1,
  alternatives: [],
  reasons: [],
  by: 'person',
  catalogue: '1',
  registeredAt: new Date(NOW).toISOString(),
});
export const withoutNumber = on('TicketRegistered', {
  queryCode: 'ABCDEFGH12',
  unreachable: true,
} as EventData<'TicketRegistered'>);
export const joins = (from: string, more: Partial<EventData<'CallerJoined'>> = {}): CallbackStep =>
  on('CallerJoined', { from, callers: 2, ...more });
export const joined = joins(neighbour);
export const merged = on('TicketMerged', { into: neighbour, reason: '重复' });
export const wantsToWithdraw = (who = own): CallbackStep =>
  on('WithdrawalRequested', { caller: who, reason: '不用了' });

type CallResult = Parameters<typeof commands.record.decide>[1];
/** One recorded call, to the ticket’s own caller unless `caller` names another. */
export const called = (result: Partial<CallResult>, hours = 0): CallbackStep =>
  does(commands.record, { caller: own, reached: true, ...result }, { now: NOW + hours * HOUR });
type Answer = 'satisfied' | 'basically-satisfied' | 'dissatisfied';
export const answers = (satisfaction: Answer, from = own): CallbackStep =>
  called({
    caller: from,
    satisfaction,
    resolution: satisfaction === 'dissatisfied' ? 'not-resolved' : 'resolved',
    ...(satisfaction === 'dissatisfied' ? { note: '还在' } : {}),
  });
/** A call that does not reach the caller, `hours` after the callback was opened. */
export const notReached = (hours: number, from = own): CallbackStep => called({ caller: from, reached: false }, hours);
const someone = (name: string, role: Role): Actor => ({ id: name, role });
export const orders = (what: 'redo' | 'call-again'): CallbackStep =>
  does(commands.order, { what, reason: '督办' }, { actor: someone('s', 'supervisor') });
type ClosureRequest = BodyOf<typeof requestClosureOperation>;
export const asksToClose = (
  closure: ClosureRequest['closure'],
  more: Partial<ClosureRequest> = {},
  by: Actor = someone('s', 'supervisor'),
): CallbackStep => does(commands.requestClosure, { closure, reason: '说明', evidence: ['f1'], ...more }, { actor: by });
export const decidesClosure = (approve: boolean, name: string, role: Role = 'supervisor'): CallbackStep =>
  does(commands.decideClosure, { approve, reason: '已核' }, { actor: someone(name, role) });
export const asksToRefuse = (code: string, name = 'o'): CallbackStep =>
  does(commands.requestRefusal, { code, reason: '已立案，电话13800138000' }, { actor: someone(name, 'operator') });
export const decidesRefusal = (approve: boolean, name: string, role: Role = 'supervisor'): CallbackStep =>
  does(commands.decideRefusal, { approve, reason: '已核' }, { actor: someone(name, role) });
export const endangered = on('EmergencyHandedOver', { guide: 'fire' });
export const reopens = (days: number, from = own): CallbackStep =>
  does(commands.reopen, { caller: from, reason: '又来了' }, { now: NOW + days * DAY });

type Rating = Parameters<typeof commands.answerOnPage.decide>[1];
/** A caller answers on the page of their ticket. */
export const rates = (rating: Partial<Rating> = {}): CallbackStep =>
  does(
    commands.answerOnPage,
    { caller: own, satisfaction: 'satisfied', resolution: 'resolved', ...rating },
    { actor: { id: 'caller', role: 'caller' } },
  );
/** A caller asks on the page of their ticket, `days` after the callback was opened, to have it reopened. */
export const appeals = (days: number, from = own): CallbackStep =>
  does(
    commands.appealOnPage,
    { caller: from, reason: '又来了' },
    { now: NOW + days * DAY, actor: { id: 'caller', role: 'caller' } },
  );

/** The state after some steps. Throws where a step is refused. */
export function given(...steps: CallbackStep[]): Callback | undefined {
  return steps.reduce<Callback | undefined>((state, step) => {
    const outcome = afterStorage(step(state));
    if (isRefused(outcome)) throw new Error(outcome.detail.en);
    outcome?.events?.forEach(checkNewEvent);
    return outcome ? outcome.state : state;
  }, undefined);
}
/** The types of the events of one more step, or the code of its refusal. */
export function then(state: Callback | undefined, step: CallbackStep): string {
  const outcome = afterStorage(step(state));
  if (isRefused(outcome)) return outcome.refused;
  outcome?.events?.forEach(checkNewEvent);
  return outcome?.events?.map(({ type }) => type).join(' ') || 'nothing';
}
