import { segmenterFor } from './segmenter';

it('cuts a text into words that give exactly the same text when they are joined', () => {
  const segment = segmenterFor([]);
  for (const text of ['楼下烧烤店每天晚上油烟特别大,噪音扰民。', '', '😀 a1\n\n玉皇庙', '\u0000，'])
    expect(segment(text).join('')).toBe(text);
});

it('does not divide the given words, even if they were given in traditional characters', () => {
  const segment = segmenterFor(['許商街道', '甄家胡同', '炉烟倒灌']);
  expect(segment('甄家胡同炉烟倒灌进许商街道')).toEqual(['甄家胡同', '炉烟倒灌', '进', '许商街道']);
});

it('divides a given word of more than five characters into the words of the dictionary', () => {
  expect(segmenterFor(['楼下烧烤店油烟'])('楼下烧烤店油烟').length).toBeGreaterThan(1);
});
