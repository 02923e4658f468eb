import type { Text } from '@hotline/contracts';
import type { Refused } from '@hotline/runtime';

type Named = readonly { readonly name: Text }[];
const choose = (names: readonly Text[]): Text => ({
  zh: `请选择：${names.map(({ zh }) => zh).join('、')}`,
  en: `Choose one of: ${names.map(({ en }) => en).join(', ')}`,
});

export const frozen: Refused = {
  refused: 'not-now',
  detail: { zh: '该考核期的得分已冻结', en: 'The scores of this period are frozen' },
  hint: { zh: '单位可申诉，经批准后更正得分', en: 'A unit can appeal; an accepted appeal corrects its score' },
};

export const unknownUnit: Refused = {
  refused: 'unknown-unit',
  detail: { zh: '本辖区没有这一单位', en: 'There is no such unit in this jurisdiction' },
  hint: { zh: '请从单位名单中选择', en: 'Choose a unit from the list' },
};

export const unknownNumber = (numbers: Named): Refused => ({
  refused: 'invalid-input',
  detail: { zh: '该考核办法没有这一填报项', en: 'The scheme asks for no such number' },
  hint:
    numbers.length === 0
      ? { zh: '该办法全部由工单计算，无须填报', en: 'Everything in this scheme is computed from tickets' }
      : choose(numbers.map(({ name }) => name)),
});

export const unknownItem = (items: Named): Refused => ({
  refused: 'invalid-input',
  detail: { zh: '该考核办法没有这一计分项', en: 'The scheme has no such item' },
  hint: choose(items.map(({ name }) => name)),
});

export const unknownExclusion = (reasons: readonly Text[]): Refused => ({
  refused: 'invalid-input',
  detail: { zh: '没有这一剔除事由', en: 'There is no such reason to leave a ticket out' },
  hint: reasons.length === 0 ? { zh: '本辖区不剔除工单', en: 'Here no ticket is left out' } : choose(reasons),
});

export const alreadyExcluded: Refused = {
  refused: 'not-now',
  detail: { zh: '该工单已申请剔除或已剔除', en: 'It was already asked to leave this ticket out' },
  hint: { zh: '请在考核页查看', en: 'See the page of the scores' },
};

export const noExclusionAsked: Refused = {
  refused: 'not-now',
  detail: { zh: '该工单没有待决定的剔除申请', en: 'No request to leave this ticket out waits for a decision' },
  hint: { zh: '请在考核页查看', en: 'See the page of the scores' },
};

export const ownExclusion: Refused = {
  refused: 'same-approver',
  detail: { zh: '剔除须由申请人以外的人批准', en: 'Somebody other than the person who asked must approve it' },
  hint: { zh: '请由另一位督办员或管理员办理', en: 'Another supervisor or administrator decides' },
};

export const periodNotOver: Refused = {
  refused: 'not-now',
  detail: { zh: '考核期尚未结束，不能冻结', en: 'The period is not over, so its scores cannot be frozen' },
  hint: { zh: '请在考核期最后一日之后冻结', en: 'Freeze them after its last day' },
};

export const exclusionsOpen: Refused = {
  refused: 'not-now',
  detail: { zh: '还有剔除申请未决定', en: 'Requests to leave tickets out wait for a decision' },
  hint: { zh: '请先批准或驳回', en: 'Approve or reject them first' },
};

export const alreadyAppealed: Refused = {
  refused: 'not-now',
  detail: { zh: '该项已在申诉中', en: 'This item is already under appeal' },
  hint: { zh: '请等待决定', en: 'Wait for the decision' },
};

export const noAppeal: Refused = {
  refused: 'not-found',
  detail: { zh: '没有这一申诉', en: 'There is no such appeal' },
  hint: { zh: '请从考核页打开', en: 'Open it from the page of the scores' },
};

export const appealDecided: Refused = {
  refused: 'not-now',
  detail: { zh: '该申诉已有决定', en: 'The appeal has been decided' },
  hint: { zh: '单位可以另行申诉', en: 'The unit can appeal again' },
};

export const pointsOfAppeal: Refused = {
  refused: 'invalid-input',
  detail: {
    zh: '同意申诉须写明更正的分数，驳回申诉不写分数',
    en: 'An accepted appeal states the points that correct the score; a rejected one states none',
  },
  hint: { zh: '请填写或去掉分数', en: 'State the points, or leave them out' },
};
