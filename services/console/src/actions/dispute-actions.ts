import { t } from '../language/text';
import { action, filled, given, textOf, unitOptions, type TicketAction } from './action';

const PARTY = ['unit', 'signatory'] as const;
const basis = {
  name: 'basis',
  label: t('依据（法律或文件及条款）', 'Basis (law or document, with its clause)'),
  kind: 'line',
  isRequired: true,
} as const;

const raise = action({
  id: 'dispute',
  label: t('提出争议', 'Dispute it'),
  icon: 'scales',
  path: '/api/v1/tickets/{ticketId}/dispute',
  roles: PARTY,
  states: ['dispatched', 'acknowledged'],
  isOfLead: true,
  fields: ({ jurisdiction, person }) => [
    {
      name: 'code',
      label: t('争议原因', 'Reason'),
      kind: 'segments',
      options: jurisdiction.disputeReasons.map(({ code, name }) => ({ value: code, label: name })),
      isRequired: true,
    },
    { name: 'reason', label: t('具体说明', 'In detail'), kind: 'area', isRequired: true },
    basis,
    {
      name: 'proposedUnit',
      label: t('应由哪个单位主办', 'Which unit should lead'),
      kind: 'choice',
      options: unitOptions(jurisdiction).filter(({ value }) => value !== person.unit),
      isShown: (values) =>
        jurisdiction.disputeReasons.find(({ code }) => code === textOf(values, 'code'))?.needsUnit === true,
      isRequired: true,
    },
  ],
  body: (values) =>
    filled({
      code: textOf(values, 'code'),
      reason: textOf(values, 'reason'),
      basis: textOf(values, 'basis'),
      proposedUnit: given(values, 'proposedUnit'),
    }),
  consequence: () =>
    t(
      '转协调机构，由其听取各方意见后指定；自登记起的时限照常计算',
      'The coordination body hears the parties and names the lead; the clock from registration keeps running',
    ),
});

const opinion = action({
  id: 'opinion',
  label: t('协商意见', 'Give an opinion'),
  icon: 'message-check',
  path: '/api/v1/tickets/{ticketId}/opinion',
  roles: PARTY,
  states: ['disputed'],
  tone: 'main',
  isFor: ({ dispute }, { unit }) => unit !== undefined && (dispute?.parties.includes(unit) ?? false),
  fields: ({ jurisdiction }) => [
    {
      name: 'role',
      label: t('本单位可以', 'My unit would'),
      kind: 'segments',
      options: [
        { value: 'lead', label: t('主办', 'lead') },
        { value: 'assist', label: t('协办', 'assist') },
        { value: 'neither', label: t('都不办', 'do neither') },
      ],
      isRequired: true,
    },
    {
      name: 'proposedLead',
      label: t('应由哪个单位主办', 'Which unit should lead'),
      kind: 'choice',
      options: unitOptions(jurisdiction),
    },
    { name: 'opinion', label: t('意见', 'Opinion'), kind: 'area', isRequired: true },
    basis,
  ],
  body: (values) =>
    filled({
      role: textOf(values, 'role') as 'lead' | 'assist' | 'neither',
      proposedLead: given(values, 'proposedLead'),
      opinion: textOf(values, 'opinion'),
      basis: textOf(values, 'basis'),
    }),
  consequence: () => t('协调机构看到的是最近一次意见', 'The coordination body reads the latest opinion of each unit'),
});

const interim = action({
  id: 'interim-measure',
  label: t('临时处置', 'Interim measure'),
  icon: 'alert',
  path: '/api/v1/tickets/{ticketId}/interim-measure',
  roles: ['coordinator', 'supervisor'],
  states: ['disputed'],
  fields: ({ jurisdiction }) => [
    {
      name: 'unit',
      label: t('由哪个单位先处置', 'Which unit acts'),
      kind: 'choice',
      options: unitOptions(jurisdiction),
      isRequired: true,
    },
    { name: 'measure', label: t('做什么', 'What it does'), kind: 'area', isRequired: true },
    basis,
  ],
  body: (values) => ({
    unit: textOf(values, 'unit'),
    measure: textOf(values, 'measure'),
    basis: textOf(values, 'basis'),
  }),
  consequence: () => t('不影响争议的结论', 'This decides nothing about the dispute'),
});

export const disputeActions: readonly TicketAction[] = [raise, opinion, interim];
