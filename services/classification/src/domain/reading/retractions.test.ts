import { retractionsIn } from './retractions';

const said = (text: string): string[] => retractionsIn(text).map(({ from, to }) => text.slice(from, to));

it.each([
  ['我不是嫌物业费贵，是电梯老坏', '不是嫌物业费贵'],
  ['还以为是暖气漏水，结果是楼上水管爆了', '还以为是暖气漏水'],
  ['停车的事就不说了，今天说烧烤', '停车的事就不说了'],
])('finds in "%s" the retraction "%s"', (text, retraction) => {
  expect(said(text)).toEqual([retraction]);
});

it.each(['你们是不是该管管', '这不是违建吗', '路灯不亮'])('finds no retraction in "%s"', (text) => {
  expect(said(text)).toEqual([]);
});
