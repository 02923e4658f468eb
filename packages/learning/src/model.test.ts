import { crc32 } from './file/checksum';
import { evaluate, modelFromBytes, modelToBytes, split, trainModel, type Example } from '.';

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
const options = { seed: 7, catalogue: 'made-up', date: '2026-01-02' };
const model = trainModel(examples, options);

it('predicts the label of a text that is similar to the examples of the label', () => {
  expect(model.predict('这里的公交车太少')[0]?.label).toBe('bus');
  expect(model.predict('今天又停水')[0]?.label).toBe('water');
});

it('models that were trained on the same examples in any order are stored as the same bytes', () => {
  expect(modelToBytes(trainModel([...examples].reverse(), options))).toEqual(modelToBytes(model));
});

it('predicts the same after it was stored and loaded', () => {
  const bytes = Buffer.concat([Buffer.alloc(3), modelToBytes(model)]).subarray(3);
  expect(modelFromBytes(bytes).predict('半夜太吵')).toEqual(model.predict('半夜太吵'));
});

it('refuses a model that is damaged, has another format, or was trained with another normaliser', () => {
  const bytes = modelToBytes(model);
  const damaged = bytes.slice();
  damaged[bytes.length - 9] = (damaged[bytes.length - 9] ?? 0) ^ 1;
  expect(() => modelFromBytes(damaged)).toThrow(/checksum/);
  const newer = bytes.slice();
  newer[4] = 9;
  expect(() => modelFromBytes(newer)).toThrow(/format 9/);
  expect(() => modelFromBytes(new Uint8Array([1, 2, 3]))).toThrow(/HTLM/);
  expect(() => modelFromBytes(bytes, { name: 'other', normalise: (text) => text })).toThrow(/plain-1.*other/);
});

it('loads an older model that has one temperature for all texts', () => {
  const { calibration, ...header } = headerOf(modelToBytes(model));
  expect(calibration).toEqual(model.parts.calibration);
  const before = modelFromBytes(withHeader(modelToBytes(model), { ...header, temperature: 0.4 }));
  const one = { temperature: 0.4, doubt: 0 };
  expect(before.parts.calibration).toEqual({ titled: one, untitled: one });
  expect(before.predict('今天又停水')[0]?.label).toBe('water');
});

it('explains a label by words of the text; without them the probability of the label is lower', () => {
  const text = '您好，昨天晚上我们小区的公交车又没有来';
  const [first] = model.explain(text, 'bus');
  expect(text.slice(first?.from, first?.to)).toBe(first?.text);
  expect(first?.text).toContain('公交');
  const without = text.slice(0, first?.from) + text.slice(first?.to);
  const sure = (of: string): number => model.predict(of).find(({ label }) => label === 'bus')?.probability ?? 0;
  expect(sure(without)).toBeLessThan(sure(text));
});

it('splits examples without putting a group of near-duplicates on both sides', () => {
  const grouped = examples.map((example, i) => ({ ...example, group: String(Math.floor(i / 2)) }));
  const { train, heldOut } = split(grouped, { share: 0.3, seed: 3 });
  expect(train.length + heldOut.length).toBe(grouped.length);
  expect(new Set(heldOut.map(({ label }) => label)).size).toBe(3);
  const trained = new Set(train.map(({ group }) => group));
  expect(heldOut.filter(({ group }) => trained.has(group))).toEqual([]);
});

it('a model that predicts every text correctly has accuracy 1', () => {
  const { accuracy, macroF1, perLabel, confusion } = evaluate(model, examples);
  expect([accuracy, macroF1]).toEqual([1, 1]);
  expect(perLabel.noise).toEqual({ precision: 1, recall: 1, f1: 1, support: 6 });
  expect(confusion).toEqual([
    [6, 0, 0],
    [0, 6, 0],
    [0, 0, 6],
  ]);
});

it('refuses to learn from one label only', () => {
  expect(() => trainModel(examples.slice(0, 3), options)).toThrow(/only "noise"/);
});

const HEADER = 16;

const lengthOf = (bytes: Uint8Array): number => 2 * new DataView(bytes.buffer).getUint32(12, true);

function headerOf(bytes: Uint8Array): Record<string, unknown> {
  return JSON.parse(new TextDecoder('utf-16le').decode(bytes.subarray(HEADER, HEADER + lengthOf(bytes)))) as Record<
    string,
    unknown
  >;
}

function withHeader(bytes: Uint8Array, header: Record<string, unknown>): Uint8Array {
  const json = JSON.stringify(header);
  const units = Uint16Array.from(json.length % 2 === 0 ? json : `${json} `, (char) => char.charCodeAt(0));
  const rest = bytes.subarray(HEADER + lengthOf(bytes));
  const changed = new Uint8Array(HEADER + units.byteLength + rest.length);
  changed.set(bytes.subarray(0, 8));
  changed.set(new Uint8Array(units.buffer), HEADER);
  changed.set(rest, HEADER + units.byteLength);
  const prefix = new DataView(changed.buffer);
  prefix.setUint32(12, units.length, true);
  prefix.setUint32(8, crc32(changed.subarray(12)), true);
  return changed;
}
