import { attitudeLabels, resolutionLabels, satisfactionLabels } from '@hotline/contracts/labels';
import { t } from '../language/text';
import { callerField, callerIn } from './forms/caller-field';
import { instantOf } from '../language/when';
import { action, filled, given, optionsOf, textOf, type Field, type TicketAction, type Values } from './action';
import { confirmWithdrawal } from './closure-actions';
import type { CallInHand } from '../api/paths';

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
    label: t('是否解决', 'Is it solved'),
    kind: 'segments',
    options: optionsOf(resolutionLabels),
    isRequired: true,
    isShown: isReached,
  },
  {
    name: 'satisfaction',
    label: t('是否满意', 'Is the caller satisfied'),
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
    hint: t('未解决或不满意时必填', 'Required if it is not resolved or the caller is dissatisfied'),
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
      return t('未接不算满意，稍后再拨', 'An unreached caller does not count as satisfied; the hotline calls again');
    if (textOf(values, 'satisfaction') === 'dissatisfied')
      return t(
        `将进入第 ${ticket.round + 1} 轮重办，须换审批人`,
        `Round ${ticket.round + 1} begins, with another approver`,
      );
    if (textOf(values, 'satisfaction') === 'declined')
      return t('不评价不算满意', 'Declining to say is not counted as satisfied');
    if (textOf(values, 'resolution') === 'not-resolved')
      return t(
        '未解决却满意的，将再次核实',
        'The caller is satisfied although it is not resolved, so they are asked once more',
      );
    return textOf(values, 'satisfaction')
      ? t('来电人满意，工单结案', 'The caller is satisfied: the ticket closes')
      : undefined;
  },
});

const schedule = action({
  id: 'callback-schedule',
  label: t('约定时间', 'Call at another time'),
  icon: 'clock',
  path: '/api/v1/tickets/{ticketId}/callback-schedule',
  roles: ['callback'],
  states: ['resolved', 'answered'],
  fields: ({ ticket }) => [...callerField(ticket), ...WISHED],
  body: (values, { ticket }) => wished(values, callerIn(values, ticket)) as never,
  consequence: () =>
    t('届时优先拨打，不算一次未接', 'The call comes first at that time, and does not count as an attempt'),
});
const WISHED: readonly Field[] = [
  { name: 'at', label: t('诉求人希望的时间', 'Time that the caller wants'), kind: 'moment', isRequired: true },
  { name: 'note', label: t('说明', 'Remark'), kind: 'line' },
];
const wished = (values: Values, caller: string) =>
  filled({ caller, at: instantOf(textOf(values, 'at')) ?? '', note: given(values, 'note') });

const skip = action({
  id: 'callback-skip',
  label: t('暂缓', 'Give back'),
  icon: 'undo',
  path: '/api/v1/tickets/{ticketId}/callback-skip',
  roles: ['callback'],
  states: [],
  fields: () => [{ name: 'reason', label: t('暂缓原因', 'Why not now'), kind: 'line', isRequired: true }],
  body: (values) => ({ reason: textOf(values, 'reason') }),
  consequence: () => t('稍后重新排入队列，其他回访员也可接办', 'The call is offered again later, also to other agents'),
});

/** The actions of a call that an agent has taken, for the caller who is called now. */
export function actionsOfCall({ next, about }: Pick<CallInHand, 'next' | 'about'>): readonly TicketAction[] {
  const record = about === 'withdrawal' ? confirmWithdrawal : callback;
  const ofCaller: TicketAction = {
    ...record,
    id: `${record.id}-${next}`,
    fields: (setting) => record.fields(setting).filter(({ name }) => name !== 'caller'),
    body: (values, setting) => record.body({ ...values, caller: next }, setting),
  };
  const later: TicketAction = {
    ...schedule,
    fields: () => WISHED,
    body: (values) => wished(values, next),
  };
  return [ofCaller, later, skip];
}

export const callbackActions: readonly TicketAction[] = [callback, schedule];
