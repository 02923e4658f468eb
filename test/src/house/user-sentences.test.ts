import { readSourceFile } from './source-files';
import { codesInSentences, codesInText } from './user-sentences';

describe('codesInText', () => {
  it.each([
    ['zh', '请填写 to', 'to'],
    ['zh', 'caller 填写本工单', 'caller'],
    ['en', 'Give another unit in `to`', '`to`'],
    ['en', 'It could be returned until 2026-11-30T06:00:00.000Z', '2026-11-30T06:00:00.000Z'],
  ] as const)('finds the code of a sentence (%s): %s', (language, text, code) => {
    expect(codesInText(text, language)).toEqual([code]);
  });

  it.each([
    ['zh', '工单当前为“处置中”'],
    ['zh', '单位清单见 GET /api/v1/jurisdiction'],
    ['zh', '请用现行目录重新训练：npm run train'],
    ['zh', '请运行 npm run build --workspace services/console，然后刷新本页'],
    ['zh', '请写明本系统的https地址'],
    ['zh', '文件超过 9 MB，请使用 JSON'],
    ['en', 'It could be returned until 30 November, 14:00'],
  ] as const)('accepts a sentence without codes (%s): %s', (language, text) => {
    expect(codesInText(text, language)).toEqual([]);
  });
});

describe('codesInSentences', () => {
  it('finds a code that a template puts into a sentence', () => {
    const text = 'const a = { zh: `工单当前为 ${state.situation}`, en: `The ticket is ${label.en}` };';
    expect(codesInSentences(readSourceFile('packages/x/a.ts', text))).toEqual(['packages/x/a.ts:1 state.situation']);
  });
});
