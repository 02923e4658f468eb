import type { Basis, Fact, Guide, Matter, Region, Text } from '@hotline/jurisdiction';
import fc from 'fast-check';
import { segmenterFor } from '@hotline/text/segmenter';
import type { Catalogue } from '../pack-model/catalogue';
import { readText } from './read-text';
import { buildModel } from '../pack-model/pack-model';
import type { Proposal } from './proposal';

const text = (zh: string): Text => ({ zh, en: zh });
const basis: Basis = { kind: 'assumption', text: 'test' };
const byCode = <T extends { readonly code: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((one) => [one.code, one]));

const matter = (
  code: string,
  name: string,
  words: string,
  examples: readonly string[],
  urgency: Matter['urgency'] = 'normal',
): Matter => ({
  code,
  name: text(name),
  field: code,
  words: words.split(' '),
  examples,
  facts: [],
  urgency,
});
const matters = byCode([
  matter('fumes', '餐饮油烟扰民', '油烟 油烟机 餐馆油烟 烧烤 呛人', [
    '楼下饭店的油烟直接往我家窗户里排，呛得不敢开窗',
    '烧烤摊天天冒烟，油烟味太大了',
    '餐馆没有装油烟净化器，油烟扰民',
    '隔壁小吃店炒菜的烟都飘到我家来了',
  ]),
  matter('night-noise', '建筑施工噪声', '夜间施工 施工噪音 工地噪音 打桩 半夜施工', [
    '工地半夜还在施工，吵得睡不着觉',
    '对面工地打桩声音特别大，孩子没法睡',
    '夜里十二点了还在浇筑混凝土，噪音很大',
    '施工队凌晨干活，机器轰鸣',
  ]),
  matter('streetlight', '路灯不亮', '路灯 灯不亮 照明 路灯坏', [
    '我们村口路灯坏了好几天，晚上一片漆黑',
    '这条路的路灯不亮，走夜路害怕',
    '路灯白天亮晚上不亮',
    '小区外面路灯杆歪了，灯也不亮',
  ]),
  matter('illegal-building', '违法建设', '违建 违章建筑 私搭乱建 加盖', [
    '邻居在楼顶私自加盖了一层',
    '一楼住户在院子里私搭乱建，占用公共绿地',
    '有人在耕地上盖房子，没有手续',
    '顶楼违章搭建阳光房，请拆除违建',
  ]),
  matter(
    'water',
    '停水水压不足',
    '停水 水压 自来水 没水',
    ['家里停水两天了，也没有通知', '自来水水压太低，三楼上不去水', '水龙头放出来的水发黄', '小区又没水了，做不了饭'],
    'urgent',
  ),
  matter('stray-dogs', '流浪犬、犬只扰民', '流浪狗 犬只 遛狗 狗叫 咬人', [
    '小区里流浪狗成群，差点咬到孩子',
    '邻居家养的大狗整天叫',
    '遛狗不拴绳，狗随地大便',
    '有人被没拴绳的狗咬了',
  ]),
  matter('wages', '拖欠工资', '欠薪 拖欠工资 工资 农民工 劳动报酬', [
    '老板拖欠我们三个月工资不给',
    '工地干完活了，农民工工资要不回来',
    '公司倒闭了，工资一分没发',
    '饭店老板欠薪跑了',
  ]),
  matter('parking', '车辆乱停乱放', '乱停车 停车 占道停车 消防通道', [
    '人行道上停满了车，行人没法走',
    '有车堵在小区门口，出不去',
    '路边乱停车，公交车都过不去',
    '私家车占用消防通道',
  ]),
]);

const guide = (
  code: string,
  kind: Guide['kind'],
  title: string,
  words: string,
  examples: readonly string[],
): Guide => ({
  code,
  kind,
  title: text(title),
  text: text(title),
  words: words.split(' '),
  examples,
  basis,
});
const guides = byCode([
  guide('residence-permit', 'answer', '居住证怎么办理', '居住证 暂住证', [
    '居住证怎么办理',
    '办居住证需要什么材料',
    '请问暂住证到哪里办',
  ]),
  guide('court', 'route', '已由法院受理或判决', '法院 判决 起诉 法官', [
    '法院判决不公，我要申诉',
    '法院判了对方还钱，一直不执行',
    '法官偏袒对方，判决书我不服',
  ]),
  guide('arbitration', 'route', '劳动仲裁', '仲裁 劳动仲裁', [
    '公司不签合同，我要申请仲裁',
    '仲裁裁决书下来了公司不给钱',
  ]),
  guide('hours', 'answer', '大厅几点上班', '几点上班 上班时间', ['服务大厅几点上班', '周六大厅上不上班']),
]);

const region = (
  code: string,
  name: string,
  level: Region['level'],
  parent?: string,
  aliases: readonly string[] = [],
): Region => ({
  code,
  name: text(name),
  level,
  aliases,
  ...(parent === undefined ? {} : { parent }),
});
const regions = byCode([
  region('sh', '商河县', 'district'),
  region('yhm', '玉皇庙镇', 'town', 'sh', ['东街村']),
  region('xs', '许商街道', 'street', 'sh', ['商中路', '东街村']),
  region('lss', '龙桑寺镇', 'town', 'sh'),
]);
const permit: Fact = {
  name: 'permit',
  question: text('有没有许可证？'),
  values: [
    { value: 'yes', name: text('有证'), words: ['有许可证', '有营业执照', '证照齐全'] },
    { value: 'no', name: text('无证'), words: ['无证', '没有执照', '没有许可证', '没办手续', '没有手续'] },
  ],
};
const catalogue: Catalogue = {
  matters,
  guides,
  regions,
  facts: new Map([['permit', permit]]),
  alarms: { concepts: {}, harmless: [], ordinary: [] },
  classification: {
    threshold: 0.5,
    thresholds: {},
    urgentWords: { critical: ['触电', '坍塌', '着火'], urgent: ['老人', '受伤', '停水'] },
  },
};

const segment = segmenterFor([]);
const model = buildModel(catalogue);
const read = (words: string): Proposal => readText(model, words, segment);

describe('the matter of a text', () => {
  it.each([
    ['fumes', '我家楼下开了个烧烤店，每天晚上油烟特别大，窗户都不敢开'],
    ['night-noise', '工地凌晨两点还在打混凝土，吵死了，家里有高三学生'],
    ['streetlight', '村里的路灯都坏了半个月了，黑咕隆咚的'],
    ['illegal-building', '楼上邻居在楼顶私自盖房子，是违建吧'],
    ['stray-dogs', '小区里好多流浪狗，吓得孩子不敢出门'],
    ['wages', '干了半年活，包工头一直不给工资'],
    ['parking', '商铺门口人行道被汽车占满了，没法走路'],
  ])('finds the matter %s for "%s"', (code, words) => {
    const { matter: found } = read(words);
    expect(found?.code).toBe(code);
    expect(found?.confidence).toBeGreaterThan(0.5);
  });

  it('finds the matter of a text in traditional characters and full-width letters', () => {
    expect(read('樓下飯店的油煙直接往我家窗戶裏排').matter?.code).toBe('fumes');
    expect(read('路燈壞了，晚上一片漆黑，電話１３８').matter?.code).toBe('streetlight');
  });

  it('finds no matter without known words, and gives a low confidence for few known words', () => {
    for (const nothing of ['', '   ', '😀😀🚒', '12345', '!!!???'])
      expect(read(nothing)).toMatchObject({ alternatives: [], reasons: [], facts: {} });
    expect(read('').matter).toBeUndefined();
    expect(read('量子力学里薛定谔方程的解').matter?.confidence ?? 0).toBeLessThan(0.5);
  });

  it('gives alternatives with a lower confidence than the matter', () => {
    const { matter: first, alternatives } = read('饭店老板拖欠工资，厨房油烟也大');
    expect(alternatives.map(({ code }) => code)).toContain(first?.code === 'wages' ? 'fumes' : 'wages');
    for (const other of alternatives) expect(other.confidence).toBeLessThanOrEqual(first?.confidence ?? 0);
  });
});

describe('the reasons for a matter', () => {
  it('gives words of the original text with their offsets as reasons', () => {
    const words = '您好，我是东街村的，楼下燒烤攤油煙太大，👨‍👩‍👧 孩子咳嗽';
    const { reasons } = read(words);
    expect(reasons.length).toBeGreaterThan(0);
    for (const { word, offset } of reasons) expect(words.slice(offset, offset + word.length)).toBe(word);
    expect(reasons.map(({ word }) => word)).toContain('油煙');
  });

  it('the confidence is lower when the words given as reasons are removed', () => {
    const words = '工地半夜打桩，噪音很大，孩子睡不着';
    const { matter: before, reasons } = read(words);
    const without = reasons.reduce((rest, { word }) => rest.replaceAll(word, ''), words);
    const after = read(without).matter;
    expect(after?.code === before?.code ? (after?.confidence ?? 0) : 0).toBeLessThan(before?.confidence ?? 0);
  });
});

describe('a text about several matters', () => {
  it('finds two matters when each has a passage of its own', () => {
    const { matter: first, otherMatters } = read(
      '村口的路灯坏了好几天不亮，晚上一片漆黑；另外小区里流浪狗成群，遛狗不拴绳，差点咬到孩子',
    );
    expect([first?.code, ...otherMatters.map(({ code }) => code)].sort()).toEqual(['stray-dogs', 'streetlight']);
  });

  it('gives the words of each matter from the original text, without the linking words between them', () => {
    const text = '您好，村口的路燈壞了好幾天不亮，晚上一片漆黑😡；另外，小區裏流浪狗成群，遛狗不拴繩，差點咬到孩子！！';
    const { passages = [] } = read(text);
    expect(passages.map(({ matter, text: words }) => [matter, words])).toEqual([
      ['streetlight', '您好，村口的路燈壞了好幾天不亮，晚上一片漆黑😡'],
      ['stray-dogs', '小區裏流浪狗成群，遛狗不拴繩，差點咬到孩子'],
    ]);
    for (const { text: words, offset, length } of passages) expect(text.slice(offset, offset + length)).toBe(words);
  });

  it('finds no second matter in a text about one', () => {
    for (const { examples } of matters.values())
      for (const example of examples) expect(read(example).otherMatters).toEqual([]);
  });
});

describe('the guide for a text', () => {
  it('proposes an answer for a question, but not for a complaint', () => {
    expect(read('请问居住证怎么办理，需要什么材料？').guide).toMatchObject({
      code: 'residence-permit',
      kind: 'answer',
    });
    expect(read('投诉窗口办居住证的态度恶劣，推诿').guide).toBeUndefined();
  });

  it('proposes the court for a text about a judgment', () => {
    expect(read('法院判决书下来一年了，对方不执行，法官也不管').guide).toMatchObject({ code: 'court', kind: 'route' });
  });
});

describe('region, urgency and facts of a text', () => {
  it('finds a region by the short and long forms of its name', () => {
    const words = '我住玉皇庙，投诉饭店油烟';
    expect(read(words).region).toEqual({ code: 'yhm', text: '玉皇庙', offset: words.indexOf('玉皇庙') });
    expect(read('许商街道办事处旁边的路灯坏了').region?.text).toBe('许商街道办事处');
  });

  it('gives the urgency with the words that raised it', () => {
    expect(read('路灯杆漏电，有人触电了')).toMatchObject({ urgency: 'critical', urgencyReasons: ['触电'] });
    expect(read('路灯不亮，怕老人摔倒').urgencyReasons).not.toContain('着火');
    expect(read('路灯坏了')).toMatchObject({ urgency: 'normal', urgencyReasons: [] });
    expect(read('家里没水了，自来水停了').urgency).toBe('urgent');
  });

  it('finds a fact only when the text affirms one value', () => {
    expect(read('楼顶违章搭建，没有手续').facts).toEqual({ permit: 'no' });
    expect(read('这家店没有许可证').facts).toEqual({ permit: 'no' });
    expect(read('不是无证的，证照齐全').facts).toEqual({ permit: 'yes' });
    expect(read('有的证照齐全，有的无证').facts).toEqual({});
  });
});

it('reads any text deterministically, with confidences between 0 and 1', () => {
  const word = fc.constantFrom(
    '油烟',
    '着火',
    '😀',
    '樓',
    '玉皇庙镇',
    '没有',
    '，',
    'ＡＢ',
    '\ud83d',
    '\u0000',
    '路灯',
    '法院',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string({ unit: 'binary' })), { maxLength: 60 }), (parts) => {
      const words = parts.join('');
      const proposal = read(words);
      const shares = [proposal.matter, ...proposal.alternatives, ...proposal.otherMatters, proposal.guide].map(
        (one) => one?.confidence ?? 0,
      );
      for (const share of shares) expect(share >= 0 && share <= 1).toBe(true);
      for (const { word: reason, offset } of proposal.reasons)
        expect(words.slice(offset, offset + reason.length)).toBe(reason);
      expect(read(words)).toEqual(proposal);
    }),
  );
});

it('ignores the text after its first 5,000 characters', () => {
  const long = '路灯坏了，晚上漆黑。'.repeat(500);
  expect(read(long).matter?.code).toBe('streetlight');
  expect(read(`${'，'.repeat(5000)}三楼着火了`).guide).toBeUndefined();
  expect(read('烟'.repeat(1_000_000))).toBeDefined();
});

it('builds the same model from the same catalogue', () => {
  const again = buildModel(catalogue);
  expect(again.classifier.parts).toEqual(model.classifier.parts);
});
