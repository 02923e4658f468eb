import type { Text } from '@hotline/contracts';
import { outcomeLabels } from '@hotline/contracts/labels';
import { anyOf } from '@hotline/contracts/phrases';
import type { Handling } from '@hotline/jurisdiction';
import type { Refused } from '@hotline/runtime';

/** `missing`: everything that the resolution lacks. */
export const incomplete = (missing: readonly Text[]): Refused => ({
  refused: 'incomplete-resolution',
  detail: {
    zh: `办结材料不全：${missing.map(({ zh }) => zh).join('；')}`,
    en: `The resolution is incomplete: ${missing.map(({ en }) => en).join('; ')}`,
  },
  hint: { zh: '请补齐所缺内容，连同已填内容一并提交', en: 'Add what is missing, and send everything again' },
});

/** The pack has no rule for the outcome, so nobody may report it. */
export const outcomeNotHere = ({ outcomes }: Handling): Refused => {
  const possible = anyOf([...outcomes.keys()].map((code) => outcomeLabels[code]));
  return {
    refused: 'invalid-input',
    detail: { zh: '本辖区不使用该办结结论', en: 'This jurisdiction does not use that outcome' },
    hint: { zh: `请选择${possible.zh}`, en: `Choose ${possible.en}` },
  };
};

/** The hotline makes contact only for a lead that has asked it. */
export const notAsked: Refused = {
  refused: 'not-now',
  detail: {
    zh: '主办单位没有请热线联系诉求人',
    en: 'The lead unit has not asked the hotline to contact the caller',
  },
  hint: {
    zh: '由主办单位记录联系情况；单位询问热线后，热线才可代为联系',
    en: 'The lead unit records its contact; the hotline may make contact after the unit has asked it',
  },
};

export const noSuchDemand = (demands: number): Refused => ({
  refused: 'invalid-input',
  detail: { zh: `本工单只有${demands}项诉求`, en: `This ticket has ${demands} demands` },
  hint: { zh: '请按工单页所列序号逐项答复', en: 'Number the answers as the ticket lists the demands' },
});

/** `level`: id of the approval level that has to sign. */
export const levelNeeded = (level: string, { approvalLevels }: Handling): Refused => {
  const name = approvalLevels.find(({ id }) => id === level)?.name ?? { zh: '更高层级', en: 'a higher level' };
  return {
    refused: 'not-allowed',
    detail: { zh: `该结论须由${name.zh}签发`, en: `This outcome has to be signed by the ${name.en}` },
    hint: { zh: `请提交${name.zh}`, en: `Pass it to the ${name.en}` },
  };
};

export const sameApprover: Refused = {
  refused: 'same-approver',
  detail: { zh: '您已签发过前一轮的答复', en: 'You signed the answer of an earlier round' },
  hint: { zh: '重办须由另一位负责人审批', en: 'A redo needs another approver' },
};

export const ownWork: Refused = {
  refused: 'not-allowed',
  detail: { zh: '不能审核本人填写或签发的办结材料', en: 'You cannot review a resolution that you prepared or signed' },
  hint: { zh: '请由另一位审核员审核', en: 'Ask another reviewer' },
};
