import { t } from '../language/text';
import type { TicketDetail } from '../api/paths';
import { action, textOf, verdicts, type Field, type TicketAction, type Values } from './action';

const REASON: Field = { name: 'reason', label: t('具体说明', 'In detail'), kind: 'area', isRequired: true };
const UNIT = ['unit', 'officer', 'signatory'] as const;

/** `2026-03-31 完成设计` in each line; a line without a date is sent as it is, so that the server can say what is wrong. */
const milestonesIn = (values: Values): { on: string; what: string }[] =>
  textOf(values, 'milestones')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [, on = '', what = line] = /^(\d{4}-\d{2}-\d{2})[\s，,：:]*(.*)$/.exec(line) ?? [];
      return { on, what };
    });
const daysIn = (values: Values): string[] =>
  textOf(values, 'reviews')
    .split(/[\s，,、]+/)
    .filter(Boolean);

const request = action({
  id: 'suspension',
  label: t('申请挂账', 'Ask to suspend'),
  icon: 'clock',
  path: '/api/v1/tickets/{ticketId}/suspension',
  roles: UNIT,
  states: ['acknowledged'],
  isOfLead: true,
  isFor: ({ extensionRequest, pauseRequest, suspensionRequest, suspension }) =>
    !extensionRequest && !pauseRequest && !suspensionRequest && !suspension,
  fields: ({ jurisdiction }) => [
    {
      name: 'code',
      label: t('挂账理由', 'Reason'),
      kind: 'choice',
      options: jurisdiction.suspensionReasons.map(({ code, name }) => ({ value: code, label: name })),
      isRequired: true,
    },
    {
      name: 'until',
      label: t('挂账至哪一天', 'Until which day'),
      hint: t('如 2026-12-31', 'For example 2026-12-31'),
      kind: 'line',
      isRequired: true,
    },
    { name: 'plan', label: t('办理计划', 'Plan'), kind: 'area', isRequired: true },
    {
      name: 'milestones',
      label: t('里程碑', 'Milestones'),
      hint: t('每行一个：日期 内容，如 2026-11-30 完成设计', 'One a line: day and what, e.g. 2026-11-30 design done'),
      kind: 'area',
      isRequired: true,
    },
    {
      name: 'reviews',
      label: t('复核日期', 'Days of review'),
      hint: t('用空格分开；不填则自动安排', 'Separated by spaces; planned by themselves if empty'),
      kind: 'line',
    },
    REASON,
    {
      name: 'evidence',
      label: t('证明（文书名称、编号）', 'What proves it (paper and its number)'),
      kind: 'line',
      isRequired: true,
    },
  ],
  body: (values) => ({
    code: textOf(values, 'code'),
    until: textOf(values, 'until'),
    plan: textOf(values, 'plan'),
    milestones: milestonesIn(values),
    ...(daysIn(values).length > 0 ? { reviews: daysIn(values) } : {}),
    reason: textOf(values, 'reason'),
    evidence: textOf(values, 'evidence'),
  }),
  consequence: () =>
    t(
      '批准后阶段时限停止计时并告知诉求人；自登记起的时间照常，不视为办结',
      'Once approved, the stage clocks stand still and the caller is told. The time since registration runs on',
    ),
});

const decide = action({
  id: 'suspension-decision',
  label: t('审批挂账', 'Decide on the suspension'),
  icon: 'clock',
  path: '/api/v1/tickets/{ticketId}/suspension-decision',
  roles: ['signatory', 'reviewer', 'dispatcher', 'supervisor', 'coordinator'],
  states: 'open',
  tone: 'main',
  isFor: ({ suspensionRequest: asked }, { role, unit }) =>
    asked?.approvers[0] === role && (role !== 'signatory' || asked.unit === unit),
  fields: () => [
    {
      name: 'approve',
      label: t('审批意见', 'Decision'),
      kind: 'segments',
      options: verdicts(t('同意', 'Approve'), t('驳回', 'Reject')),
      isRequired: true,
    },
    { ...REASON, label: t('理由', 'Reason') },
  ],
  body: (values) => ({ approve: textOf(values, 'approve') === 'yes', reason: textOf(values, 'reason') }),
  consequence: ({ ticket: { suspensionRequest: asked } }) =>
    asked && t(`挂账至${asked.until}：${asked.plan}`, `Suspended until ${asked.until}: ${asked.plan}`),
});

const openMilestones = ({ suspension }: TicketDetail) =>
  (suspension?.milestones ?? []).flatMap(({ on, what, reachedAt }, i) =>
    reachedAt ? [] : [{ value: String(i + 1), label: t(`${on} ${what}`, `${on} ${what}`) }],
  );

const milestone = action({
  id: 'milestone',
  label: t('报告里程碑', 'Report a milestone'),
  icon: 'check',
  path: '/api/v1/tickets/{ticketId}/milestone',
  roles: UNIT,
  states: 'open',
  isOfLead: true,
  isFor: ({ suspension }) => suspension?.milestones.some(({ reachedAt }) => !reachedAt) ?? false,
  tone: 'main',
  fields: ({ ticket }) => [
    {
      name: 'milestone',
      label: t('里程碑', 'Milestone'),
      kind: 'segments',
      options: openMilestones(ticket),
      initial: openMilestones(ticket)[0]?.value ?? '',
      isRequired: true,
    },
    { name: 'done', label: t('完成情况', 'What was done'), kind: 'area', isRequired: true },
  ],
  body: (values) => ({ milestone: Number(textOf(values, 'milestone')), done: textOf(values, 'done') }),
});

const review = action({
  id: 'suspension-review',
  label: t('复核挂账', 'Review the suspension'),
  icon: 'eye',
  path: '/api/v1/tickets/{ticketId}/suspension-review',
  roles: ['supervisor', 'coordinator'],
  states: 'open',
  isFor: ({ suspension }) => suspension !== undefined,
  fields: () => [
    {
      name: 'goOn',
      label: t('复核意见', 'Decision'),
      kind: 'segments',
      options: verdicts(t('继续挂账', 'It goes on'), t('结束挂账', 'End it')),
      isRequired: true,
    },
    { ...REASON, label: t('理由', 'Reason') },
  ],
  body: (values) => ({ goOn: textOf(values, 'goOn') === 'yes', reason: textOf(values, 'reason') }),
});

const end = action({
  id: 'suspension-end',
  label: t('结束挂账', 'End the suspension'),
  icon: 'clock',
  path: '/api/v1/tickets/{ticketId}/suspension-end',
  roles: UNIT,
  states: 'open',
  isOfLead: true,
  isFor: ({ suspension }) => suspension !== undefined,
  fields: () => [REASON],
  body: (values) => ({ reason: textOf(values, 'reason') }),
  consequence: () => t('各阶段时限恢复计时', 'The stage clocks run again'),
});

export const suspensionActions: readonly TicketAction[] = [decide, milestone, review, end, request];
