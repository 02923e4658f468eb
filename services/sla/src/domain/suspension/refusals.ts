import type { Role } from '@hotline/contracts';
import { anyRole, dayText } from '@hotline/contracts/phrases';
import type { Refused } from '@hotline/runtime';

export const alreadySuspended: Refused = {
  refused: 'not-now',
  detail: { zh: '该工单已挂账', en: 'The ticket is suspended already' },
  hint: { zh: '需要改变计划的，请先结束挂账', en: 'End the suspension first if the plan has to change' },
};

export const notSuspended: Refused = {
  refused: 'not-now',
  detail: { zh: '该工单没有挂账', en: 'The ticket is not suspended' },
  hint: { zh: '可能已恢复办理；请刷新工单', en: 'The suspension may have ended already; reload the ticket' },
};

export const notByTheirRole = (roles: readonly Role[]): Refused => {
  const { zh, en } = anyRole(roles);
  return {
    refused: 'not-allowed',
    detail: { zh: '您不能申请挂账', en: 'You cannot ask for a suspension' },
    hint: { zh: `请由主办单位的${zh}申请`, en: `Only ${en} of the lead unit can ask for a suspension` },
  };
};

export const tooUrgent: Refused = {
  refused: 'not-now',
  detail: { zh: '这一紧急程度的工单不能挂账', en: 'Tickets of this urgency are not suspended' },
  hint: { zh: '请在时限内处置；需要更多时间的，请申请延期', en: 'Handle it in time, or ask for an extension' },
};

export const notSignedFor: Refused = {
  refused: 'not-now',
  detail: { zh: '该工单尚未签收', en: 'The unit has not acknowledged the ticket' },
  hint: { zh: '请先签收', en: 'Acknowledge it first' },
};

export const suspendedTooOften = (most: number): Refused => ({
  refused: 'not-now',
  detail: { zh: `该工单已挂账${most}次，不能再挂账`, en: `The ticket has been suspended as often as allowed: ${most}` },
  hint: { zh: '请办结，或由督办员决定', en: 'Resolve it, or let a supervisor decide' },
});

/** `what`: the milestone in the words of the plan; undefined for a review. */
export const dayPast = (day: string, what?: string): Refused => {
  const { zh, en } = dayText(day);
  return {
    refused: 'invalid-input',
    detail: what
      ? { zh: `里程碑“${what}”的日期${zh}已过`, en: `The day of the milestone “${what}” is past: ${en}` }
      : { zh: `复核日期${zh}不晚于今天`, en: `The day of the review is not after today: ${en}` },
    hint: { zh: '请填写今后的日期', en: 'Give a day that is still to come' },
  };
};

export const dayAfterEnd = (day: string, last: string, what?: string): Refused => {
  const [at, end] = [dayText(day), dayText(last)];
  return {
    refused: 'invalid-input',
    detail: what
      ? { zh: `里程碑“${what}”（${at.zh}）晚于挂账期限`, en: `The milestone “${what}” (${at.en}) is after the end` }
      : { zh: `复核日期${at.zh}晚于挂账期限`, en: `The review on ${at.en} is after the end` },
    hint: { zh: `请填写不晚于${end.zh}的日期`, en: `Give a day until ${end.en}` },
  };
};

export const reviewsTooFar = (latest: string): Refused => {
  const { zh, en } = dayText(latest);
  return {
    refused: 'invalid-input',
    detail: { zh: '两次复核相隔过久', en: 'Two reviews are too far apart' },
    hint: {
      zh: `下一次复核最晚在${zh}；不填写的，自动安排`,
      en: `The next one is on ${en} at the latest; or leave them out`,
    },
  };
};

export const noSuchMilestone: Refused = {
  refused: 'invalid-input',
  detail: { zh: '计划中没有这个未完成的里程碑', en: 'The plan has no such milestone that is still to be reached' },
  hint: { zh: '请从未完成的里程碑中选择', en: 'Choose one of those that are still to be reached' },
};

export const noReviewLeft: Refused = {
  refused: 'not-now',
  detail: { zh: '计划内的复核都已完成', en: 'All reviews of the plan are done' },
  hint: { zh: '不再具备挂账条件的，请结束挂账', en: 'End the suspension if its reason is gone' },
};

export const suspensionTooLate: Refused = {
  refused: 'window-passed',
  detail: { zh: '办理时限已到期，或申请的挂账期限已过', en: 'The clock is due, or the time of the suspension is over' },
  hint: { zh: '请驳回；后续由督办员处理', en: 'Reject it; a supervisor decides what follows' },
};
