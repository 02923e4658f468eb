import { segmenterFor } from './segmenter';

it('keeps every character of a text, so that offsets stay true', () => {
  const segment = segmenterFor([]);
  for (const text of ['楼下烧烤店每天晚上油烟特别大,噪音扰民。', '', '😀 a1\n\n玉皇庙', '\u0000，'])
    expect(segment(text).join('')).toBe(text);
});

it('keeps the words that it was given whole, also those given in traditional characters', () => {
  const segment = segmenterFor(['許商街道', '甄家胡同', '炉烟倒灌']);
  expect(segment('甄家胡同炉烟倒灌进许商街道')).toEqual(['甄家胡同', '炉烟倒灌', '进', '许商街道']);
});

it('cuts a given word of more than five characters into the words of the dictionary', () => {
  expect(segmenterFor(['楼下烧烤店油烟'])('楼下烧烤店油烟').length).toBeGreaterThan(1);
});
