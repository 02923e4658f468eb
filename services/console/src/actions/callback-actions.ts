import { attitudeLabels, resolutionLabels, satisfactionLabels } from '@hotline/contracts/labels';
import { t } from '../language/text';
import { callerField, callerIn } from './caller-field';
import { action, filled, given, optionsOf, textOf, type Field, type TicketAction } from './action';

const isReached = (values: Parameters<typeof textOf>[0]): boolean => textOf(values, 'reached') === 'yes';

const ANSWERS: readonly Field[] = [
  {
    name: 'reached',
    label: t('是否接通', 'Reached'),
    kind: 'segments',
    options: [
      { value: 'yes', label: t('接通', 'Reached') },
      { value: 'no', label: t('未接', 'Not reached') },
    ],
    isRequired: true,
  },
  {
    name: 'resolution',
    label: t('解决了吗', 'Is it solved'),
    kind: 'segments',
    options: optionsOf(resolutionLabels),
    isRequired: true,
    isShown: isReached,
  },
  {
    name: 'satisfaction',
    label: t('满意吗', 'Is the caller satisfied'),
    kind: 'segments',
    options: optionsOf(satisfactionLabels),
    isRequired: true,
    isShown: isReached,
  },
  {
    name: 'attitude',
    label: t('服务态度', 'Manner'),
    kind: 'segments',
    options: optionsOf(attitudeLabels),
    isShown: isReached,
  },
  {
    name: 'note',
    label: t('原话', "The caller's words"),
    hint: t('未解决或不满意时必填', 'Needed when it is not resolved or the caller is dissatisfied'),
    kind: 'area',
  },
];

const callback = action({
  id: 'callback',
  label: t('记录回访', 'Record the callback'),
  icon: 'phone-out',
  path: '/api/v1/tickets/{ticketId}/callback',
  roles: ['callback'],
  states: ['resolved', 'answered'],
  tone: 'main',
  fields: ({ ticket }) => [...callerField(ticket), ...ANSWERS],
  body: (values, { ticket }) =>
    filled({
      caller: callerIn(values, ticket),
      reached: isReached(values),
      resolution: isReached(values) ? given(values, 'resolution') : undefined,
      satisfaction: isReached(values) ? given(values, 'satisfaction') : undefined,
      attitude: isReached(values) ? given(values, 'attitude') : undefined,
      note: given(values, 'note'),
    }) as never,
  consequence: ({ ticket }, values) => {
    if (textOf(values, 'reached') === 'no')
      return t('未接不算满意，稍后再拨', 'Not reached is not satisfied; it is tried again');
    if (textOf(values, 'satisfaction') === 'dissatisfied')
      return t(
        `将进入第 ${ticket.round + 1} 轮重办，须换审批人`,
        `Round ${ticket.round + 1} begins, with another approver`,
      );
    if (textOf(values, 'satisfaction') === 'declined')
      return t('不评价不算满意', 'Declining to say is not counted as satisfied');
    if (textOf(values, 'resolution') === 'not-resolved')
      return t('未解决却满意的，将再次核实', 'Satisfied with what is not resolved: the caller is asked once more');
    return textOf(values, 'satisfaction') ? t('来电人满意，工单结案', 'The caller is satisfied: it closes') : undefined;
  },
});

export const callbackActions: readonly TicketAction[] = [callback];
