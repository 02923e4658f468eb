import type { Text } from '@hotline/contracts';
import { precedentStateLabels } from '@hotline/contracts/labels';
import type { Refused } from '@hotline/runtime';
import type { PrecedentState } from '../dispatch';

/** A unit that was designated, or that must redo its work, cannot raise a dispute. */
export const notDisputable: Refused = {
  refused: 'not-now',
  detail: {
    zh: '指定管辖和重办的工单不能再提出争议',
    en: 'No dispute can be raised about a ticket that was designated or reopened',
  },
  hint: {
    zh: '请办理；情况有变请报督办员',
    en: 'Please handle the ticket; if the facts have changed, tell a supervisor',
  },
};

/** Only a party can give an opinion. The refusal does not name the parties, because other units are not told them. */
export const noParty: Refused = {
  refused: 'not-your-ticket',
  detail: { zh: '本单位不是该争议的当事单位', en: 'Your unit is not a party to this dispute' },
  hint: { zh: '只有当事单位可以提交协商意见', en: 'Only the parties can give an opinion' },
};

export const notADesignation: Refused = {
  refused: 'not-now',
  detail: { zh: '该工单没有经争议作出的指定管辖', en: 'No dispute about this ticket has ended with a designation' },
  hint: { zh: '请从先例清单中选择待审批的工单', en: 'Choose a ticket from the list of precedents' },
};

export const noCandidate = (state: PrecedentState): Refused => {
  const now = precedentStateLabels[state];
  return {
    refused: 'not-now',
    detail: { zh: `该先例${now.zh}`, en: `The precedent is ${now.en}` },
    hint: { zh: '无需再次审批', en: 'It needs no further decision' },
  };
};

export const ownDesignation: Refused = {
  refused: 'not-allowed',
  detail: { zh: '不能审批本人作出的指定', en: 'You cannot decide on your own designation' },
  hint: { zh: '请由另一位负责人审批', en: 'Ask somebody else to decide' },
};

/** `why`: a sentence that says what does not fit. */
export const unfit = (why: Text): Refused => ({
  refused: 'not-now',
  detail: { zh: `不能作为先例：${why.zh}`, en: `It cannot become a precedent: ${why.en}` },
  hint: { zh: '请先修改权责清单，或不作为先例', en: 'Change the power list first, or decline the precedent' },
});

export const endsBeforeStart: Refused = {
  refused: 'invalid-input',
  detail: { zh: '结束日期早于开始日期', en: 'The last day is before the first' },
  hint: { zh: '请更正日期，或不填结束日期', en: 'Correct the dates, or leave out the last day' },
};
