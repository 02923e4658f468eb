import type { ApprovedClosure, Role, Text } from '@hotline/contracts';
import { closureLabels, supervisionLabels } from '@hotline/contracts/labels';
import { anyOf, anyRole, localTime } from '@hotline/contracts/phrases';
import type { ClosureRule } from '@hotline/jurisdiction';
import type { Refused } from '@hotline/runtime';
import type { Callback } from './callback';
import type { CallbackRules } from './rules';

export const noTicket: Refused = {
  refused: 'not-found',
  detail: { zh: '未找到该工单的回访', en: 'No callback was found for this ticket' },
  hint: { zh: '承办单位办结后才会回访', en: 'A callback opens when the unit reports the ticket resolved' },
};

/** The name of each situation for users. */
const situationLabels: Readonly<Record<Callback['situation'], Text>> = {
  waiting: { zh: '待承办单位办结', en: 'waiting until the unit reports it resolved' },
  calling: { zh: '回访中', en: 'in progress' },
  supervised: { zh: '督办中', en: 'with a supervisor' },
  closed: { zh: '已结案', en: 'closed' },
  merged: { zh: '已并案', en: 'merged' },
};
export const notNow = (state: Callback, possible: Callback['situation']): Refused => {
  const [now, then] = [situationLabels[state.situation], situationLabels[possible]];
  return {
    refused: 'not-now',
    detail: { zh: `回访当前为“${now.zh}”`, en: `The callback is ${now.en}` },
    hint: { zh: `仅“${then.zh}”的工单可执行此操作`, en: `This can be done only while the callback is ${then.en}` },
  };
};
export const noWithdrawal: Refused = {
  refused: 'not-now',
  detail: { zh: '该诉求人未申请撤回', en: 'This caller has not asked to withdraw the ticket' },
  hint: { zh: '诉求人提出撤回时，请先登记撤回申请', en: 'Record the wish to withdraw first' },
};
export const closureNotHere = (rules: ReadonlyMap<string, ClosureRule>): Refused => {
  const possible = anyOf([...rules.keys()].map((code) => closureLabels[code as ApprovedClosure]));
  return {
    refused: 'invalid-input',
    detail: { zh: '本辖区不使用该结案方式', en: 'This jurisdiction does not use that closure' },
    hint: { zh: `请选择${possible.zh}`, en: `Choose ${possible.en}` },
  };
};

export const closureNotAfter = (closure: ApprovedClosure, { after }: ClosureRule): Refused => {
  const [name, causes] = [closureLabels[closure], anyOf(after.map((cause) => supervisionLabels[cause]))];
  return {
    refused: 'not-now',
    detail: { zh: `此工单不能按“${name.zh}”结案`, en: `This ticket cannot be closed as “${name.en}”` },
    hint: { zh: `该方式仅用于${causes.zh}的工单`, en: `This closure is possible only if ${causes.en}` },
  };
};

/** `doing`: whether the person wants to request the closure or to approve it. */
export const closureNotByRole = (
  closure: ApprovedClosure,
  doing: 'request' | 'approve',
  roles: readonly Role[],
): Refused => {
  const [name, who] = [closureLabels[closure], anyRole(roles)];
  return {
    refused: 'not-allowed',
    detail:
      doing === 'request'
        ? { zh: `您的角色不能申请按“${name.zh}”结案`, en: `Your role may not ask for the closure “${name.en}”` }
        : { zh: `您的角色不能审批“${name.zh}”结案`, en: `Your role may not decide on the closure “${name.en}”` },
    hint: { zh: `请由${who.zh}办理`, en: `Ask ${who.en}` },
  };
};

/** `missing`: everything that the request lacks. */
export const closureIncomplete = (missing: readonly Text[]): Refused => ({
  refused: 'incomplete-closure',
  detail: {
    zh: `结案材料不全：${missing.map(({ zh }) => zh).join('；')}`,
    en: `The closure is incomplete: ${missing.map(({ en }) => en).join('; ')}`,
  },
  hint: { zh: '请补齐所缺内容，连同已填内容一并提交', en: 'Add what is missing, and send everything again' },
});

export const closureAsked: Refused = {
  refused: 'not-now',
  detail: { zh: '结案申请正在审批', en: 'A closure of this ticket waits for approval' },
  hint: { zh: '请先审批已提交的申请', en: 'Decide on that request first' },
};
export const noClosureAsked: Refused = {
  refused: 'not-now',
  detail: { zh: '此工单没有待审批的结案申请', en: 'No closure of this ticket waits for approval' },
  hint: { zh: '请先提交结案申请', en: 'Ask for a closure first' },
};
export const ownRequest: Refused = {
  refused: 'same-approver',
  detail: { zh: '不能审批本人提交的结案申请', en: 'You cannot approve a closure that you asked for' },
  hint: { zh: '请由另一人审批', en: 'Ask another person to decide on it' },
};

export const finallyAnswered: Refused = {
  refused: 'not-allowed',
  detail: { zh: '此工单已作最终答复', en: 'This ticket ended with a final answer' },
  hint: { zh: '如有新情况，请登记新工单', en: 'If there is something new, register a new ticket' },
};
/** `end`: the end of the time for a reopening, in words. */
export const reopenedTooLate = (end: Text): Refused => ({
  refused: 'window-passed',
  detail: { zh: `要求重办的期限已于${end.zh}截止`, en: `The time to have it reopened ended on ${end.en}` },
  hint: { zh: '请登记新工单', en: 'Register a new ticket' },
});

/** Another agent has the lease on the call. */
export function takenByOther(
  { lease }: Callback,
  { now, view }: { readonly now: number; readonly view: CallbackRules },
): Refused {
  const until = localTime(lease?.until ?? now, view.timeZone, now);
  return {
    refused: 'not-now',
    detail: { zh: '另一位回访员正在回访该工单', en: 'Another agent is making this call' },
    hint: {
      zh: `请取下一个；到${until.zh}仍未记录结果的，可由您回访`,
      en: `Take the next call. If no result of this one is recorded by ${until.en}, you can take it over`,
    },
  };
}
export const notDue: Refused = {
  refused: 'not-now',
  detail: { zh: '该回访还没到拨打时间', en: 'It is not yet time for this call' },
  hint: { zh: '请取下一个', en: 'Take the next one' },
};
export const notTaken: Refused = {
  refused: 'not-now',
  detail: {
    zh: '该回访不在您手上，或已超过保留时间',
    en: 'You have not taken this call, or your time to make it is over',
  },
  hint: { zh: '请先取回访', en: 'Take the call first' },
};
export const notAtThatTime = (latest: Text): Refused => ({
  refused: 'invalid-input',
  detail: { zh: '约定的时间已过，或过于靠后', en: 'The time is past, or too far ahead' },
  hint: { zh: `请约定现在以后、${latest.zh}以前的时间`, en: `Choose a time between now and ${latest.en}` },
});
export const nothingToAnswer: Refused = {
  refused: 'not-now',
  detail: { zh: '现在没有需要您评价的答复', en: 'There is no answer to rate now' },
  hint: { zh: '承办单位办结后即可评价', en: 'You can rate it when the unit reports it resolved' },
};
export const answeredBefore: Refused = {
  refused: 'not-now',
  detail: { zh: '您已评价过这次办理', en: 'You have already rated this' },
  hint: {
    zh: '结案后仍未解决的，可以要求重办',
    en: 'If it is not settled, you can ask for it to be reopened after the closure',
  },
};
export const closedUnrated: Refused = {
  refused: 'not-now',
  detail: { zh: '工单已结案，不再评价', en: 'The ticket is closed and is not rated any more' },
  hint: { zh: '仍未解决的，可以要求重办', en: 'If it is not settled, you can ask for it to be reopened' },
};
export const notClosedYet: Refused = {
  refused: 'not-now',
  detail: { zh: '工单尚未结案，无需要求重办', en: 'The ticket is not closed, so it need not be reopened' },
  hint: {
    zh: '可以补充情况或催办；办结后请评价，不满意的将重新办理',
    en: 'You can add information or ask for faster handling. If you are dissatisfied with the answer, it is done again',
  },
};
