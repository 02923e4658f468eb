import type { Text, TicketState } from '@hotline/contracts';
import { ticketStateLabels } from '@hotline/contracts/labels';
import { anyState, localTime } from '@hotline/contracts/phrases';
import type { Refused } from '@hotline/runtime';
import type { DispatchSituation } from './dispatch';
import type { RoutingView } from './view';

/** No dispatch is stored for the ticket. */
export const noTicket: Refused = {
  refused: 'not-found',
  detail: { zh: '该工单尚未派单，或不存在', en: 'There is no such ticket, or it has not been dispatched yet' },
  hint: {
    zh: '请核对工单号；刚登记的工单请稍后再试',
    en: 'Check the ticket number; if the ticket was registered just now, try again in a moment',
  },
};

/** Only the lead may do this. The refusal does not name the lead, because other units are not told who handles a ticket. */
export const notYours: Refused = {
  refused: 'not-your-ticket',
  detail: { zh: '该工单由其他单位主办', en: 'Another unit leads this ticket' },
  hint: { zh: '只有主办单位可以执行此操作', en: 'Only the lead unit can do this' },
};

/** The state that the board shows to users for each situation. */
const shownAs: Readonly<Record<DispatchSituation, TicketState>> = {
  registered: 'awaiting-classification',
  asking: 'awaiting-facts',
  disputed: 'disputed',
  'awaiting-dispatch': 'awaiting-dispatch',
  dispatched: 'dispatched',
  acknowledged: 'acknowledged',
  'return-requested': 'return-requested',
  'awaiting-signature': 'awaiting-signature',
  'in-review': 'in-review',
  resolved: 'resolved',
  ended: 'closed',
};

/** The command is possible only in the situations of `possible`. */
export const notNow = (situation: DispatchSituation, possible: readonly DispatchSituation[]): Refused => {
  const now = ticketStateLabels[shownAs[situation]];
  const states = anyState(possible.map((one) => shownAs[one]));
  return {
    refused: 'not-now',
    detail: { zh: `工单当前为“${now.zh}”`, en: `The ticket is “${now.en}”` },
    hint: { zh: `仅${states.zh}的工单可执行此操作`, en: `This can be done only while the ticket is ${states.en}` },
  };
};

/** The dispatch has ended: the ticket is closed, merged or answered. */
export const over: Refused = {
  refused: 'not-now',
  detail: { zh: '工单已结案、已并案或已答复', en: 'The ticket is closed, merged or answered' },
  hint: { zh: '仅办理中的工单可执行此操作', en: 'This can be done only while the ticket is open' },
};

/** The return window ended at `until`; both times in epoch ms. */
export const windowPassed = (until: number, now: number, view: RoutingView): Refused => {
  const end = localTime(until, view.jurisdiction.calendar.timeZone, now);
  return {
    refused: 'window-passed',
    detail: { zh: `退单时限已于${end.zh}截止`, en: `The ticket could be returned until ${end.en}` },
    hint: {
      zh: '逾期未退视为受理，请办理；确有争议请提出争议',
      en: 'Please handle the ticket, or raise a dispute about who is responsible',
    },
  };
};

/** A unit that was designated, or that must redo its work, may not return the ticket. */
export const notReturnable: Refused = {
  refused: 'not-now',
  detail: {
    zh: '指定管辖和重办的工单不能退单',
    en: 'A ticket that was designated or reopened cannot be returned',
  },
  hint: { zh: '请办理；确有争议请报督办员', en: 'Please handle the ticket; in a dispute, ask a supervisor' },
};

export const returnedBefore: Refused = {
  refused: 'not-now',
  detail: { zh: '本单位已退过一次该工单', en: 'Your unit has returned this ticket once already' },
  hint: {
    zh: '每个单位只能退单一次；如有争议由协调机构指定',
    en: 'A unit can return a ticket only once; in a dispute the coordination body names the lead',
  },
};

export const supervisorDecides: Refused = {
  refused: 'not-allowed',
  detail: { zh: '该次退单须由督办员审核', en: 'A supervisor decides this return' },
  hint: { zh: '请提交督办员', en: 'Pass it to a supervisor' },
};

export const noReceivingUnit: Refused = {
  refused: 'invalid-input',
  detail: { zh: '同意退单时须指明接收单位', en: 'A return can be granted only with a receiving unit' },
  hint: { zh: '请选择接收单位', en: 'Choose the receiving unit' },
};

/** A unit proposed itself as the unit that should have the ticket. */
export const sameUnit: Readonly<Record<'returnReasons' | 'disputeReasons', Refused>> = {
  returnReasons: {
    refused: 'invalid-input',
    detail: { zh: '不能退回给同一单位', en: 'The ticket cannot go to the unit that returns it' },
    hint: { zh: '请选择其他单位', en: 'Choose another unit' },
  },
  disputeReasons: {
    refused: 'invalid-input',
    detail: { zh: '争议单位不能是本单位', en: 'A unit cannot have a dispute with itself' },
    hint: { zh: '请选择其他单位', en: 'Choose another unit' },
  },
};

export const unknownUnit: Refused = {
  refused: 'unknown-unit',
  detail: { zh: '辖区内没有该单位', en: 'This jurisdiction has no such unit' },
  hint: { zh: '请从辖区的单位清单中选择', en: 'Choose a unit from the list of the jurisdiction' },
};

/** Name of a unit, or "another unit" if the jurisdiction no longer has it. */
export const nameOf = (unit: string, { jurisdiction }: RoutingView): Text =>
  jurisdiction.units.get(unit)?.name ?? { zh: '其他单位', en: 'another unit' };
