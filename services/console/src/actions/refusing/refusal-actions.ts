import { t } from '../../language/text';
import { action, textOf, verdicts, type ActionSetting, type Field, type TicketAction, type Values } from '../action';

const REASON: Field = { name: 'reason', label: t('说明', 'In detail'), kind: 'area', isRequired: true };

const reasonOf = ({ jurisdiction }: ActionSetting, code: string) =>
  jurisdiction.refusalReasons.find((one) => one.code === code);

/** What the caller is told, the way that is open, and whether they can appeal. */
function told(setting: ActionSetting, code: string): ReturnType<typeof t> | undefined {
  const reason = reasonOf(setting, code);
  if (!reason) return undefined;
  const { text, route, contact, appealDays, approvers } = reason;
  const way = route ? t(`途径：${route.zh}`, route.en) : t('', '');
  const where = contact ? t(`（${contact}）`, ` (${contact})`) : t('', '');
  const appeal = appealDays
    ? t(`可在 ${appealDays} 日内申诉`, `They can appeal within ${appealDays} days`)
    : t('不能申诉', 'They cannot appeal');
  const second = approvers.length > 0 ? t('另一人审批后，', 'After the approval, ') : t('', '');
  return t(
    `${second}告知诉求人：${text.zh}${way.zh}${where.zh}。${appeal.zh}`,
    `${second.en}the caller is told: ${text.en} ${way.en}${where.en} ${appeal.en}`,
  );
}

const requestRefusal = action({
  id: 'refusal',
  label: t('不予受理', 'Refuse'),
  icon: 'close',
  path: '/api/v1/tickets/{ticketId}/refusal',
  roles: ['operator', 'dispatcher'],
  states: [
    'registered',
    'awaiting-classification',
    'awaiting-facts',
    'awaiting-dispatch',
    'disputed',
    'dispatched',
    'acknowledged',
    'return-requested',
  ],
  isFor: ({ refusalRequest, handOvers = [] }) => !refusalRequest && handOvers.length === 0,
  tone: 'danger',
  fields: ({ jurisdiction }) => [
    {
      name: 'code',
      label: t('理由', 'Reason'),
      kind: 'choice',
      options: jurisdiction.refusalReasons.map(({ code, name }) => ({ value: code, label: name })),
      isRequired: true,
    },
    { ...REASON, hint: t('内部记录，不告知诉求人', 'Internal; the caller is not told') },
  ],
  body: (values) => ({ code: textOf(values, 'code'), reason: textOf(values, 'reason') }),
  consequence: (setting, values: Values) => told(setting, textOf(values, 'code')),
});

const decideRefusal = action({
  id: 'refusal-decision',
  label: t('不予受理审批', 'Decide on refusal'),
  icon: 'clipboard',
  path: '/api/v1/tickets/{ticketId}/refusal-decision',
  roles: ['dispatcher', 'reviewer', 'supervisor', 'coordinator'],
  states: 'open',
  isFor: ({ refusalRequest }, { role }) => refusalRequest?.approvers.some((one) => one === role) ?? false,
  tone: 'main',
  fields: () => [
    {
      name: 'approve',
      label: t('审批意见', 'Decision'),
      kind: 'segments',
      options: verdicts(t('同意不予受理', 'Approve'), t('驳回，继续办理', 'Reject; go on')),
      isRequired: true,
    },
    REASON,
  ],
  body: (values) => ({ approve: textOf(values, 'approve') === 'yes', reason: textOf(values, 'reason') }),
  consequence: (setting, values) =>
    textOf(values, 'approve') === 'yes' ? told(setting, setting.ticket.refusalRequest?.code ?? '') : undefined,
});

export const refusalActions: readonly TicketAction[] = [decideRefusal, requestRefusal];
