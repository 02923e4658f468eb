import { ticketKindLabels, urgencyLabels } from '@hotline/contracts/labels';
import { t } from '../language/text';
import {
  action,
  factsOf,
  filled,
  given,
  listOf,
  matterOptions,
  optionsOf,
  regionOptions,
  textOf,
  unitOptions,
  verdicts,
  type TicketAction,
  type ActionSubject,
} from './action';

const decideReturn = action({
  id: 'decide-return',
  label: t('审核退单', 'Decide on return'),
  icon: 'undo',
  path: '/api/v1/tickets/{ticketId}/return-decision',
  roles: ['dispatcher', 'supervisor'],
  states: ['return-requested'],
  tone: 'main',
  fields: ({ jurisdiction, ticket }) => [
    {
      name: 'grant',
      label: t('意见', 'Decision'),
      kind: 'segments',
      options: verdicts(t('同意退单，改派', 'Grant it, choose another unit'), t('驳回', 'Reject')),
      isRequired: true,
    },
    {
      name: 'to',
      label: t('改派单位', 'Receiving unit'),
      kind: 'choice',
      options: unitOptions(jurisdiction),
      initial: ticket.returnRequest?.proposedUnit ?? '',
      isShown: (values) => textOf(values, 'grant') === 'yes',
    },
    { name: 'reason', label: t('理由', 'Reason'), kind: 'area', isRequired: true },
  ],
  body: (values) => {
    const grant = textOf(values, 'grant') === 'yes';
    return filled({ grant, to: grant ? given(values, 'to') : undefined, reason: textOf(values, 'reason') });
  },
});

const classify = action({
  id: 'classify',
  label: t('人工分类', 'Classify'),
  icon: 'tag',
  path: '/api/v1/tickets/{ticketId}/classification',
  roles: ['operator', 'dispatcher', 'supervisor'],
  states: 'open',
  fields: ({ jurisdiction, ticket }) => [
    {
      name: 'matter',
      label: t('事项', 'Matter'),
      kind: 'choice',
      options: matterOptions(jurisdiction),
      isRequired: true,
      initial: ticket.matter ?? '',
    },
    { name: 'kind', label: t('诉求类型', 'Kind'), kind: 'segments', options: optionsOf(ticketKindLabels) },
    { name: 'urgency', label: t('紧急程度', 'Urgency'), kind: 'segments', options: optionsOf(urgencyLabels) },
    { name: 'region', label: t('区域', 'Region'), kind: 'choice', options: regionOptions(jurisdiction) },
  ],
  body: (values) =>
    filled({
      matter: textOf(values, 'matter'),
      kind: given(values, 'kind'),
      urgency: given(values, 'urgency'),
      region: given(values, 'region'),
      facts: {},
    }) as never,
  canUndo: true,
});

const facts = action({
  id: 'facts',
  label: t('补充要素', 'Give facts'),
  icon: 'help',
  path: '/api/v1/tickets/{ticketId}/facts',
  roles: ['operator', 'dispatcher', 'supervisor'],
  states: 'open',
  fields: ({ jurisdiction }) => [
    { name: 'facts', label: t('要素', 'Facts'), kind: 'facts' },
    { name: 'region', label: t('区域', 'Region'), kind: 'choice', options: regionOptions(jurisdiction) },
    { name: 'answer', label: t('来电人原话', 'What the caller said'), kind: 'area' },
  ],
  body: (values) =>
    filled({ facts: factsOf(values), region: given(values, 'region'), answer: given(values, 'answer') }),
});

const answerUnit = action({
  id: 'answer-unit',
  label: t('答复单位', 'Answer the unit'),
  icon: 'help',
  path: '/api/v1/tickets/{ticketId}/facts',
  roles: ['operator', 'dispatcher', 'supervisor'],
  states: ['dispatched', 'acknowledged', 'return-requested'],
  tone: 'main',
  isFor: ({ unitAsks }) => unitAsks !== undefined,
  fields: ({ ticket: { unitAsks } }) => [
    {
      name: 'answer',
      label: t('答复', 'Answer'),
      hint: t(unitAsks?.question ?? '', unitAsks?.question ?? ''),
      kind: 'area',
      isRequired: true,
    },
  ],
  body: (values) => ({ facts: {}, answer: textOf(values, 'answer') }),
  consequence: () => t('单位在“询问已答”中看到答复', 'The unit finds the answer among its answered questions'),
});

const leadFields = (options: ReturnType<typeof unitOptions>) =>
  [
    { name: 'lead', label: t('主办单位', 'Lead unit'), kind: 'choice', options, isRequired: true },
    { name: 'assistants', label: t('协办单位', 'Assistants'), kind: 'choices', options },
  ] as const;

const dispatch = action({
  id: 'dispatch',
  label: t('人工派单', 'Dispatch'),
  icon: 'send',
  path: '/api/v1/tickets/{ticketId}/dispatch',
  roles: ['dispatcher', 'supervisor'],
  states: ['awaiting-dispatch', 'awaiting-facts', 'awaiting-classification'],
  tone: 'main',
  fields: ({ jurisdiction }) => [
    ...leadFields(unitOptions(jurisdiction)),
    { name: 'reason', label: t('理由', 'Reason'), kind: 'area', isRequired: true },
  ],
  body: (values) => ({
    lead: textOf(values, 'lead'),
    assistants: listOf(values, 'assistants'),
    reason: textOf(values, 'reason'),
  }),
});

const designate = action({
  id: 'designate',
  label: t('指定管辖', 'Designate'),
  icon: 'scales',
  path: '/api/v1/tickets/{ticketId}/designate',
  roles: ['coordinator', 'supervisor'],
  states: ['disputed', 'dispatched', 'acknowledged', 'awaiting-dispatch', 'awaiting-facts'],
  tone: 'main',
  fields: ({ jurisdiction }) => [
    ...leadFields(unitOptions(jurisdiction)),
    {
      name: 'document',
      label: t('指定文书（文号）', 'Designation document (number)'),
      kind: 'line',
      isRequired: true,
    },
    { name: 'basis', label: t('依据', 'Basis'), kind: 'line', isRequired: true },
    { name: 'reason', label: t('理由', 'Reason'), kind: 'area', isRequired: true },
  ],
  body: (values) => ({
    lead: textOf(values, 'lead'),
    assistants: listOf(values, 'assistants'),
    document: textOf(values, 'document'),
    basis: textOf(values, 'basis'),
    reason: textOf(values, 'reason'),
  }),
  consequence: () => t('指定后立即派单，被指定单位主办', 'The ticket goes to that unit at once'),
});

const answer = action({
  id: 'answer',
  label: t('直接答复', 'Answer from a guide'),
  icon: 'book',
  path: '/api/v1/tickets/{ticketId}/answer',
  roles: ['operator', 'dispatcher'],
  states: ['registered', 'awaiting-classification', 'awaiting-facts'],
  fields: ({ jurisdiction }) => [
    {
      name: 'guide',
      label: t('知识条目', 'Guide'),
      kind: 'choice',
      options: jurisdiction.guides
        .filter(({ kind }) => kind !== 'emergency')
        .map(({ code, title }) => ({ value: code, label: title })),
      isRequired: true,
    },
  ],
  body: (values) => ({ guide: textOf(values, 'guide') }),
  canUndo: true,
});

const handOver = action({
  id: 'hand-over',
  label: t('转接紧急服务', 'Tell an emergency service'),
  icon: 'alert',
  path: '/api/v1/tickets/{ticketId}/emergency',
  roles: ['operator', 'dispatcher', 'supervisor'],
  states: 'open',
  fields: ({ jurisdiction }) => [
    {
      name: 'guide',
      label: t('紧急服务', 'Service'),
      kind: 'choice',
      options: jurisdiction.guides
        .filter(({ kind }) => kind === 'emergency')
        .map(({ code, title }) => ({ value: code, label: title })),
      isRequired: true,
    },
    { name: 'reason', label: t('险情', 'What is the danger'), kind: 'area', isRequired: true },
  ],
  body: (values) => ({ guide: textOf(values, 'guide'), reason: textOf(values, 'reason') }),
  consequence: () =>
    t(
      '记入工单，紧急程度升为特急；请同时电话转接',
      'This is recorded, and the ticket becomes critical. Connect the caller by telephone as well',
    ),
});

/** The emergency services that were informed and have not taken over yet. */
const notTaken = ({ handOvers = [] }: Pick<ActionSubject, 'handOvers'>): readonly string[] =>
  handOvers.filter(({ taken }) => !taken).map(({ guide }) => guide);

const takeOver = action({
  id: 'emergency-acknowledgement',
  label: t('确认紧急服务已接收', 'The emergency service has taken over'),
  icon: 'phone-out',
  path: '/api/v1/tickets/{ticketId}/emergency-acknowledgement',
  roles: ['operator', 'dispatcher', 'supervisor'],
  states: 'any',
  isFor: (ticket) => notTaken(ticket).length > 0,
  tone: 'main',
  fields: ({ jurisdiction, ticket }) => {
    const services = jurisdiction.guides.filter(({ code }) => notTaken(ticket).includes(code));
    const [first] = services;
    return [
      {
        name: 'guide',
        label: t('紧急服务', 'Service'),
        kind: 'choice',
        options: services.map(({ code, title }) => ({ value: code, label: title })),
        ...(first ? { initial: first.code } : {}),
        isRequired: true,
      },
      {
        name: 'takenBy',
        label: t('接收人（姓名或席位）', 'Who took over (name or desk)'),
        kind: 'line',
        isRequired: true,
      },
      { name: 'reference', label: t('对方警情编号', 'Number of the incident there'), kind: 'line' },
    ];
  },
  body: (values) =>
    filled({
      guide: textOf(values, 'guide'),
      takenBy: textOf(values, 'takenBy'),
      reference: given(values, 'reference'),
    }),
  consequence: () => t('停止转接确认计时', 'The clock of the hand-over stops'),
});

const REASON = { name: 'reason', label: t('理由', 'Reason'), kind: 'area', isRequired: true } as const;

const urge = action({
  id: 'urge',
  label: t('催办', 'Urge'),
  icon: 'bell',
  path: '/api/v1/tickets/{ticketId}/urge',
  roles: ['operator', 'dispatcher', 'callback', 'supervisor'],
  states: 'open',
  fields: () => [REASON],
  body: (values) => ({ reason: textOf(values, 'reason') }),
  consequence: () => t('催办会计数，不改变时限', 'The urging is counted; no time limit changes'),
});

const information = action({
  id: 'information',
  label: t('补充情况', 'Add information'),
  icon: 'plus',
  path: '/api/v1/tickets/{ticketId}/information',
  roles: ['operator', 'dispatcher', 'callback', 'supervisor'],
  states: 'any',
  fields: () => [
    { name: 'text', label: t('来电人补充了什么', 'What the caller added'), kind: 'area', isRequired: true },
  ],
  body: (values) => ({ text: textOf(values, 'text') }),
});

const amend = action({
  id: 'amend',
  label: t('更正', 'Correct'),
  icon: 'pen',
  path: '/api/v1/tickets/{ticketId}/amendments',
  roles: ['operator', 'dispatcher', 'callback', 'supervisor'],
  states: 'any',
  fields: ({ ticket, jurisdiction }) => [
    { name: 'narrative', label: t('来电人所述', 'What the caller said'), kind: 'area', initial: ticket.narrative },
    { name: 'demand', label: t('要求', 'Demand'), kind: 'area', initial: ticket.demand ?? '' },
    { name: 'address', label: t('地点', 'Address'), kind: 'line', initial: ticket.address ?? '' },
    {
      name: 'region',
      label: t('区域', 'Region'),
      kind: 'choice',
      options: regionOptions(jurisdiction),
      initial: ticket.region ?? '',
    },
    REASON,
  ],
  body: (values, { ticket }) => {
    const changed = (name: string, before: string | undefined): string | undefined =>
      given(values, name) === before ? undefined : given(values, name);
    const [address, region] = [given(values, 'address'), given(values, 'region')];
    const moved = address !== ticket.address || region !== ticket.region;
    return filled({
      narrative: changed('narrative', ticket.narrative),
      demand: changed('demand', ticket.demand),
      location: moved ? filled({ address, region }) : undefined,
      reason: textOf(values, 'reason'),
    }) as never;
  },
  consequence: () => t('更正后重新判断事项、单位与重复', 'Matter, unit and duplicates are decided again'),
});

const redo = action({
  id: 'redo',
  label: t('督办处理', 'Order'),
  icon: 'eye',
  path: '/api/v1/tickets/{ticketId}/redo',
  roles: ['supervisor'],
  states: ['supervised'],
  tone: 'main',
  fields: () => [
    {
      name: 'what',
      label: t('处理方式', 'What to do'),
      kind: 'segments',
      options: [
        { value: 'redo', label: t('再办一轮', 'Another round') },
        { value: 'call-again', label: t('再次回访', 'Call again') },
      ],
      isRequired: true,
    },
    REASON,
  ],
  body: (values) => ({ what: textOf(values, 'what') as 'redo' | 'call-again', reason: textOf(values, 'reason') }),
});

const mergeFollowUp = action({
  id: 'merge-follow-up',
  label: t('并入原工单', 'Add to the earlier ticket'),
  icon: 'merge',
  path: '/api/v1/tickets/{ticketId}/merge',
  roles: ['operator', 'dispatcher'],
  states: 'open',
  tone: 'main',
  isFor: ({ followUp }) => (followUp?.tickets.length ?? 0) > 0,
  fields: ({ ticket: { followUp } }) => [
    {
      name: 'into',
      label: t('原工单', 'Earlier ticket'),
      kind: 'choice',
      options: (followUp?.tickets ?? []).map(({ ticketId, ticketNo }) => ({
        value: ticketId,
        label: t(ticketNo, ticketNo),
      })),
      initial: followUp?.tickets[0]?.ticketId ?? '',
      isRequired: true,
    },
    REASON,
  ],
  body: (values) => ({ into: textOf(values, 'into'), reason: textOf(values, 'reason') }),
  consequence: () => t('内容记入原工单；催办会计数', 'The words go to that ticket; an urging is counted'),
});

const noteCall = action({
  id: 'note-follow-up',
  label: t('记录来电', 'Note a call'),
  icon: 'phone',
  path: '/api/v1/tickets/{ticketId}/follow-ups',
  roles: ['operator', 'dispatcher', 'callback', 'supervisor'],
  states: 'any',
  fields: () => [
    {
      name: 'act',
      label: t('来电人', 'The caller'),
      kind: 'segments',
      options: [
        { value: 'status', label: t('查询进度', 'asks about progress') },
        { value: 'thank', label: t('致谢', 'says thanks') },
      ],
      isRequired: true,
    },
    { name: 'text', label: t('来电人怎么说', 'What the caller said'), kind: 'area', isRequired: true },
  ],
  body: (values) => ({ act: textOf(values, 'act') as 'thank' | 'status', text: textOf(values, 'text') }),
});

export const hotlineActions: readonly TicketAction[] = [
  decideReturn,
  dispatch,
  designate,
  redo,
  mergeFollowUp,
  answerUnit,
  classify,
  facts,
  answer,
  handOver,
  takeOver,
  urge,
  information,
  noteCall,
  amend,
];
