import { foreignLanguage } from './language';

describe('foreignLanguage', () => {
  it.each([
    ['The street lamp in front of my house is broken', 'en'],
    ['La lámpara de la calle no funciona', 'und-Latn'],
    ['집 앞 가로등이 고장났어요', 'ko'],
    ['家の前の街灯が壊れています', 'ja'],
    ['كوچا چىرىغى بۇزۇلۇپ قالدى', 'und-Arab'],
    ['ལམ་གྱི་སྒྲོན་མེ་ཆག་པ་རེད།', 'bo'],
  ])('names the language, or else the script: %s', (text, language) => {
    expect(foreignLanguage(text)).toBe(language);
  });
  it('treats a Chinese text with foreign names as Chinese, and names no language for a few letters', () => {
    for (const text of ['楼下KTV和McDonald\u2019s太吵', '路灯坏了', 'LED屏太亮', 'A1', '138 0013 8000', ''])
      expect(foreignLanguage(text)).toBeUndefined();
  });
});
