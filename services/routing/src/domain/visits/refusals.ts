import type { Text } from '@hotline/contracts';
import { anyOf } from '@hotline/contracts/phrases';
import type { Refused } from '@hotline/runtime';

/** `possible`: names of the outcomes of the pack. */
export const noSuchOutcome = (possible: readonly Text[]): Refused => {
  const names = anyOf(possible);
  return {
    refused: 'invalid-input',
    detail: { zh: '辖区内没有该查看结果', en: 'This jurisdiction has no such result of a visit' },
    hint: { zh: `请选择：${names.zh}`, en: `Choose one of: ${names.en}` },
  };
};

const checkTime = { zh: '请核对到场时间', en: 'Check the time of the visit' };

export const notYet: Refused = {
  refused: 'invalid-input',
  detail: { zh: '到场时间不能晚于现在', en: 'The visit cannot be in the future' },
  hint: checkTime,
};

export const tooEarly: Refused = {
  refused: 'invalid-input',
  detail: { zh: '到场时间早于工单登记', en: 'The visit was before the ticket was registered' },
  hint: checkTime,
};
