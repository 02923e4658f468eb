import { runToEnd, trainOnCatalogue, type CatalogueClassifier, type Passage } from '..';

const sentences: Readonly<Record<string, readonly string[]>> = {
  light: [
    '村口路灯坏了好几天',
    '这条路的路灯不亮',
    '路灯白天亮晚上不亮',
    '小区路灯杆歪了',
    '晚上路灯全灭了',
    '路灯一闪一闪',
  ],
  water: ['家里停水两天了', '自来水水压太低', '水龙头的水发黄', '小区又停水了', '自来水管爆裂', '水表一直漏水'],
  dogs: ['流浪狗成群咬人', '邻居的大狗整天叫', '遛狗不拴绳', '狗随地大便没人管', '野狗追着学生跑', '楼下狗叫扰民'],
};
const labels = Object.keys(sentences);
const passageOf = (normalised: string, more: Partial<Passage> = {}): Passage => ({ normalised, silent: [], ...more });
const examples = labels.flatMap((code, label) => [
  { label, passage: passageOf(code === 'light' ? '路灯' : code === 'water' ? '停水' : '狗'), isSentence: false },
  ...(sentences[code] ?? []).map((text) => ({ label, passage: passageOf(text), isSentence: true })),
]);
const train = (): CatalogueClassifier => runToEnd(trainOnCatalogue(examples, labels));
const model = train();

it('predicts the label of every example', () => {
  for (const { label, passage } of examples) expect(model.predict(passage)[0]?.label).toBe(labels[label]);
});

it('learns the same model from the same examples', () => {
  expect(train().parts).toEqual(model.parts);
});

it('gives probabilities that sum to 1, also for a text without known features', () => {
  for (const text of ['路灯坏了', '', '量子', '😀'])
    expect(model.probabilities(passageOf(text)).reduce((sum, own) => sum + own, 0)).toBeCloseTo(1);
});

it('`knowsAnyOf` tells whether a text contains any feature of the examples', () => {
  expect(model.knowsAnyOf(passageOf('那盏灯'))).toBe(true);
  expect(model.knowsAnyOf(passageOf('量子'))).toBe(false);
});

it('scores a label lower when much of the text is unknown', () => {
  const score = (text: string): number => model.attributions(passageOf(text), 0).reduce((sum, own) => sum + own, 0);
  expect(score('路灯坏了量子力学薛定谔方程推导')).toBeLessThan(score('路灯坏了'));
});

it('takes no features from the parts of a text that are marked as silent', () => {
  const silent = [{ from: 0, to: 4 }];
  expect(model.knowsAnyOf(passageOf('路灯坏了', { silent }))).toBe(false);
  expect(model.predict(passageOf('路灯坏了，停水', { silent }))[0]?.label).toBe('water');
});

it('reads only the given part of a text', () => {
  expect(model.probabilities(passageOf('路灯坏了停水', { from: 4 }))).toEqual(model.probabilities(passageOf('停水')));
});

it('explains a label by the words that support it, with their positions in the text', () => {
  const words = ['村里', '路灯', '坏了', '，', '狗', '叫'];
  const text = words.join('');
  const [strongest] = model.explain(text, words, passageOf(text), 0);
  expect(strongest).toMatchObject({ text: '路灯', from: 2, to: 4 });
  expect(model.explain(text, words, passageOf(text), 2)[0]?.text).toMatch(/狗|叫/);
});

it('measures its accuracy on sentences that it did not learn from', () => {
  const { hiddenAccuracy, curve } = model.parts;
  expect(hiddenAccuracy).toBeGreaterThan(1 / 3);
  expect(hiddenAccuracy).toBeLessThanOrEqual(1);
  expect(curve.temperature).toBeGreaterThan(0);
});

it('leaves the probabilities uncalibrated when no sentence can be held out', () => {
  const words = examples.filter(({ isSentence }) => !isSentence);
  expect(runToEnd(trainOnCatalogue(words, labels)).parts).toMatchObject({
    curve: { temperature: 1, doubt: 0 },
    hiddenAccuracy: 0,
  });
});

it('trains in steps, between which other work can run', () => {
  let steps = 0;
  for (const work = trainOnCatalogue(examples, labels); !work.next().done;) steps += 1;
  expect(steps).toBeGreaterThan(5);
});
