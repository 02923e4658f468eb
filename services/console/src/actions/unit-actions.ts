import { contactLabels, noteReaderLabels, outcomeLabels, truthLabels } from '@hotline/contracts/labels';
import { t, type Text } from '../language/text';
import { when } from '../language/when';
import {
  action,
  filled,
  filesOfRound,
  given,
  listOf,
  optionsOf,
  textOf,
  unitOptions,
  verdicts,
  type Field,
  type ActionSetting,
  type TicketAction,
} from './action';

const UNIT = ['unit', 'officer', 'signatory'] as const;

const acknowledge = action({
  id: 'acknowledge',
  label: t('签收', 'Acknowledge'),
  icon: 'inbox',
  path: '/api/v1/tickets/{ticketId}/acknowledge',
  roles: UNIT,
  states: ['dispatched'],
  isOfLead: true,
  tone: 'main',
  fields: () => [],
  body: () => ({}) as never,
});

const contact = action({
  id: 'contact',
  label: t('联系诉求人', 'Contact'),
  icon: 'phone',
  path: '/api/v1/tickets/{ticketId}/contact',
  roles: [...UNIT, 'operator', 'callback'],
  states: ['dispatched', 'acknowledged'],
  isFor: ({ lead, unitAsks }, person) => (person.unit === undefined ? unitAsks !== undefined : person.unit === lead),
  fields: () => [
    {
      name: 'outcome',
      label: t('联系结果', 'Result'),
      kind: 'segments',
      options: optionsOf(contactLabels),
      isRequired: true,
    },
    { name: 'note', label: t('联系情况', 'What was said'), kind: 'area' },
  ],
  body: (values) =>
    filled({ outcome: textOf(values, 'outcome') as 'reached' | 'not-reached', note: given(values, 'note') }) as never,
});

const assignedHere = ({ ticket, person }: ActionSetting): string | undefined =>
  ticket.assigned?.find(({ unit }) => unit === person.unit)?.officer;
const TO_UNIT = 'unit:';
const whoHasIt = ({ colleagues }: ActionSetting, id: string | undefined): Text | undefined => {
  const name = colleagues.find((one) => one.id === id)?.name;
  return name === undefined ? undefined : t(`现由${name}经办`, `Now assigned to ${name}`);
};

const assign = action({
  id: 'assign',
  label: t('派给队员', 'Assign'),
  icon: 'person',
  path: '/api/v1/tickets/{ticketId}/assignment',
  roles: UNIT,
  states: ['dispatched', 'acknowledged', 'return-requested', 'awaiting-signature'],
  isOfUnits: true,
  fields: (setting) => [
    {
      name: 'officer',
      label: t('经办人', 'To whom'),
      kind: 'choice',
      options: [
        ...(assignedHere(setting) ? [{ value: TO_UNIT, label: t('交回单位', 'Back to the unit') }] : []),
        ...setting.colleagues
          .filter(({ id, present }) => present && id !== assignedHere(setting))
          .map(({ id, name, positions }) => {
            const post = positions.find(({ unit }) => unit === setting.person.unit)?.postName;
            return { value: id, label: t(`${name} ${post?.zh ?? ''}`, `${name} ${post?.en ?? ''}`) };
          }),
      ],
      isRequired: true,
    },
    { name: 'note', label: t('说明（交回单位时必填）', 'Note (required to give the ticket back)'), kind: 'area' },
  ],
  body: (values) => {
    const officer = textOf(values, 'officer');
    return filled({ officer: officer === TO_UNIT ? undefined : officer, note: given(values, 'note') });
  },
  consequence: (setting) => whoHasIt(setting, assignedHere(setting)),
});

const note = action({
  id: 'note',
  label: t('进展说明', 'Progress note'),
  icon: 'pen',
  path: '/api/v1/tickets/{ticketId}/notes',
  roles: UNIT,
  states: ['dispatched', 'acknowledged', 'return-requested', 'awaiting-signature', 'in-review'],
  isOfUnits: true,
  fields: ({ ticket, person }) => [
    {
      name: 'readers',
      label: t('给谁看', 'Who reads it'),
      kind: 'segments',
      options: optionsOf(noteReaderLabels).filter(({ value }) => value !== 'caller' || ticket.lead === person.unit),
      isRequired: true,
    },
    { name: 'text', label: t('进展', 'Progress'), kind: 'area', isRequired: true },
  ],
  body: (values) => ({
    readers: textOf(values, 'readers') as 'unit' | 'hotline' | 'caller',
    text: textOf(values, 'text'),
  }),
});

const HOUR_MS = 3_600_000;
/** Choices for the time of a visit, in hours before now. */
const AGO = ['0', '0.5', '1', '2', '4', '8', '24'] as const;
const ago = (hours: string): Text => (hours === '0' ? t('现在', 'now') : t(`${hours} 小时前`, `${hours} h ago`));

const visit = action({
  id: 'visit',
  label: t('现场查看', 'Visit'),
  icon: 'place',
  path: '/api/v1/tickets/{ticketId}/visits',
  roles: UNIT,
  states: ['dispatched', 'acknowledged', 'return-requested', 'awaiting-signature'],
  isOfUnits: true,
  fields: ({ jurisdiction, ticket }) => [
    {
      name: 'outcome',
      label: t('查看结果', 'Result'),
      kind: 'choice',
      options: jurisdiction.visitOutcomes.map(({ code, name }) => ({ value: code, label: name })),
      isRequired: true,
    },
    {
      name: 'ago',
      label: t('到场时间', 'When'),
      kind: 'segments',
      options: AGO.map((value) => ({ value, label: ago(value) })),
      initial: '0',
      isRequired: true,
    },
    {
      name: 'address',
      label: t('查看地点', 'Where'),
      kind: 'line',
      initial: ticket.address ?? '',
      isRequired: true,
    },
    { name: 'note', label: t('查看情况', 'What was found'), kind: 'area' },
    {
      name: 'evidence',
      label: t('照片', 'Photos'),
      kind: 'files',
      isOfRound: true,
    },
  ],
  body: (values) =>
    filled({
      outcome: textOf(values, 'outcome'),
      at: new Date(Date.now() - Number(textOf(values, 'ago')) * HOUR_MS).toISOString(),
      location: { address: textOf(values, 'address') },
      note: given(values, 'note'),
      evidence: listOf(values, 'evidence'),
    }) as never,
});

const isSevere = ({ jurisdiction }: ActionSetting, outcome: string): number =>
  jurisdiction.outcomes.find((one) => one.outcome === outcome)?.evidence ?? 0;

/** A field for the answer to each demand, if the caller has several. */
const demandFields = ({ ticket }: ActionSetting): Field[] =>
  (ticket.demands ?? []).map((demand, index) => ({
    name: `demand-${index + 1}`,
    label: t(`对第 ${index + 1} 项诉求的答复：${demand}`, `Answer to demand ${index + 1}: ${demand}`),
    kind: 'area',
    isRequired: true,
  }));

const resolve = action({
  id: 'resolve',
  label: t('办结', 'Resolve'),
  icon: 'check',
  path: '/api/v1/tickets/{ticketId}/resolve',
  roles: UNIT,
  states: ['acknowledged'],
  isOfLead: true,
  tone: 'main',
  fields: (setting) => [
    {
      name: 'outcome',
      label: t('办理结果', 'Outcome'),
      kind: 'segments',
      options: optionsOf(outcomeLabels),
      isRequired: true,
    },
    {
      name: 'truth',
      label: t('是否属实', 'Was the complaint true'),
      kind: 'segments',
      options: optionsOf(truthLabels),
    },
    { name: 'done', label: t('办理情况（内部）', 'Work done (internal)'), kind: 'area', isRequired: true },
    { name: 'publicReply', label: t('答复来电人', 'Reply to the caller'), kind: 'area', isRequired: true },
    ...demandFields(setting),
    {
      name: 'evidence',
      label: t('证据（照片、文书、录音）', 'Evidence (photos, papers, recordings)'),
      kind: 'files',
      isOfRound: true,
      initial: filesOfRound(setting.ticket),
    },
  ],
  body: (values, { ticket }) =>
    filled({
      outcome: textOf(values, 'outcome'),
      truth: given(values, 'truth'),
      done: textOf(values, 'done'),
      publicReply: textOf(values, 'publicReply'),
      answers: (ticket.demands ?? []).map((_, index) => ({
        demand: index + 1,
        answer: textOf(values, `demand-${index + 1}`),
      })),
      evidence: listOf(values, 'evidence'),
    }) as never,
  consequence: (setting, values) => {
    const needed = isSevere(setting, textOf(values, 'outcome'));
    const said = listOf(values, 'evidence').length;
    const missing = needed > said;
    return {
      zh: `${missing ? `该结果需要 ${needed} 份证据。` : ''}只有来电人的回答才能结案`,
      en: `${missing ? `Evidence needed: ${needed}. ` : ''}Only the caller's answer closes the ticket`,
    };
  },
});

const requestReturn = action({
  id: 'return',
  label: t('申请退单', 'Return'),
  icon: 'undo',
  path: '/api/v1/tickets/{ticketId}/return',
  roles: ['unit', 'signatory'],
  states: ['dispatched', 'acknowledged'],
  isOfLead: true,
  fields: ({ jurisdiction }) => [
    {
      name: 'code',
      label: t('退单原因', 'Reason'),
      kind: 'segments',
      options: jurisdiction.returnReasons.map(({ code, name }) => ({ value: code, label: name })),
      isRequired: true,
    },
    { name: 'reason', label: t('具体说明', 'In detail'), kind: 'area', isRequired: true },
    {
      name: 'basis',
      label: t('依据（法律或文件及条款）', 'Basis (law or document, with its clause)'),
      kind: 'line',
      isRequired: true,
    },
    {
      name: 'proposedUnit',
      label: t('应由哪个单位办理', 'Which unit should handle it'),
      kind: 'choice',
      options: unitOptions(jurisdiction),
      isShown: (values) =>
        jurisdiction.returnReasons.find(({ code }) => code === textOf(values, 'code'))?.needsUnit === true,
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
  consequence: ({ ticket: { returnBy } }) => {
    const until = returnBy === undefined ? undefined : when(returnBy);
    return t(
      `${until ? `可退单至${until.zh}；` : ''}每个单位每单只能退一次，时限照常计算`,
      `${until ? `It can be returned until ${until.en}. ` : ''}A unit can return a ticket only once; the clocks keep running`,
    );
  },
});

const ask = action({
  id: 'ask',
  label: t('询问', 'Ask'),
  icon: 'help',
  path: '/api/v1/tickets/{ticketId}/question',
  roles: UNIT,
  states: ['dispatched', 'acknowledged'],
  isOfLead: true,
  fields: () => [
    {
      name: 'to',
      label: t('问谁', 'Whom to ask'),
      kind: 'segments',
      options: [
        { value: 'caller', label: t('诉求人', 'The caller') },
        { value: 'hotline', label: t('热线', 'The hotline') },
      ],
      isRequired: true,
    },
    {
      name: 'question',
      label: t('询问内容', 'What to ask'),
      hint: t('也可请热线代为联系诉求人', 'You may also ask the hotline for contact with the caller'),
      kind: 'area',
      isRequired: true,
    },
  ],
  body: (values) =>
    filled({
      question: textOf(values, 'question'),
      toCaller: textOf(values, 'to') === 'caller' ? true : undefined,
    }),
  consequence: (_setting, values) =>
    textOf(values, 'to') === 'caller'
      ? t(
          '原文发给诉求人，可在查询页面回答，热线也可代问；不暂停时限',
          'The callers get these words and can answer on their page; the hotline can ask them too. No clock stops',
        )
      : t('由热线答复，不暂停时限', 'The hotline answers; no clock stops'),
});

const sign = action({
  id: 'sign',
  label: t('签发', 'Sign the reply'),
  icon: 'pen',
  path: '/api/v1/tickets/{ticketId}/signature',
  roles: ['signatory'],
  states: ['awaiting-signature'],
  isOfLead: true,
  tone: 'main',
  fields: () => [
    {
      name: 'sign',
      label: t('意见', 'Decision'),
      kind: 'segments',
      options: verdicts(t('同意签发', 'Sign'), t('退回重写', 'Send back')),
      isRequired: true,
    },
    {
      name: 'reason',
      label: t('退回原因', 'Reason to send it back'),
      kind: 'area',
      isRequired: true,
      isShown: (values) => textOf(values, 'sign') === 'no',
    },
  ],
  body: (values) => filled({ sign: textOf(values, 'sign') === 'yes', reason: given(values, 'reason') }),
});

const review = action({
  id: 'review',
  label: t('审核办结', 'Review'),
  icon: 'clipboard',
  path: '/api/v1/tickets/{ticketId}/review',
  roles: ['reviewer'],
  states: ['in-review'],
  tone: 'main',
  fields: () => [
    {
      name: 'accept',
      label: t('审核意见', 'Decision'),
      kind: 'segments',
      options: verdicts(t('通过，转回访', 'Accept, call the caller'), t('退回重写', 'Send back')),
      isRequired: true,
    },
    {
      name: 'reason',
      label: t('退回原因', 'Reason to send it back'),
      kind: 'area',
      isRequired: true,
      isShown: (values) => textOf(values, 'accept') === 'no',
    },
  ],
  body: (values) => filled({ accept: textOf(values, 'accept') === 'yes', reason: given(values, 'reason') }),
});

export const unitActions: readonly TicketAction[] = [
  acknowledge,
  resolve,
  contact,
  assign,
  visit,
  note,
  sign,
  review,
  requestReturn,
  ask,
];
