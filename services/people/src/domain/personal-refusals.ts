import type { Refused } from '@hotline/runtime';

export const tooLarge = (most: number): Refused => ({
  refused: 'too-large',
  detail: { zh: `内容超过${most}个字符`, en: `It has more than ${most} characters` },
  hint: { zh: '请删减后再保存', en: 'Shorten it and save it again' },
});

export const tooManyDrafts = (most: number): Refused => ({
  refused: 'not-now',
  detail: { zh: `草稿已有${most}份`, en: `There are ${most} drafts already` },
  hint: { zh: '请先提交或删除旧草稿', en: 'Send or delete an older draft first' },
});
