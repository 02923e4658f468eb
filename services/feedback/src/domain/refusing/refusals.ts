import type { Text } from '@hotline/contracts';
import { anyOf, anyRole } from '@hotline/contracts/phrases';
import type { RefusalReason } from '@hotline/jurisdiction';
import type { Refused } from '@hotline/runtime';

/** The refusals of requests about 不予受理. */

export const answeredAlready: Refused = {
  refused: 'not-now',
  detail: {
    zh: '工单已有答复、已结案或已并案，不能不予受理',
    en: 'The ticket was answered, closed or merged, so it can no longer be refused',
  },
  hint: {
    zh: '请按回访、督办或结案办理',
    en: 'Go on with the callback, the supervision or the closure',
  },
};
export const inDanger: Refused = {
  refused: 'not-now',
  detail: {
    zh: '工单中有危险情形，已转接紧急服务，不能不予受理',
    en: 'The ticket reports a danger and an emergency service was told, so it cannot be refused',
  },
  hint: {
    zh: '请派单核实；查无此事的，由承办单位以“不属实”办结',
    en: 'Dispatch it; if nothing is found, its unit reports that it was not confirmed',
  },
};
export const refusalAsked: Refused = {
  refused: 'not-now',
  detail: { zh: '不予受理申请正在审批', en: 'A refusal of this ticket waits for approval' },
  hint: { zh: '请先审批已提交的申请', en: 'Decide on that request first' },
};
export const noRefusalAsked: Refused = {
  refused: 'not-now',
  detail: { zh: '此工单没有待审批的不予受理申请', en: 'No refusal of this ticket waits for approval' },
  hint: { zh: '请先提交不予受理申请', en: 'Ask for a refusal first' },
};
export const ownRefusal: Refused = {
  refused: 'same-approver',
  detail: { zh: '不能审批本人提交的不予受理申请', en: 'You cannot approve a refusal that you asked for' },
  hint: { zh: '请由另一人审批', en: 'Ask another person to decide on it' },
};
export const refusedByYou: Refused = {
  refused: 'not-allowed',
  detail: {
    zh: '您参与过该工单的不予受理，诉求人已申诉',
    en: 'You took part in the refusal against which the caller appealed',
  },
  hint: { zh: '请由其他人员复核', en: 'Another person has to look at it' },
};
export const unknownRefusalReason = (reasons: ReadonlyMap<string, RefusalReason>): Refused => {
  const possible = anyOf([...reasons.values()].map(({ name }) => name));
  return {
    refused: 'invalid-input',
    detail: { zh: '辖区内没有该不予受理理由', en: 'This jurisdiction has no such reason for a refusal' },
    hint: possible.zh
      ? { zh: `请选择：${possible.zh}`, en: `Choose one of: ${possible.en}` }
      : { zh: '本辖区未设不予受理理由，请分类派单', en: 'This jurisdiction refuses no ticket: classify it' },
  };
};
export const refusalNotByRole = ({ name, approvedBy }: RefusalReason): Refused => {
  const who = anyRole(approvedBy);
  return {
    refused: 'not-allowed',
    detail: {
      zh: `您的角色不能审批以“${name.zh}”不予受理`,
      en: `Your role may not decide on a refusal for “${name.en}”`,
    },
    hint: { zh: `请由${who.zh}审批`, en: `Ask ${who.en}` },
  };
};
export const refusedFinally: Refused = {
  refused: 'not-allowed',
  detail: { zh: '对这次不予受理不能申诉', en: 'There is no appeal against this refusal' },
  hint: {
    zh: '请通过所告知的途径办理；如有新情况，请登记新工单',
    en: 'Use the lawful way that you were told; if there is something new, register a new ticket',
  },
};
/** `end`: the end of the time for appeals, in words. */
export const appealedTooLate = (end: Text): Refused => ({
  refused: 'window-passed',
  detail: { zh: `申诉期限已于${end.zh}截止`, en: `The time to appeal ended on ${end.en}` },
  hint: { zh: '如有新情况，请登记新工单', en: 'If there is something new, register a new ticket' },
});
