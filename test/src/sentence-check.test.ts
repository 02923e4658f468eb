import { callerStateLabels, problemTitles, progressStepLabels } from '@hotline/contracts';
import { checkSentences, codesIn } from './sentence-check';

describe('codesIn', () => {
  it.each([
    ['zh', '工单当前状态为 acknowledged', ['acknowledged']],
    ['zh', '该工单由 squad-baiqiao 主办', ['squad-baiqiao']],
    ['zh', '退单时限已过（2026-11-30T06:00:00.000Z）', ['2026-11-30T06:00:00.000Z']],
    ['en', 'The ticket is return-requested', ['return-requested']],
    ['en', 'Give another unit in `to`', ['`to`']],
    ['en', 'The ticketId is missing', ['ticketId']],
    ['en', 'Ticket 00000000-0000-4000-8000-000000000000 was not found', ['00000000-0000-4000-8000-000000000000']],
  ] as const)('finds the code in a sentence (%s): %s', (language, sentence, codes) => {
    expect(codesIn(sentence, language)).toEqual(expect.arrayContaining([...codes]));
  });

  it.each([
    ['zh', '工单当前为“处置中”'],
    ['zh', '退单时限已于11月30日14:00截止'],
    ['zh', '单位清单见 GET /api/v1/jurisdiction'],
    ['en', 'A make-up Sunday counts as a working day'],
  ] as const)('accepts a plain sentence (%s): %s', (language, sentence) => {
    expect(codesIn(sentence, language)).toEqual([]);
  });

  it('finds no code in the titles of problems and in the sentences for callers', () => {
    for (const table of [problemTitles, callerStateLabels, progressStepLabels])
      for (const { zh, en } of Object.values(table)) expect([...codesIn(zh, 'zh'), ...codesIn(en, 'en')]).toEqual([]);
  });
});

describe('checkSentences', () => {
  const problem = { type: 'urn:x', title: 'Not now', titleZh: '现在不能', status: 409, code: 'not-now' };

  it('throws for a problem document that names a state by its code', () => {
    expect(() => checkSentences({ ...problem, detail: '工单当前状态为 acknowledged · It is in hand' })).toThrow(
      'acknowledged',
    );
  });

  it('accepts a problem document in plain words', () => {
    expect(() => checkSentences({ ...problem, detail: '工单当前为“处置中” · The ticket is “In hand”' })).not.toThrow();
  });
});
