import { phraseMatcher, spanOf } from '@hotline/text';
import { presenceOf } from './presence';

const find = phraseMatcher<true>([
  ['着火', true],
  ['着火了', true],
  ['漏气', true],
]);

it.each([
  ['三楼着火了，快来人', 'now'],
  ['厨房正在漏气', 'now'],
  ['着火了怎么办', 'now'],
  ['前面着火', 'likely'],
  ['没有着火', 'denied'],
  ['线路老化，怕着火', 'feared'],
  ['一旦着火谁也跑不出去', 'feared'],
  ['着火怎么办', 'feared'],
  ['去年着火过', 'feared'],
  ['管道有漏气隐患', 'feared'],
  ['今年都出了三回着火', 'feared'],
  ['还当谁家着火', 'feared'],
  ['差点着火', 'feared'],
  ['听说邻县着火', 'feared'],
  ['下午的演练是着火', 'feared'],
  ['吓得跟着火一样', 'feared'],
  ['上回着火 管道旧', 'feared'],
  ['着火早扑灭了', 'feared'],
  ['这会儿着火', 'likely'],
  ['我打了三回电话楼上着火', 'now'],
  ['一开始以为是放炮后来看见着火', 'likely'],
  ['着火一样东西没拿出来', 'likely'],
  ['我害怕 着火', 'likely'],
  ['我害怕，隔壁着火', 'likely'],
])('judges the danger in "%s" as %s', (text, expected) => {
  expect(find(text).map((hit) => presenceOf(text, spanOf(hit)))).toEqual([expected]);
});
