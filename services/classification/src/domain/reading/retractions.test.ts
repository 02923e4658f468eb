import { retractionsIn } from './retractions';

const said = (text: string): string[] => retractionsIn(text).map(({ from, to }) => text.slice(from, to));

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
