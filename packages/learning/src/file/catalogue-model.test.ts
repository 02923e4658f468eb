import { catalogueModelFromBytes, catalogueModelToBytes, runToEnd, trainOnCatalogue } from '..';

const texts = ['村口路灯坏了', '路灯不亮', '家里停水两天', '水压太低', '流浪狗咬人', '狗叫扰民'];
const examples = texts.map((normalised, i) => ({
  label: Math.floor(i / 2),
  isSentence: true,
  passage: { normalised, silent: [] },
}));
const model = runToEnd(trainOnCatalogue(examples, ['路灯', 'water', 'dogs 🐕']));
const bytes = catalogueModelToBytes(model);

it('restores a catalogue model with all its parts', () => {
  expect(catalogueModelFromBytes(bytes).parts).toEqual(model.parts);
});

it('predicts the same after it was stored and loaded', () => {
  const loaded = catalogueModelFromBytes(bytes);
  for (const normalised of [...texts, '没有水也没有路灯', ''])
    expect(loaded.predict({ normalised, silent: [] })).toEqual(model.predict({ normalised, silent: [] }));
});

it('reads bytes at any offset of a buffer', () => {
  const shifted = Buffer.concat([Buffer.alloc(3), bytes]);
  expect(catalogueModelFromBytes(shifted.subarray(3)).parts).toEqual(model.parts);
});

it('refuses bytes that are too short', () => {
  for (const length of [0, 4, 8, 40, bytes.length - 4])
    expect(() => catalogueModelFromBytes(bytes.subarray(0, length))).toThrow();
});
