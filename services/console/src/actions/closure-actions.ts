import { closureLabels } from '@hotline/contracts/labels';
import { t } from '../language/text';
import { action, filled, given, listOf, optionsOf, textOf, verdicts, type Field, type TicketAction } from './action';
import { callerField, callerIn } from './forms/caller-field';

const REASON: Field = { name: 'reason', label: t('理由', 'Reason'), kind: 'area', isRequired: true };
const APPROVED = ['partly-resolved', 'explained', 'untrue', 'beyond-duty', 'unreachable', 'final-reply'] as const;
const approvedLabels = Object.fromEntries(APPROVED.map((code) => [code, closureLabels[code]]));
const isPartly = (values: Parameters<typeof textOf>[0]): boolean => textOf(values, 'closure') === 'partly-resolved';

const requestClosure = action({
  id: 'closure',
  label: t('申请结案', 'Ask to close'),
  icon: 'clipboard',
  path: '/api/v1/tickets/{ticketId}/closure',
  roles: ['callback', 'dispatcher', 'supervisor', 'coordinator'],
  states: ['supervised'],
  fields: () => [
    {
      name: 'closure',
      label: t('结案方式', 'Type of closure'),
      kind: 'choice',
      options: optionsOf(approvedLabels),
      isRequired: true,
    },
    {
      name: 'promisedOn',
      label: t('承诺日期', 'Promised day'),
      hint: t('如 2026-12-31', 'For example 2026-12-31'),
      kind: 'line',
      isRequired: true,
      isShown: isPartly,
    },
    {
      name: 'evidence',
      label: t('证明材料', 'Files that prove it'),
      kind: 'files',
    },
    REASON,
  ],
  body: (values) =>
    filled({
      closure: textOf(values, 'closure'),
      reason: textOf(values, 'reason'),
      evidence: listOf(values, 'evidence'),
      promisedOn: isPartly(values) ? given(values, 'promisedOn') : undefined,
    }) as never,
  consequence: () => t('须由另一人审批后才结案', 'The ticket closes when another person has approved'),
});

const decideClosure = action({
  id: 'closure-decision',
  label: t('结案审批', 'Decide on closure'),
  icon: 'clipboard',
  path: '/api/v1/tickets/{ticketId}/closure-decision',
  roles: ['supervisor', 'coordinator'],
  states: ['awaiting-closure'],
  tone: 'main',
  fields: () => [
    {
      name: 'approve',
      label: t('审批意见', 'Decision'),
      kind: 'segments',
      options: verdicts(t('同意结案', 'Approve'), t('驳回', 'Reject')),
      isRequired: true,
    },
    REASON,
  ],
  body: (values) => ({ approve: textOf(values, 'approve') === 'yes', reason: textOf(values, 'reason') }),
});

const reopen = action({
  id: 'reopen',
  label: t('诉求人要求重办', 'Reopen for the caller'),
  icon: 'undo',
  path: '/api/v1/tickets/{ticketId}/reopen',
  roles: ['operator', 'callback'],
  states: ['closed'],
  fields: ({ ticket }) => [...callerField(ticket), { ...REASON, label: t('诉求人意见', 'What the caller says') }],
  body: (values, { ticket }) => ({ caller: callerIn(values, ticket), reason: textOf(values, 'reason') }),
  consequence: ({ ticket }) =>
    t(
      `进入第 ${ticket.round + 1} 轮，自登记起的时限继续`,
      `Round ${ticket.round + 1} begins; the time since registration still counts`,
    ),
});

const withdrawal = action({
  id: 'withdrawal',
  label: t('申请撤回', 'Ask to withdraw'),
  icon: 'undo',
  path: '/api/v1/tickets/{ticketId}/withdrawal',
  roles: ['operator', 'callback'],
  states: 'open',
  fields: ({ ticket }) => [...callerField(ticket), REASON],
  body: (values, { ticket }) => ({ caller: callerIn(values, ticket), reason: textOf(values, 'reason') }),
  consequence: () => t('回访核实前，办理和计时照常', 'Work and clocks go on until the caller has confirmed'),
});

/** Records whether a caller who asked to withdraw the ticket confirms this. */
export const confirmWithdrawal = action({
  id: 'withdrawal-answer',
  label: t('核实撤回', 'Confirm the withdrawal'),
  icon: 'phone-out',
  path: '/api/v1/tickets/{ticketId}/callback',
  roles: ['callback'],
  states: 'open',
  fields: ({ ticket }) => [
    ...callerField(ticket),
    {
      name: 'withdraws',
      label: t('诉求人是否撤回', 'Does the caller withdraw'),
      kind: 'segments',
      options: [
        { value: 'yes', label: t('撤回', 'Withdraws') },
        { value: 'no', label: t('不撤回', 'Does not') },
        { value: 'not-reached', label: t('未接', 'Not reached') },
      ],
      isRequired: true,
    },
  ],
  body: (values, { ticket }) =>
    textOf(values, 'withdraws') === 'not-reached'
      ? { caller: callerIn(values, ticket), reached: false }
      : { caller: callerIn(values, ticket), reached: true, withdraws: textOf(values, 'withdraws') === 'yes' },
});

export const closureActions: readonly TicketAction[] = [
  decideClosure,
  requestClosure,
  reopen,
  withdrawal,
  confirmWithdrawal,
];
