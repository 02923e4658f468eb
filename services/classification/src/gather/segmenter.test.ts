import type { Catalogue } from '../domain/catalogue';
import { segmenterFor } from './segmenter';

const empty: Catalogue = {
  matters: new Map(),
  guides: new Map(),
  regions: new Map(),
  facts: new Map(),
  classification: { threshold: 0.5, thresholds: {}, urgentWords: { critical: [], urgent: [] } },
};
const name = (zh: string): { zh: string; en: string } => ({ zh, en: zh });

it('keeps every character, so that offsets stay true', () => {
  const segment = segmenterFor(empty);
  for (const text of ['楼下烧烤店每天晚上油烟特别大,噪音扰民。', '', '😀 a1\n\n玉皇庙', '\u0000，'])
    expect(segment(text).join('')).toBe(text);
});

it('keeps the words and places of the pack whole', () => {
  const street = { code: 'xs', name: name('许商街道'), level: 'street' as const, aliases: ['甄家胡同'] };
  const fumes = {
    code: 'fumes',
    name: name('油烟'),
    field: 'f',
    words: ['炉烟倒灌'],
    examples: [],
    facts: [],
    urgency: 'normal' as const,
  };
  const segment = segmenterFor({ ...empty, regions: new Map([['xs', street]]), matters: new Map([['fumes', fumes]]) });
  expect(segment('甄家胡同炉烟倒灌进许商街道')).toEqual(['甄家胡同', '炉烟倒灌', '进', '许商街道']);
});
