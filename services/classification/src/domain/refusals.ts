import type { Text } from '@hotline/contracts';
import type { Refused } from '@hotline/runtime';

export const noTicket: Refused = {
  refused: 'not-found',
  detail: { zh: '未找到该工单，或该工单尚未读取', en: 'There is no such ticket, or it has not been read yet' },
  hint: {
    zh: '请核对工单号；刚登记的工单稍候即可操作',
    en: 'Check the ticket number; a ticket that was just registered may need a moment',
  },
};

export const ended: Refused = {
  refused: 'not-now',
  detail: { zh: '工单已结案或已并案', en: 'The ticket is closed or merged' },
  hint: {
    zh: '不能再分类或答复；新的诉求请另行登记',
    en: 'It can no longer be classified or answered; register a new matter as a new ticket',
  },
};

/** A ticket can be answered from a guide only while it has no matter. */
export const alreadyClassified: Refused = {
  refused: 'not-now',
  detail: {
    zh: '工单已分类，不能再直接答复',
    en: 'The ticket is already classified and can no longer be answered from a guide',
  },
  hint: { zh: '请由承办单位答复', en: 'Let its unit answer the caller' },
};

export const unknownGuide: Refused = {
  refused: 'unknown-guide',
  detail: { zh: '未找到可直接答复的知识条目', en: 'This jurisdiction has no such guide' },
  hint: { zh: '请从本辖区的知识条目中选择', en: 'Choose one of the guides of this jurisdiction' },
};

export const unknownService: Refused = {
  refused: 'unknown-guide',
  detail: { zh: '未找到该紧急服务', en: 'This jurisdiction has no such emergency service' },
  hint: { zh: '请从本辖区的紧急服务中选择', en: 'Choose one of the emergency services of this jurisdiction' },
};

export const noModel: Refused = {
  refused: 'not-found',
  detail: { zh: '未找到该模型', en: 'There is no such model' },
  hint: { zh: '请从模型清单中选择', en: 'Choose a model from the list of models' },
};

/** The model does not fit the matters of the jurisdiction; the detail says how they differ. */
export const wrongCatalogue = ({ detail, hint }: { readonly detail: Text; readonly hint: Text }): Refused => ({
  refused: 'wrong-catalogue',
  detail,
  hint,
});
