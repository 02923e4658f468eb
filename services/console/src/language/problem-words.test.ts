import { detailOf } from './problem-words';

describe('sentence of a problem', () => {
  it('the sentence of the language of the screen is shown', () => {
    const problem = { detail: '检索内容里没有文字或数字 · The words to search for hold no letter' };
    expect(detailOf(problem, 'zh')).toBe('检索内容里没有文字或数字');
    expect(detailOf(problem, 'en')).toBe('The words to search for hold no letter');
  });

  it('a sentence that cannot be divided is shown whole', () => {
    expect(detailOf({ detail: '服务器没有应答' }, 'en')).toBe('服务器没有应答');
    expect(detailOf({ detail: '甲 · 乙 · three' }, 'zh')).toBe('甲 · 乙 · three');
    expect(detailOf({}, 'zh')).toBeUndefined();
  });
});
