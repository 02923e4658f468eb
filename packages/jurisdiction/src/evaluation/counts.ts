import type { Text } from '../model/text';

const name = (zh: string, en: string): Text => ({ zh, en });

/**
 * The counts that formulas can use, with their names. Each counts tickets by one event in the period: their
 * registration, the due time of their clock since registration, their callback, or their closure.
 */
export const countNames = {
  /** By the time of registration. */
  registered: name('受理', 'Registered'),
  answeredDirectly: name('直接答复', 'Answered at once'),
  dispatched: name('派单', 'Dispatched'),
  merged: name('并案', 'Merged'),
  hops: name('派单次数', 'Dispatches'),
  firstRight: name('一次派准', 'First dispatch accepted'),
  returnsRequested: name('申请退单', 'Returns requested'),
  returnsGranted: name('同意退单', 'Returns granted'),
  returnsRejected: name('驳回退单', 'Returns rejected'),
  acknowledgeDue: name('应签收', 'Due to be acknowledged'),
  acknowledgedInTime: name('按时签收', 'Acknowledged in time'),
  contactDue: name('应联系', 'Due to be contacted'),
  contactedInTime: name('按时联系', 'Contacted in time'),
  /** By the due time of the clock since registration. */
  due: name('应办结', 'Due'),
  suspended: name('挂账（缓办）', 'Suspended'),
  resolved: name('应办结中已办结', 'Resolved of those due'),
  resolvedInTime: name('按期办结', 'Resolved in time'),
  dueUrgent: name('紧急应办结', 'Urgent due'),
  urgentResolved: name('紧急已办结', 'Urgent resolved'),
  urgentInTime: name('紧急按期办结', 'Urgent resolved in time'),
  /** By the time of the callback: of the answer, or from when the caller is to be called. */
  called: name('应回访', 'To be called back'),
  answered: name('回访有答复', 'Answered the callback'),
  contacted: name('应回访中按时联系', 'To be called back, contacted in time'),
  asserted: name('单位称已解决', 'Unit claims resolved'),
  assertedAnswered: name('有答复中单位称已解决', 'Unit claims resolved, caller answered'),
  overclaimed: name('单位称已解决而诉求人未确认', 'Unit claimed resolved, caller does not confirm'),
  confirmed: name('诉求人确认已解决', 'Caller confirms resolved'),
  confirmedPartly: name('诉求人称部分解决', 'Caller says partly resolved'),
  denied: name('诉求人称未解决', 'Caller says not resolved'),
  satisfied: name('满意', 'Satisfied'),
  mostlySatisfied: name('基本满意', 'Mostly satisfied'),
  dissatisfied: name('不满意', 'Dissatisfied'),
  declined: name('不评价', 'Declined to rate'),
  redone: name('重办', 'Sent back to the unit'),
  redoneOften: name('重办三次以上', 'Sent back three times or more'),
  redoneNotable: name('领导、媒体件重办', 'Sent back, from leaders or media'),
  redoneOftenNotable: name('领导、媒体件重办三次以上', 'Sent back three times or more, from leaders or media'),
  /** By the time of the report, the reopening or the closure. */
  reported: name('报结', 'Reported as resolved'),
  recurred: name('办结后又发生', 'Happened again afterwards'),
  reopened: name('结案后诉求人重提', 'Reopened by the caller'),
  closed: name('结案', 'Closed'),
} as const satisfies Readonly<Record<string, Text>>;

export type CountName = keyof typeof countNames;
export type Counts = Readonly<Record<CountName, number>>;
