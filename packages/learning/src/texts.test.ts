import { TEXT_LIMIT, evaluate, trainModel, type Example, type Normaliser } from '.';
import { randomFrom } from './random';

const said: Readonly<Record<string, readonly string[]>> = {
  noise: [
    '楼下广场舞音响太吵',
    '工地半夜施工噪音大',
    '酒吧深夜唱歌吵得睡不着',
    '隔壁装修电钻声音很吵',
    '凌晨还在打桩噪音扰民',
    '夜市喇叭叫卖太吵',
  ],
  water: [
    '家里停水三天了',
    '自来水管爆裂漏水',
    '水压太低五楼没有水',
    '自来水发黄有异味',
    '小区又停水没有通知',
    '水表坏了漏水严重',
  ],
  bus: [
    '公交车等了一个小时',
    '15路公交司机拒载',
    '希望增加公交班次',
    '公交站台没有顶棚',
    '公交车改道没有公告',
    '末班公交太早',
  ],
};
const examples: Example[] = Object.entries(said).flatMap(([label, texts]) => texts.map((text) => ({ text, label })));
const traditional = new Map([
  ['車', '车'],
  ['沒', '没'],
  ['區', '区'],
  ['聲', '声'],
  ['電', '电'],
]);
const normaliser: Normaliser = {
  name: 'test-1',
  normalise: (text) =>
    text
      .replace(/[車沒區聲電]/g, (char) => traditional.get(char) ?? char)
      .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)),
};
const options = { seed: 7, catalogue: 'made-up', date: '2026-01-02' };
const model = trainModel(examples, options);
const folding = trainModel(examples, { ...options, normaliser });

it('gives every label a probability below 0.5 for a text without known features', () => {
  for (const text of ['', ' \n ', '。', 'zxqv', '😀😀']) {
    const answers = model.predict(text);
    expect(answers).toHaveLength(3);
    expect(answers.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1);
    expect(answers[0]?.probability).toBeLessThan(0.5);
  }
});

it('predicts the same for texts that the normaliser makes equal', () => {
  expect(folding.predict('公交車沒有來')).toEqual(folding.predict('公交车没有來'));
  expect(folding.predict('１５路')).toEqual(folding.predict('15路'));
  expect(model.predict('１５路')).toEqual(model.predict('15路'));
});

it('explains with positions in the original text, also after an emoji and in traditional characters', () => {
  const text = '😀😡您好！公交車沒有來';
  for (const { text: stretch, from, to } of folding.explain(text, 'bus')) expect(text.slice(from, to)).toBe(stretch);
  expect(folding.explain(text, 'bus')[0]?.text).toContain('公交車');
});

it('ignores spaces between characters', () => {
  expect(model.predict('公交 车 等 了')).toEqual(model.predict('公交车等了'));
});

it('gives the words of a title more weight than the same words in the text', () => {
  const rare = examples.map(({ text, label }) => ({ label, text: `${text}\n您好，情况如题，请处理。` }));
  const titled = trainModel(rare, options);
  const sure = (text: string): number => titled.predict(text).find(({ label }) => label === 'bus')?.probability ?? 0;
  expect(sure('公交车改道\n自来水发黄，停水没有通知')).toBeGreaterThan(sure('自来水发黄，停水没有通知，公交车改道'));
});

it('ignores all characters after the first TEXT_LIMIT', () => {
  const random = randomFrom(5);
  const noise = String.fromCharCode(...Array.from({ length: TEXT_LIMIT }, () => Math.floor(random() * 65_536)));
  expect(model.predict(noise.repeat(200))).toEqual(model.predict(noise));
  expect(() => model.explain(noise.repeat(200), 'bus')).not.toThrow();
});

it('predicts probabilities that match the accuracy when a third of the labels are random', () => {
  const random = randomFrom(11);
  const word = (n: number): string => String.fromCharCode(0x4e00 + n * 40 + Math.floor(random() * 40));
  const made = Array.from({ length: 900 }, (): Example => {
    const topic = Math.floor(random() * 3);
    const label = random() < 1 / 3 ? Math.floor(random() * 3) : topic;
    return {
      label: `topic ${label}`,
      text: Array.from({ length: 12 }, () => word(random() < 0.4 ? topic : 3 + Math.floor(random() * 5))).join(''),
    };
  });
  const { accuracy, calibrationError } = evaluate(trainModel(made.slice(0, 600), options), made.slice(600));
  expect(accuracy).toBeGreaterThan(0.6);
  expect(calibrationError).toBeLessThan(0.1);
});
