import { join } from 'node:path';
import { loadPack } from '@hotline/jurisdiction-files';
import { readText } from '../domain/reading/read-text';
import { ownWords } from './reader';
import { buildModel, type PackModel } from '../domain/pack-model/pack-model';
import type { Segment } from '@hotline/text';
import { segmenterFor } from '@hotline/text/segmenter';

/** Calls that were written independently of the pack's examples. */
const CALLS: readonly (readonly [matter: string, text: string])[] = [
  ['unlawful-building.rooftop', '六楼那家把露台给封上了还往上又接了一层，压得我家天花板都裂缝了'],
  ['site.dust', '小区北面那个工地拉土的时候也不盖网也不洒水，风一刮满屋都是土'],
  ['site.night-work', '都凌晨一点多了，商中路那个楼盘还在打混凝土，老人心脏不好受不了'],
  ['muck.spillage', '大车拉石子不盖布，一路撒，崩碎了我的前挡风玻璃'],
  ['transport.taxi', '从汽车站打出租车不打表，张口就要三十，不坐还骂人'],
  ['fumes.restaurant', '楼下新开了个炒鸡店，排烟管子就对着我家厨房窗户，一到饭点全是味'],
  ['noise.dance', '温泉广场跳舞的一伙人音响声音太大，孩子没法写作业'],
  ['burning.straw', '地里有人点玉米秸子，烟大的路都看不见'],
  ['dogs.stray', '我们村这边好多没主的狗，一群一群的追学生'],
  ['environment.river', '商西河的水又黑又臭，上面漂了一层死鱼'],
  ['water-supply.quality', '自来水放出来是黄的，还有一股漂白粉味，能喝吗'],
  ['power-supply.outage', '我们村又停电了，这个月第四回了，冰箱里东西都坏了'],
  ['sanitation.exposed', '村口垃圾堆得跟山一样，半个多月没人来拉'],
  ['municipal.streetlight', '我們村裏的路燈一到晚上就不亮，黑燈瞎火的'],
  ['municipal.manhole', '十字路口下水井的盖子让大车轧碎了，张着个大口子'],
  ['streetscape.small-ads', '楼道里让人贴满了开锁通下水的小广告，撕都撕不完'],
  ['parking.lock', '邻居在公共车位上装了个地锁，不让别人停'],
  ['market.scale', '在集上买了五斤羊肉回家一称才四斤二两'],
  ['labour.wages', '跟着包工头干了三个月，到年底了一分钱没给'],
  ['culture.netbar', '学校旁边网吧让小孩进去上网，通宵都没人管'],
];

let model: PackModel;
let segment: Segment;
beforeAll(async () => {
  const pack = await loadPack(join(__dirname, '../../../../deploy/jurisdictions/shanghe'));
  segment = segmenterFor(ownWords(pack));
  model = buildModel(pack);
});

it('finds the matter of at least nine in ten calls with the demo pack', () => {
  const missed = CALLS.filter(([matter, text]) => readText(model, text, segment).matter?.code !== matter);
  expect(missed.length).toBeLessThanOrEqual(CALLS.length / 10);
});

it('finds the matter of every example of the demo pack, and of most held-out examples', () => {
  for (const { code, examples } of model.catalogue.matters.values()) {
    for (const example of examples)
      expect([example, readText(model, example, segment).matter?.code]).toEqual([example, code]);
  }
  expect(model.classifier.parts.hiddenAccuracy).toBeGreaterThan(0.6);
});

it('gives a low confidence for texts that the catalogue does not cover', () => {
  for (const text of [
    '我做了一个梦梦见大蛇',
    '微信被封号了怎么解封',
    '飞机晚点了航空公司不给赔',
    '彩票中奖号码是多少',
  ]) {
    expect(readText(model, text, segment).matter?.confidence ?? 0).toBeLessThan(0.5);
  }
});

it.each([
  ['fire', '幸福小区着火了'],
  ['fire', '2026年11月29日晚8点许商街道幸福小区着火了'],
  ['fire', '孙集镇麦地着火'],
  ['fire', '我打了三回电话楼上着火了没人来'],
  ['fire', '怀仁镇有人落水'],
  ['police', '商河一中门口有人打架'],
  ['crisis', '小区有人跳楼'],
  ['ambulance', '张坊镇有人触电'],
  ['ambulance', '老人昏迷'],
  ['traffic', '路口撞车了'],
  ['gas-leak', '厨房煤气泄漏'],
])('proposes the emergency service %s for a short report: %s', (service, text) => {
  expect(readText(model, text, segment).guide).toMatchObject({ code: `emergency.${service}` });
});

it.each(['楼上着火过', '小区存在火灾隐患', '担心着火', '吓得跟着火一样', '去年着过火，今年电线还那样'])(
  'proposes no emergency service for a feared or past danger: %s',
  (text) => {
    expect(readText(model, text, segment).guide?.kind).not.toBe('emergency');
  },
);

it('gives every matter a low confidence when the text needs an emergency service', () => {
  expect(readText(model, '许商街道幸福小区着火了', segment)).toMatchObject({ guide: { code: 'emergency.fire' } });
  expect(readText(model, '许商街道幸福小区着火了', segment).matter?.confidence).toBeLessThan(0.2);
});
