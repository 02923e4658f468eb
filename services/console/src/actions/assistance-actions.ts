import { t } from '../language/text';
import { action, listOf, textOf, unitOptions, type TicketAction } from './action';

const report = action({
  id: 'assistance-report',
  label: t('协办反馈', 'Report my part'),
  icon: 'check',
  path: '/api/v1/tickets/{ticketId}/assistance-report',
  roles: ['unit', 'officer', 'signatory'],
  states: ['dispatched', 'acknowledged', 'return-requested'],
  tone: 'main',
  isFor: ({ assistants }, { unit }) => unit !== undefined && assistants.includes(unit),
  fields: () => [
    { name: 'done', label: t('办理情况（内部）', 'Work done (internal)'), kind: 'area', isRequired: true },
    {
      name: 'evidence',
      label: t('证据（照片、文书、录音）', 'Evidence (photos, papers, recordings)'),
      kind: 'files',
      isOfRound: true,
    },
  ],
  body: (values) => ({ done: textOf(values, 'done'), evidence: listOf(values, 'evidence') }),
  consequence: () =>
    t('主办单位收到全部协办反馈后才能办结', 'The lead can resolve it only after every assistant reported'),
});

const release = action({
  id: 'assistant-release',
  label: t('免除协办', 'Release an assistant'),
  icon: 'undo',
  path: '/api/v1/tickets/{ticketId}/assistant-release',
  roles: ['dispatcher', 'supervisor'],
  states: ['dispatched', 'acknowledged', 'return-requested'],
  isFor: ({ assistants }) => assistants.length > 0,
  fields: ({ jurisdiction, ticket: { assistants } }) => [
    {
      name: 'unit',
      label: t('协办单位', 'Assisting unit'),
      kind: 'choice',
      options: unitOptions(jurisdiction).filter(({ value }) => assistants.includes(value)),
      isRequired: true,
    },
    { name: 'reason', label: t('理由', 'Reason'), kind: 'area', isRequired: true },
  ],
  body: (values) => ({ unit: textOf(values, 'unit'), reason: textOf(values, 'reason') }),
  consequence: () =>
    t(
      '该单位不再看到此工单，主办单位不再等待其反馈',
      'That unit no longer sees the ticket, and the lead does not wait for it',
    ),
});

export const assistanceActions: readonly TicketAction[] = [report, release];
