import type { ScoreScheme } from '@hotline/jurisdiction';
import type { Refused } from '@hotline/runtime';

export const unknownScheme = (schemes: readonly Pick<ScoreScheme, 'name'>[]): Refused => ({
  refused: 'invalid-input',
  detail: { zh: '没有这一考核办法', en: 'There is no such scheme of scores' },
  hint:
    schemes.length === 0
      ? { zh: '本辖区未设考核办法', en: 'This jurisdiction has no scheme' }
      : {
          zh: `请选择：${schemes.map(({ name }) => name.zh).join('、')}`,
          en: `Choose one of: ${schemes.map(({ name }) => name.en).join(', ')}`,
        },
});
