import { normalise } from '@hotline/text';
import { type KindEvidence, kindOf } from './kind';
import { kindCues } from './kind-cues';
import { phraseMatcher } from '@hotline/text';

const nothing: KindEvidence = { asks: 0, alarms: 0, elsewhere: 0, usual: new Map() };
const find = phraseMatcher(kindCues.map(([phrase, cue]) => [normalise(phrase), cue] as const));

it.each([
  ['consultation', '请问居住证怎么办理，需要什么材料'],
  ['help', '求助，家里停水两天了，请派人抢修'],
  ['complaint', '楼下油烟扰民，反映多次没人管'],
  ['report', '举报有人无证经营黑作坊'],
  ['suggestion', '建议在路口增设红绿灯'],
  ['praise', '表扬供热公司的王师傅，非常感谢'],
  ['complaint', '楼上半夜蹦'],
])('classifies the kind %s for "%s"', (kind, text) => {
  expect(kindOf(normalise(text), find(normalise(text)), nothing)).toBe(kind);
});

it('classifies a text as a consultation when a guide has the answer and there is no other cue', () => {
  expect(kindOf('社保卡丢了', find('社保卡丢了'), { ...nothing, asks: 1 })).toBe('consultation');
});

it('uses the usual kind of the matter unless the words indicate another', () => {
  const usual = new Map([['report', 0.9]] as const);
  const kind = (text: string, about: Partial<KindEvidence> = {}): string =>
    kindOf(text, find(text), { ...nothing, usual, ...about });
  expect(kind('院里存着几十桶汽油')).toBe('report');
  expect(kind('请问在哪里办加油站的手续，需要什么材料')).toBe('consultation');
  expect(kind('院里的汽油桶漏了', { alarms: 1 })).toBe('help');
});

it('classifies a question about a statutory procedure as a consultation, unless it has words of complaint', () => {
  const kind = (text: string): string => kindOf(text, find(text), { ...nothing, elsewhere: 1 });
  expect(kind('工伤没认下来，六十天里头该往哪递')).toBe('consultation');
  expect(kind('工伤没认下来，推来推去没人管')).toBe('complaint');
});

it('classifies a long text with cues of several kinds as a complaint', () => {
  const story = '河道整治了三年，当时说得很好，我们也理解，可是一到夏天水面上还是漂着东西，'.repeat(5);
  expect(kindOf(`${story}是否违规`, find(`${story}是否违规`), nothing)).toBe('complaint');
});
