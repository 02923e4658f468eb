import type { Role, TargetName, Text } from '@hotline/contracts';
import { roleLabels, targetNameLabels } from '@hotline/contracts/labels';
import { anyOf, localTime } from '@hotline/contracts/phrases';
import type { Refused } from '@hotline/runtime';
import type { TimedTarget } from '../sla-clock';
import type { SlaView } from '../view';
import type { LatestDue } from './state';

export const notOfTheLead: Refused = {
  refused: 'not-your-ticket',
  detail: { zh: '该工单不由本单位主办', en: 'Your unit does not lead this ticket' },
  hint: { zh: '延期由主办单位申请', en: 'The lead asks for more time' },
};

export const noExtensions: Refused = {
  refused: 'not-now',
  detail: { zh: '本辖区的时限不能延期', en: 'Clocks of this jurisdiction are not extended' },
  hint: { zh: '请在时限内办结；确有困难的，请向督办员说明', en: 'Resolve it in time, or tell the supervisor why not' },
};

export const clockNotExtendable = (clocks: readonly TargetName[]): Refused => {
  const possible = anyOf(clocks.map((name) => targetNameLabels[name]));
  return {
    refused: 'invalid-input',
    detail: { zh: '该时限不能延期', en: 'This clock cannot be extended' },
    hint: { zh: `可延期的时限：${possible.zh}`, en: `Clocks that can be extended: ${possible.en}` },
  };
};

export const unknownReason = (names: readonly Text[]): Refused => {
  const possible = anyOf(names);
  return {
    refused: 'invalid-input',
    detail: { zh: '辖区内没有该延期理由', en: 'This jurisdiction has no such reason for an extension' },
    hint: { zh: `请选择：${possible.zh}`, en: `Choose one of: ${possible.en}` },
  };
};

export const clockNotRunning = (clock: TargetName): Refused => {
  const { zh, en } = targetNameLabels[clock];
  return {
    refused: 'not-now',
    detail: { zh: `“${zh}”当前没有到期时间`, en: `The clock of ${en} has no due time now` },
    hint: { zh: '只有正在计时的时限可以延期', en: 'Only a clock that is running can be extended' },
  };
};

export const windowPassed = ({ name, dueAt }: TimedTarget, { zone }: SlaView, now: number): Refused => {
  const [label, due] = [targetNameLabels[name], localTime(dueAt, zone, now)];
  return {
    refused: 'window-passed',
    detail: { zh: `“${label.zh}”已于${due.zh}到期`, en: `The clock of ${label.en} was due ${due.en}` },
    hint: { zh: '延期须在到期前申请；请尽快办结', en: 'Ask before it is due; resolve the ticket as soon as you can' },
  };
};

export const alreadyAsked: Refused = {
  refused: 'not-now',
  detail: { zh: '已有一项延期申请待审批', en: 'An extension is waiting for its approval already' },
  hint: { zh: '请等待审批结果', en: 'Wait for that decision' },
};

export const tooMany = (clock: TargetName, most: number): Refused => {
  const { zh, en } = targetNameLabels[clock];
  return {
    refused: 'not-now',
    detail: {
      zh: `“${zh}”已延期${most}次，不能再延期`,
      en: `The clock of ${en} was extended ${most} time(s), which is the most`,
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

export const notLater = ({ dueAt }: TimedTarget, { zone }: SlaView): Refused => {
  const due = localTime(dueAt, zone);
  return {
    refused: 'invalid-input',
    detail: {
      zh: `延期后的日期不晚于现到期时间${due.zh}`,
      en: `That day brings no time after ${due.en}, when it is due`,
    },
    hint: { zh: '请选择更晚的工作日', en: 'Choose a later working day' },
  };
};

export const tooLong = ({ at, rule }: LatestDue, { zone }: SlaView): Refused => {
  const latest = localTime(at, zone);
  return {
    refused: 'invalid-input',
    detail: { zh: `超过${rule.zh}`, en: `That is more than ${rule.en}` },
    hint: { zh: `最晚可延至${latest.zh}`, en: `It can be extended until ${latest.en} at the latest` },
  };
};

export const noExtensionAsked: Refused = {
  refused: 'not-now',
  detail: { zh: '没有待审批的延期申请', en: 'No extension waits for approval' },
  hint: {
    zh: '可能已审批，或对应时限已停止；请刷新工单',
    en: 'Somebody may have decided on it, or its clock has stopped; load the ticket again',
  },
};

export const ownRequest: Refused = {
  refused: 'same-approver',
  detail: { zh: '申请人不能审批自己的延期申请', en: 'Nobody approves the extension that they asked for' },
  hint: { zh: '请由另一人审批', en: 'Another person has to approve it' },
};

export const sameApprover: Refused = {
  refused: 'same-approver',
  detail: { zh: '您已审批过这项延期申请', en: 'You have approved this extension already' },
  hint: { zh: '下一级须由另一人审批', en: 'The next level is another person' },
};

/** `unit`: the one that asks, whose own people approve on the level of a signatory. */
export const notByRole = (role: Role, unit: string, view: SlaView): Refused => {
  const [label, name] = [roleLabels[role], view.unitName(unit)];
  return {
    refused: 'not-allowed',
    detail: { zh: '该延期申请当前不由您审批', en: 'This extension does not wait for your approval' },
    hint:
      role === 'signatory'
        ? { zh: `请由${name.zh}的${label.zh}审批`, en: `A ${label.en} of ${name.en} approves it` }
        : { zh: `请由${label.zh}审批`, en: `A ${label.en} approves it` },
  };
};
