import type { Refused } from '@hotline/runtime';

/** The sentences with which routing says no. */
export const noTicket: Refused = {
  refused: 'not-found',
  detail: { zh: '该工单尚未派单，或不存在', en: 'There is no such ticket, or it has not been dispatched yet' },
  hint: {
    zh: '请核对工单标识；刚登记的工单稍候即可操作',
    en: 'Check the ticket id; one just registered may need a moment',
  },
};

export const notYours = (lead: string): Refused => ({
  refused: 'not-your-ticket',
  detail: { zh: `该工单由 ${lead} 主办`, en: `The lead of this ticket is ${lead}` },
  hint: { zh: '只有主办单位可以执行此操作', en: 'Only the lead unit can do this' },
});

export const notNow = (situation: string, possible: string): Refused => ({
  refused: 'not-now',
  detail: { zh: `工单当前状态为 ${situation}`, en: `The dispatch is ${situation}` },
  hint: { zh: `此操作仅适用于：${possible}`, en: `This can be done when it is: ${possible}` },
});

export const windowPassed = (until: number): Refused => ({
  refused: 'window-passed',
  detail: {
    zh: `退单时限已过（${new Date(until).toISOString()}）`,
    en: `It could be returned until ${new Date(until).toISOString()}`,
  },
  hint: {
    zh: '逾期未退视为受理，请办理；确有争议请申请协商',
    en: 'After that the ticket is yours; handle it, or ask the coordination body',
  },
});

export const binding: Refused = {
  refused: 'not-now',
  detail: {
    zh: '指定管辖和重办的工单不能退单',
    en: 'A designated ticket, or one to be done again, cannot be returned',
  },
  hint: { zh: '请办理；确有争议请报督办员', en: 'Handle it; a supervisor may designate another unit' },
};

export const returnedBefore: Refused = {
  refused: 'not-now',
  detail: { zh: '本单位已退过一次该工单', en: 'Your unit has returned this ticket once already' },
  hint: {
    zh: '每个单位只能退单一次；如有争议由协调机构指定',
    en: 'A unit may return a ticket once; in a dispute the coordination body designates',
  },
};

export const supervisorDecides: Refused = {
  refused: 'not-allowed',
  detail: { zh: '第二次及以后的退单须由督办员审核', en: 'From the second return on, a supervisor decides' },
  hint: { zh: '请提交督办员', en: 'Pass it to a supervisor' },
};

export const nowhereToGo: Refused = {
  refused: 'invalid-input',
  detail: { zh: '同意退单时须指明接收单位', en: 'To grant a return, name the unit that gets the ticket' },
  hint: { zh: '请填写 to', en: 'Give `to`' },
};

export const sameUnit: Refused = {
  refused: 'invalid-input',
  detail: { zh: '不能退回给同一单位', en: 'It cannot go back to the unit that returns it' },
  hint: { zh: '请在 to 中填写其他单位', en: 'Give another unit in `to`' },
};

export const unknownUnit = (unit: string): Refused => ({
  refused: 'unknown-unit',
  detail: { zh: `辖区内没有单位 ${unit}`, en: `This jurisdiction has no unit ${unit}` },
  hint: { zh: '单位代码见 /api/v1/jurisdiction', en: 'See /api/v1/jurisdiction for the units' },
});

export const sameApprover = (approver: string): Refused => ({
  refused: 'same-approver',
  detail: { zh: `${approver} 已审批过前一轮`, en: `${approver} answered for an earlier round` },
  hint: { zh: '重办须由另一位负责人审批', en: 'A redo needs another approver' },
});
