import { targetNameLabels } from '@hotline/contracts/labels';
import { t } from '../language/text';
import { when } from '../language/when';
import { action, given, textOf, type Field, type TicketAction } from './action';

/** Clocks of which a unit may ask for more time; the pack decides. */
const CLOCKS = ['resolve', 'redo'] as const;

const requestExtension = action({
  id: 'extension',
  label: t('申请延期', 'Ask for more time'),
  icon: 'clock',
  path: '/api/v1/tickets/{ticketId}/extension',
  roles: ['unit', 'officer', 'signatory'],
  states: ['dispatched', 'acknowledged'],
  isOfLead: true,
  isFor: ({ extensionRequest }) => extensionRequest === undefined,
  fields: ({ jurisdiction, ticket }): readonly Field[] => [
    {
      name: 'clock',
      label: t('哪个时限', 'Which clock'),
      kind: 'segments',
      options: CLOCKS.filter((name) => ticket.clocks.some((clock) => clock.name === name)).map((name) => ({
        value: name,
        label: targetNameLabels[name],
      })),
      initial: 'resolve',
      isRequired: true,
    },
    {
      name: 'code',
      label: t('延期理由', 'Reason'),
      kind: 'choice',
      options: jurisdiction.extensionReasons.map(({ code, name }) => ({ value: code, label: name })),
      isRequired: true,
    },
    {
      name: 'until',
      label: t('延至哪一天', 'Until which day'),
      hint: t('如 2026-12-31', 'For example 2026-12-31'),
      kind: 'line',
      isRequired: true,
    },
    { name: 'reason', label: t('具体说明', 'In detail'), kind: 'area', isRequired: true },
    {
      name: 'evidence',
      label: t('证明（文书名称、编号）', 'What proves it (paper and its number)'),
      kind: 'line',
      isRequired: true,
    },
  ],
  body: (values) => ({
    clock: (given(values, 'clock') ?? 'resolve') as 'resolve' | 'redo',
    code: textOf(values, 'code'),
    until: textOf(values, 'until'),
    reason: textOf(values, 'reason'),
    evidence: textOf(values, 'evidence'),
  }),
  consequence: () =>
    t(
      '批准前时限照常；批准后告知诉求人，自登记起的时间不变',
      'Clocks run on until it is approved; then the caller is told. The time since registration stays',
    ),
});

const decideExtension = action({
  id: 'extension-decision',
  label: t('审批延期', 'Decide on more time'),
  icon: 'clock',
  path: '/api/v1/tickets/{ticketId}/extension-decision',
  roles: ['signatory', 'reviewer', 'dispatcher', 'supervisor', 'coordinator'],
  states: 'open',
  isFor: ({ extensionRequest }) => extensionRequest !== undefined,
  tone: 'main',
  fields: () => [
    {
      name: 'approve',
      label: t('审批意见', 'Decision'),
      kind: 'segments',
      options: [
        { value: 'yes', label: t('同意延期', 'Approve') },
        { value: 'no', label: t('驳回', 'Reject') },
      ],
      isRequired: true,
    },
    { name: 'reason', label: t('理由', 'Reason'), kind: 'area', isRequired: true },
  ],
  body: (values) => ({ approve: textOf(values, 'approve') === 'yes', reason: textOf(values, 'reason') }),
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

export const clockActions: readonly TicketAction[] = [decideExtension, requestExtension];
