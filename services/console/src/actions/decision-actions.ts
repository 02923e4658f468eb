import { t } from '../language/text';
import { action, textOf, verdicts, type TicketAction } from './action';

/** Decides on one of the requests to read the callers; the ticket page shows them beside the callers. */
export const callerViewDecision = action({
  id: 'caller-view-decision',
  label: t('审批查看诉求人', 'Decide on reading the caller'),
  icon: 'eye',
  path: '/api/v1/tickets/{ticketId}/caller-view-decisions',
  roles: ['reviewer', 'supervisor', 'admin'],
  states: 'any',
  tone: 'main',
  fields: () => [
    {
      name: 'approve',
      label: t('意见', 'Decision'),
      kind: 'segments',
      options: verdicts(t('核准', 'Approve'), t('不同意', 'Refuse')),
      isRequired: true,
    },
  ],
  body: (values, { askedBy = '' }) => ({ requestedBy: askedBy, approve: textOf(values, 'approve') === 'yes' }),
});

/** Decides whether the designation that ended a dispute becomes a rule for later tickets. */
const decidePrecedent = action({
  id: 'precedent-decision',
  label: t('审批先例', 'Decide on precedent'),
  icon: 'scales',
  path: '/api/v1/tickets/{ticketId}/precedent',
  roles: ['coordinator', 'supervisor', 'admin'],
  states: 'any',
  isFor: ({ precedent }) => precedent !== undefined,
  fields: () => [
    {
      name: 'approve',
      label: t('是否作为先例', 'Does it become a rule'),
      kind: 'segments',
      options: verdicts(t('作为先例', 'Approve'), t('不作为先例', 'Decline')),
      isRequired: true,
    },
    {
      name: 'reach',
      label: t('适用范围', 'Where it applies'),
      kind: 'segments',
      options: [
        { value: 'here', label: t('本工单所在区域', 'The region of the ticket') },
        { value: 'everywhere', label: t('全部区域', 'Every region') },
      ],
      initial: 'here',
      isShown: (values) => textOf(values, 'approve') === 'yes',
    },
    { name: 'reason', label: t('理由', 'Reason'), kind: 'area', isRequired: true },
  ],
  body: (values) => ({
    approve: textOf(values, 'approve') === 'yes',
    reason: textOf(values, 'reason'),
    everywhere: textOf(values, 'reach') === 'everywhere',
  }),
  consequence: ({ ticket: { precedent }, jurisdiction }) => {
    const lead = jurisdiction.units.find(({ id }) => id === precedent?.lead)?.name;
    return lead && t(`批准后同样的工单由${lead.zh}主办`, `Once approved, ${lead.en} leads on such tickets`);
  },
});

export const precedentActions: readonly TicketAction[] = [decidePrecedent];
