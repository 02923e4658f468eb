import { t } from '../language/text';
import { action, given, textOf, type Field, type TicketAction, type Values } from './action';

/** Parts into which the form can split a call; the first two are required. */
const PARTS = [1, 2, 3, 4] as const;
const partField = (number: number): Field => ({
  name: `part-${number}`,
  label: t(`第 ${number} 件事`, `Matter ${number}`),
  kind: 'area',
  isRequired: number <= 2,
});
const partsOf = (values: Values): { text: string }[] =>
  PARTS.flatMap((number) => {
    const text = given(values, `part-${number}`);
    return text === undefined ? [] : [{ text }];
  });

const split = action({
  id: 'split',
  label: t('拆分', 'Split'),
  icon: 'split',
  path: '/api/v1/tickets/{ticketId}/split',
  roles: ['operator', 'dispatcher'],
  states: ['registered', 'awaiting-classification', 'awaiting-facts', 'awaiting-dispatch', 'dispatched'],
  fields: ({ ticket }) => [
    { ...partField(1), initial: ticket.narrative, hint: t('本单保留这一件', 'This ticket keeps this one') },
    ...PARTS.slice(1).map(partField),
  ],
  body: (values) => ({ parts: partsOf(values) }),
  consequence: (_setting, values) => {
    const further = Math.max(1, partsOf(values).length - 1);
    return t(
      `另立 ${further} 张工单，都从这次来电起计时`,
      `New tickets: ${further}; the time of each counts from this call`,
    );
  },
});

const mergeIssue = action({
  id: 'merge-issue',
  label: t('并入同一问题', 'Merge the same trouble'),
  icon: 'merge',
  path: '/api/v1/tickets/{ticketId}/merge-issue',
  roles: ['dispatcher', 'supervisor'],
  states: 'open',
  fields: () => [{ name: 'reason', label: t('理由', 'Reason'), kind: 'area', isRequired: true }],
  body: (values) => ({ reason: textOf(values, 'reason') }),
  consequence: () =>
    t(
      '同一问题的其他在办工单并入本单，每位来电人仍分别回访',
      'The other open tickets of the same trouble become part of this one; each caller is still called back',
    ),
});

export const issueActions: readonly TicketAction[] = [split, mergeIssue];
