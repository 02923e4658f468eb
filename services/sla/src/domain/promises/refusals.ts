import type { Text } from '@hotline/contracts';
import { dayText } from '@hotline/contracts/phrases';
import type { Refused } from '@hotline/runtime';

export const notOfThisUnit: Refused = {
  refused: 'not-your-ticket',
  detail: { zh: '该工单不由本单位承办', en: 'Your unit neither leads nor assists this ticket' },
  hint: { zh: '只有主办、协办单位和热线可以承诺', en: 'Its lead, its assistants and the hotline can make promises' },
};

export const ticketEnded: Refused = {
  refused: 'not-now',
  detail: { zh: '工单已结束，不能再承诺', en: 'The ticket has ended, so nothing more can be promised' },
  hint: {
    zh: '诉求人要求继续办理的，请先重办',
    en: 'If the caller wants more to be done, have the ticket reopened first',
  },
};

/** `latest`: the last day that the pack allows, YYYY-MM-DD. */
export const tooFar = (latest: string): Refused => {
  const { zh, en } = dayText(latest);
  return {
    refused: 'invalid-input',
    detail: { zh: '承诺的日期太远', en: 'The promised day is too far away' },
    hint: {
      zh: `最晚可承诺至${zh}；需要更久的，请申请挂账`,
      en: `The latest day is ${en}; ask for a suspension if a longer plan is needed`,
    },
  };
};

export const noSuchPromise: Refused = {
  refused: 'not-now',
  detail: { zh: '该工单没有这项承诺', en: 'This ticket has no such promise' },
  hint: { zh: '请刷新工单，从承诺清单中选择', en: 'Load the ticket again and choose from its list of promises' },
};

/** `unit`: name of the unit that promised. */
export const notOfPromiser = ({ zh, en }: Text): Refused => ({
  refused: 'not-your-ticket',
  detail: { zh: '这项承诺不是本单位作出的', en: 'Your unit did not make this promise' },
  hint: { zh: `由${zh}、主办单位或热线记录`, en: `${en}, the lead or the hotline can record it` },
});

export const settledBefore: Refused = {
  refused: 'not-now',
  detail: { zh: '这项承诺已兑现或已终止', en: 'This promise has been kept, or nobody waits for it any more' },
  hint: { zh: '无需再次记录；经过见办理过程', en: 'The history of the ticket says what happened' },
};
