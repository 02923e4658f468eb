import { nearDuplicateGroups } from './near-duplicate-groups';

it('puts texts that differ only in punctuation into one group', () => {
  const groups = nearDuplicateGroups([
    '小区自来水停了三天没有人来修理，请尽快处理',
    '公交车等了一个小时也没有来',
    '小区自来水停了三天，没有人来修理！请尽快处理。',
  ]);
  expect([...groups]).toEqual([0, 1, 0]);
});

it('puts a chain of near-duplicates into one group, although its first and last text alone are too different', () => {
  const words = '小区自来水停了三天没有人来修理请尽快派人处理谢谢';
  const chain = [words.slice(0, 16), words.slice(0, 22), words.slice(5), words.slice(9)];
  expect([...nearDuplicateGroups([chain[0] as string, chain[3] as string])]).toEqual([0, 1]);
  expect([...nearDuplicateGroups(chain)]).toEqual([0, 0, 0, 0]);
});

it('puts full-width and half-width spellings of one text into one group', () => {
  expect([...nearDuplicateGroups(['ＡＢ１２栋电梯停运', 'ab12栋电梯停运'])]).toEqual([0, 0]);
});

it('puts each text without letters into a group of its own', () => {
  expect([...nearDuplicateGroups(['！！！', '……', ''])]).toEqual([0, 1, 2]);
});
