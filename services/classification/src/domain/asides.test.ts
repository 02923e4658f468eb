import { asidesIn, together } from './asides';

const said = (text: string): string[] => asidesIn(text).map(({ from, to }) => text.slice(from, to));

it.each([
  ['我不是嫌物业费贵，是电梯老坏', '不是嫌物业费贵'],
  ['还以为是暖气漏水，结果是楼上水管爆了', '还以为是暖气漏水'],
  ['停车的事就不说了，今天说烧烤', '停车的事就不说了'],
])('"%s" takes back "%s"', (text, aside) => {
  expect(said(text)).toEqual([aside]);
});

it.each(['你们是不是该管管', '这不是违建吗', '路灯不亮'])('"%s" takes nothing back', (text) => {
  expect(said(text)).toEqual([]);
});

it('puts two lists of stretches into one without overlaps', () => {
  expect(
    together(
      [{ from: 2, to: 5 }],
      [
        { from: 0, to: 1 },
        { from: 4, to: 8 },
      ],
    ),
  ).toEqual([
    { from: 0, to: 1 },
    { from: 2, to: 8 },
  ]);
});
