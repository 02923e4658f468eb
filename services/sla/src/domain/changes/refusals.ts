import type { Role, TargetName, Text } from '@hotline/contracts';
import { roleLabels, targetNameLabels } from '@hotline/contracts/labels';
import { anyOf, localTime } from '@hotline/contracts/phrases';
import type { Refused } from '@hotline/runtime';
import type { TimedTarget } from '../sla-clock';
import type { SlaView } from '../view';
import type { AskedChange, LatestDue } from './state';

type What = AskedChange['what'];

const names: Readonly<Record<What, Text>> = {
  extension: { zh: '延期', en: 'extension' },
  pause: { zh: '暂停', en: 'pause' },
  suspension: { zh: '挂账', en: 'suspension' },
};

export const notOfTheLead: Refused = {
  refused: 'not-your-ticket',
  detail: { zh: '该工单不由本单位主办', en: 'Your unit does not lead this ticket' },
  hint: { zh: '延期和暂停由主办单位申请', en: 'Only the lead unit can ask for extensions and pauses' },
};

export const changeNotHere: Readonly<Record<What, Refused>> = {
  extension: {
    refused: 'not-now',
    detail: { zh: '本辖区的时限不能延期', en: 'Clocks of this jurisdiction cannot be extended' },
    hint: {
      zh: '请在时限内办结；确有困难的，请向督办员说明',
      en: 'Resolve the ticket in time, or tell the supervisor why you cannot',
    },
  },
  pause: {
    refused: 'not-now',
    detail: { zh: '本辖区的时限不能暂停', en: 'Clocks of this jurisdiction cannot be paused' },
    hint: { zh: '需要更多时间的，请申请延期', en: 'Ask for an extension if you need more time' },
  },
  suspension: {
    refused: 'not-now',
    detail: { zh: '本辖区的工单不能挂账', en: 'Tickets of this jurisdiction are not suspended' },
    hint: { zh: '需要更多时间的，请申请延期', en: 'Ask for an extension if you need more time' },
  },
};

export const clockIsSuspended: Refused = {
  refused: 'not-now',
  detail: { zh: '该工单已挂账，计时随挂账停止', en: 'The ticket is suspended, and its clocks with it' },
  hint: { zh: '要恢复计时，请结束挂账', en: 'End the suspension to let the clocks run' },
};

export const clockNotChangeable = (what: What, clocks: readonly TargetName[]): Refused => {
  const [possible, { zh, en }] = [anyOf(clocks.map((name) => targetNameLabels[name])), names[what]];
  return {
    refused: 'invalid-input',
    detail: { zh: `该时限不能${zh}`, en: `This jurisdiction allows no ${en} of this clock` },
    hint: { zh: `可${zh}的时限：${possible.zh}`, en: `It is possible for the clock of ${possible.en}` },
  };
};

export const unknownReason = (what: What, list: readonly Text[]): Refused => {
  const [possible, { zh, en }] = [anyOf(list), names[what]];
  return {
    refused: 'invalid-input',
    detail: { zh: `辖区内没有该${zh}理由`, en: `This jurisdiction has no such reason for ${en}s` },
    hint: { zh: `请选择：${possible.zh}`, en: `Choose one of: ${possible.en}` },
  };
};

export const clockNotRunning = (clock: TargetName): Refused => {
  const { zh, en } = targetNameLabels[clock];
  return {
    refused: 'not-now',
    detail: { zh: `“${zh}”当前没有到期时间`, en: `The clock of ${en} has no due time now` },
    hint: { zh: '只有正在计时的时限可以延期或暂停', en: 'Only a clock that is running can be extended or paused' },
  };
};

export const windowPassed = (what: What, { name, dueAt }: TimedTarget, { zone }: SlaView, now: number): Refused => {
  const [label, due] = [targetNameLabels[name], localTime(dueAt, zone, now)];
  return {
    refused: 'window-passed',
    detail: { zh: `“${label.zh}”已于${due.zh}到期`, en: `The clock of ${label.en} was due ${due.en}` },
    hint: {
      zh: `${names[what].zh}须在到期前申请；请尽快办结`,
      en: 'You can only ask before the clock is due; resolve the ticket as soon as you can',
    },
  };
};

export const alreadyAsked = (what: What): Refused => ({
  refused: 'not-now',
  detail: { zh: `已有一项${names[what].zh}申请待审批`, en: `One ${names[what].en} already waits for approval` },
  hint: { zh: '请等待审批结果', en: 'Wait for that decision' },
});

export const tooMany = (what: What, clock: TargetName, most: number): Refused => {
  const [label, { zh, en }] = [targetNameLabels[clock], names[what]];
  return {
    refused: 'not-now',
    detail: {
      zh: `“${label.zh}”已${zh}${most}次，不能再${zh}`,
      en: `The clock of ${label.en} has reached the largest number of ${en}s: ${most}`,
    },
    hint: { zh: '请在现有时限内办结', en: 'Resolve the ticket in the time that is left' },
  };
};

export const yearUnknown = (day: string): Refused => {
  const year = day.slice(0, 4);
  return {
    refused: 'invalid-input',
    detail: {
      zh: `${year}年的节假日安排尚未录入，无法计算到这一天`,
      en: `The holidays of ${year} are not loaded, so the time until that day cannot be counted`,
    },
    hint: { zh: '请选择日历已录入年份内的日期', en: 'Choose a day of a year whose calendar is loaded' },
  };
};

/** `at`: the extension or pause has to end after this instant, epoch ms. */
export const notLater = (at: number, { zone }: SlaView): Refused => {
  const than = localTime(at, zone);
  return {
    refused: 'invalid-input',
    detail: {
      zh: `到这一天为止，${than.zh}之后没有可计的时间`,
      en: `No counted time lies between ${than.en} and that day`,
    },
    hint: { zh: '请选择更晚的工作日', en: 'Choose a later working day' },
  };
};

export const tooLong = ({ at, rule }: LatestDue, { zone }: SlaView): Refused => {
  const latest = localTime(at, zone);
  return {
    refused: 'invalid-input',
    detail: { zh: `超过${rule.zh}`, en: `That is more than ${rule.en}` },
    hint: { zh: `最晚可至${latest.zh}`, en: `The latest possible time is ${latest.en}` },
  };
};

export const nothingAsked = (what: What): Refused => ({
  refused: 'not-now',
  detail: { zh: `没有待审批的${names[what].zh}申请`, en: `No ${names[what].en} waits for approval` },
  hint: {
    zh: '可能已审批，或对应时限已停止；请刷新工单',
    en: 'Somebody may have decided on it, or its clock has stopped; load the ticket again',
  },
});

export const ownRequest: Refused = {
  refused: 'same-approver',
  detail: { zh: '申请人不能审批自己的申请', en: 'You cannot approve your own request' },
  hint: { zh: '请由另一人审批', en: 'Another person has to approve it' },
};

export const sameApprover: Refused = {
  refused: 'same-approver',
  detail: { zh: '您已审批过这项申请', en: 'You have already approved this request' },
  hint: { zh: '下一级须由另一人审批', en: 'Another person has to approve at the next level' },
};

export const pauseTooLate: Refused = {
  refused: 'window-passed',
  detail: { zh: '该时限已到期，或申请的暂停时间已过', en: 'The clock is due, or the time of the pause is over' },
  hint: {
    zh: '请驳回；确需更多时间的，由督办员处理',
    en: 'Reject the request; if more time is needed, a supervisor decides',
  },
};

export const clockNotPaused = (clock: TargetName): Refused => {
  const { zh, en } = targetNameLabels[clock];
  return {
    refused: 'not-now',
    detail: { zh: `“${zh}”没有暂停`, en: `The clock of ${en} is not paused` },
    hint: { zh: '可能已恢复计时；请刷新工单', en: 'The clock may already be running again; load the ticket again' },
  };
};

/** `unit`: the unit that asks. A signatory who approves must belong to it. */
export const notByRole = (role: Role, unit: string, view: SlaView): Refused => {
  const [label, name] = [roleLabels[role], view.unitName(unit)];
  return {
    refused: 'not-allowed',
    detail: { zh: '该申请当前不由您审批', en: 'This request does not wait for your approval' },
    hint:
      role === 'signatory'
        ? { zh: `请由${name.zh}的${label.zh}审批`, en: `A ${label.en} of ${name.en} approves it` }
        : { zh: `请由${label.zh}审批`, en: `A ${label.en} approves it` },
  };
};
