import { RecentTexts } from './parsed-texts';

const parsed = { data: {}, lines: {} };

describe('Texts that were parsed last', () => {
  it('a remembered text is not parsed again', () => {
    const texts = new RecentTexts();
    texts.set('units: []', parsed);
    expect(texts.get('units: []')).toBe(parsed);
    expect(texts.get('units: [] ')).toBeUndefined();
  });

  it('the least recently used text is forgotten when all texts together become too long', () => {
    const texts = new RecentTexts(10);
    texts.set('aaaa', parsed);
    texts.set('bbbb', parsed);
    texts.get('aaaa');
    texts.set('cc', parsed);
    texts.set('d', parsed);
    expect(['aaaa', 'bbbb', 'cc', 'd'].map((text) => texts.get(text) === parsed)).toEqual([true, false, true, true]);
  });
});
