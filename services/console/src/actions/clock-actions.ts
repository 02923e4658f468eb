import { targetNameLabels } from '@hotline/contracts/labels';
import { t } from '../language/text';
import { when } from '../language/when';
import type { SignedInPerson } from '../session/session';
import type { ClockView, TicketDetail } from '../api/paths';
import {
  action,
  given,
  textOf,
  verdicts,
  type ActionSubject,
  type Field,
  type TicketAction,
  type Values,
} from './action';

/** Clocks for which a unit can request an extension or a pause, if the pack allows it. */
const CLOCKS = ['resolve', 'redo'] as const;

const clockField = (ticket: TicketDetail, states: readonly ClockView['state'][]): Field => {
  const names = CLOCKS.filter((name) =>
    ticket.clocks.some((clock) => clock.name === name && states.includes(clock.state)),
  );
  return {
    name: 'clock',
    label: t('时限', 'Which clock'),
    kind: 'segments',
    options: names.map((value) => ({ value, label: targetNameLabels[value] })),
    initial: names[0] ?? 'resolve',
    isRequired: true,
  };
};
const clockOf = (values: Values): (typeof CLOCKS)[number] =>
  (given(values, 'clock') ?? 'resolve') as (typeof CLOCKS)[number];
const UNTIL: Field = {
  name: 'until',
  label: t('延至日期', 'New due day'),
  hint: t('如 2026-12-31', 'For example 2026-12-31'),
  kind: 'line',
  isRequired: true,
};
const WHY: readonly Field[] = [
  { name: 'reason', label: t('具体说明', 'In detail'), kind: 'area', isRequired: true },
  {
    name: 'evidence',
    label: t('证明（文书名称、编号）', 'Proof (document and its number)'),
    kind: 'line',
    isRequired: true,
  },
];
const wishOf = (values: Values) => ({
  clock: clockOf(values),
  code: textOf(values, 'code'),
  until: textOf(values, 'until'),
  reason: textOf(values, 'reason'),
  evidence: textOf(values, 'evidence'),
});
/** Whether no request to change a clock is pending; a ticket can have only one at a time. */
const isUnasked = ({ extensionRequest, pauseRequest, suspensionRequest }: ActionSubject): boolean =>
  !extensionRequest && !pauseRequest && !suspensionRequest;

const requestExtension = action({
  id: 'extension',
  label: t('申请延期', 'Ask for more time'),
  icon: 'clock',
  path: '/api/v1/tickets/{ticketId}/extension',
  roles: ['unit', 'officer', 'signatory'],
  states: ['dispatched', 'acknowledged'],
  isOfLead: true,
  isFor: isUnasked,
  fields: ({ jurisdiction, ticket }) => [
    clockField(ticket, ['running', 'at-risk']),
    {
      name: 'code',
      label: t('延期理由', 'Reason'),
      kind: 'choice',
      options: jurisdiction.extensionReasons.map(({ code, name }) => ({ value: code, label: name })),
      isRequired: true,
    },
    UNTIL,
    ...WHY,
  ],
  body: wishOf,
  consequence: () =>
    t(
      '批准前照常计时；批准后告知诉求人。自登记起的用时不受影响',
      'The clock runs until the approval; then the caller is told. The total time since registration is not changed',
    ),
});

/** Whether this person has the role that must decide on the request next. */
const isNextLevel = (
  asked: TicketDetail['extensionRequest'] | TicketDetail['pauseRequest'],
  { role, unit }: SignedInPerson,
): boolean => asked?.approvers[0] === role && (role !== 'signatory' || asked.unit === unit);

/** The common part of the actions that approve or reject a request. The pack sets which roles must approve. */
const decision = {
  icon: 'clock',
  roles: ['signatory', 'reviewer', 'dispatcher', 'supervisor', 'coordinator'],
  states: 'open',
  tone: 'main',
  fields: (): readonly Field[] => [
    {
      name: 'approve',
      label: t('审批意见', 'Decision'),
      kind: 'segments',
      options: verdicts(t('同意', 'Approve'), t('驳回', 'Reject')),
      isRequired: true,
    },
    { name: 'reason', label: t('理由', 'Reason'), kind: 'area', isRequired: true },
  ],
  body: (values: Values) => ({ approve: textOf(values, 'approve') === 'yes', reason: textOf(values, 'reason') }),
} as const;

const decideExtension = action({
  ...decision,
  id: 'extension-decision',
  label: t('审批延期', 'Decide on extension'),
  path: '/api/v1/tickets/{ticketId}/extension-decision',
  isFor: ({ extensionRequest }, person) => isNextLevel(extensionRequest, person),
  consequence: ({ ticket: { extensionRequest: asked } }) => {
    if (!asked) return undefined;
    const [clock, from, until] = [targetNameLabels[asked.name], when(asked.from), when(asked.until)];
    return {
      zh: `第${asked.number}次延期：“${clock.zh}”由${from.zh}延至${until.zh}。${asked.reason}（${asked.evidence}）`,
      en:
        `Extension ${asked.number}: ${clock.en} from ${from.en} to ${until.en}. ` +
        `${asked.reason} (${asked.evidence})`,
    };
  },
});

const requestPause = action({
  id: 'pause',
  label: t('申请暂停计时', 'Ask for a pause'),
  icon: 'clock',
  path: '/api/v1/tickets/{ticketId}/pause',
  roles: ['unit', 'officer', 'signatory'],
  states: ['dispatched', 'acknowledged'],
  isOfLead: true,
  isFor: isUnasked,
  fields: ({ jurisdiction, ticket }) => [
    clockField(ticket, ['running', 'at-risk']),
    {
      name: 'code',
      label: t('暂停理由', 'Reason'),
      kind: 'choice',
      options: jurisdiction.pauseReasons.map(({ code, name }) => ({ value: code, label: name })),
      isRequired: true,
    },
    { ...UNTIL, label: t('最晚恢复日期', 'Latest day of the pause') },
    ...WHY,
  ],
  body: wishOf,
  consequence: () =>
    t(
      '自最后一级批准时起暂停计时；自登记起的用时照常计算',
      'The clock stops at the last approval; the total time since registration still counts',
    ),
});

const decidePause = action({
  ...decision,
  id: 'pause-decision',
  label: t('审批暂停', 'Decide on a pause'),
  path: '/api/v1/tickets/{ticketId}/pause-decision',
  isFor: ({ pauseRequest }, person) => isNextLevel(pauseRequest, person),
  consequence: ({ ticket: { pauseRequest: asked } }) => {
    if (!asked) return undefined;
    const [clock, until] = [targetNameLabels[asked.name], when(asked.until)];
    return {
      zh: `第${asked.number}次暂停：“${clock.zh}”最晚至${until.zh}。${asked.reason}（${asked.evidence}）`,
      en: `Pause ${asked.number}: ${clock.en} until ${until.en} at the latest. ${asked.reason} (${asked.evidence})`,
    };
  },
});

const resumeClock = action({
  id: 'clock-resumption',
  label: t('恢复计时', 'Resume the clock'),
  icon: 'clock',
  path: '/api/v1/tickets/{ticketId}/clock-resumption',
  roles: ['unit', 'officer', 'signatory'],
  states: 'open',
  isOfLead: true,
  isFor: ({ clocks, suspension }) => !suspension && (clocks?.some(({ state }) => state === 'paused') ?? false),
  tone: 'main',
  fields: ({ ticket }) => [clockField(ticket, ['paused'])],
  body: (values) => ({ clock: clockOf(values) }),
});

const decideAcceptance = action({
  id: 'acceptance',
  label: t('受理告知', 'Tell whether it is accepted'),
  icon: 'scales',
  path: '/api/v1/tickets/{ticketId}/acceptance',
  roles: ['unit', 'officer', 'signatory'],
  states: 'open',
  isOfLead: true,
  isFor: ({ clocks }) => clocks?.some(({ name, state }) => name === 'accept' && isAwaited(state)) ?? false,
  fields: () => [
    {
      name: 'accepted',
      label: t('是否受理', 'Accepted?'),
      kind: 'choice',
      options: [
        { value: 'yes', label: t('受理', 'The unit accepts it') },
        { value: 'no', label: t('不予受理', 'The unit does not accept it') },
      ],
      isRequired: true,
    },
    {
      name: 'reason',
      label: t('告知内容', 'What the callers are told'),
      hint: t('下一步怎么办；不予受理的，写明理由和救济途径', 'What happens next, or why not and what they can do'),
      kind: 'area',
      isRequired: true,
    },
  ],
  body: (values) => ({ accepted: textOf(values, 'accepted') === 'yes', reason: textOf(values, 'reason') }),
  consequence: () => t('立即告知诉求人，法定受理期限停止计时', 'The callers are told at once, and the clock stops'),
});

/** Whether a clock is neither met nor ended. */
const isAwaited = (state: string): boolean => state !== 'met' && state !== 'met-late' && state !== 'ended';

const PROMISERS = ['unit', 'officer', 'signatory', 'operator', 'dispatcher', 'callback', 'supervisor'] as const;
const OF_UNITS: ReadonlySet<string> = new Set(['unit', 'officer', 'signatory']);

const makePromise = action({
  id: 'promise',
  label: t('向诉求人承诺', 'Promise to the callers'),
  icon: 'clock',
  path: '/api/v1/tickets/{ticketId}/promise',
  roles: PROMISERS,
  states: 'open',
  isFor: ({ lead, assistants }, { role, unit }) =>
    !OF_UNITS.has(role) || (unit !== undefined && [lead, ...assistants].includes(unit)),
  fields: () => [
    {
      name: 'promisedOn',
      label: t('承诺日期', 'Promised day'),
      hint: t('如 2026-12-31', 'For example 2026-12-31'),
      kind: 'line',
      isRequired: true,
    },
    { name: 'promised', label: t('承诺事项', 'What is promised'), kind: 'area', isRequired: true },
  ],
  body: (values) => ({ promisedOn: textOf(values, 'promisedOn'), promised: textOf(values, 'promised') }),
  consequence: () =>
    t(
      '立即告知诉求人；到期未兑现会提醒督办员，不能延期或撤销',
      'The callers are told at once. A supervisor is notified if it is not kept in time; it cannot be moved or withdrawn',
    ),
});

type Promises = NonNullable<ActionSubject['promises']>;
/** The promises that the callers still wait for. */
const awaited = ({ promises = [] }: Pick<ActionSubject, 'promises'>): Promises =>
  promises.filter(({ state }) => state === 'running' || state === 'broken');

const keepPromise = action({
  id: 'promise-kept',
  label: t('记录承诺兑现', 'Record that a promise is kept'),
  icon: 'check',
  path: '/api/v1/tickets/{ticketId}/promise-kept',
  roles: PROMISERS,
  states: 'any',
  isFor: (ticket, { role, unit }) =>
    awaited(ticket).some((one) => !OF_UNITS.has(role) || one.unit === unit || ticket.lead === unit),
  fields: ({ ticket }) => choices(awaited(ticket)),
  body: (values) => ({ promise: Number(textOf(values, 'promise')), done: textOf(values, 'done') }),
  consequence: () => t('停止这项承诺的计时，并告知诉求人', 'The clock of the promise stops, and the callers see it'),
});

function choices(promises: Promises): Field[] {
  const [first] = promises;
  return [
    {
      name: 'promise',
      label: t('承诺', 'Promise'),
      kind: 'choice',
      options: promises.map(({ number, on, what }) => ({
        value: String(number),
        label: t(`${on} ${what ?? '办完其余部分'}`, `${on} ${what ?? 'the rest'}`),
      })),
      ...(first ? { initial: String(first.number) } : {}),
      isRequired: true,
    },
    { name: 'done', label: t('完成情况', 'What was done'), kind: 'area', isRequired: true },
  ];
}

export const clockActions: readonly TicketAction[] = [
  decideExtension,
  decidePause,
  resumeClock,
  requestExtension,
  requestPause,
  keepPromise,
  makePromise,
  decideAcceptance,
];
