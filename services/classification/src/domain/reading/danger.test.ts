import { dangersIn, presenceOf, urgencyOf } from './danger';
import { phraseMatcher } from '@hotline/text';

const find = phraseMatcher<'critical' | 'urgent'>([
  ['着火', 'critical'],
  ['漏气', 'critical'],
  ['危险', 'urgent'],
]);
const presence = (text: string): string[] => find(text).map((hit) => presenceOf(text, hit));

it.each([
  ['三楼着火了，快来人', 'now'],
  ['厨房正在漏气', 'now'],
  ['前面着火', 'likely'],
  ['没有着火', 'denied'],
  ['线路老化，怕着火', 'feared'],
  ['一旦着火谁也跑不出去', 'feared'],
  ['去年着火过', 'feared'],
  ['管道有漏气隐患', 'feared'],
  ['今年都出了三回着火', 'feared'],
  ['还当谁家着火', 'feared'],
  ['差点着火', 'feared'],
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
  expect(presence(text)).toEqual([expected]);
});

it('raises the urgency by the strongest word, and by one level less when the danger is only feared', () => {
  const urgency = (text: string): string => urgencyOf(text, text, find(text), 'normal').urgency;
  expect(urgency('着火了，很危险')).toBe('critical');
  expect(urgency('电线老化怕着火')).toBe('urgent');
  expect(urgency('没有危险')).toBe('normal');
});

it('never lowers the urgency below that of the matter', () => {
  expect(urgencyOf('路灯坏了', '路灯坏了', [], 'urgent')).toEqual({ urgency: 'urgent', urgencyReasons: [] });
});

describe('the dangers in a text', () => {
  const fires = phraseMatcher<string>([['着火', 'fire']]);
  const named = (text: string) => [...dangersIn(text, fires(text)).present];

  it('counts a present danger as present in a short text and as likely in a long one', () => {
    expect(named('三楼着火了，快来人')).toEqual([['fire', 'now']]);
    expect(named(`${'尊敬的领导，小区的情况反映过多次。'.repeat(15)}三楼着火了，快来人`)).toEqual([['fire', 'likely']]);
  });

  it('finds no danger when all named dangers are feared or past', () => {
    expect(dangersIn('去年那次着火', fires('去年那次着火'))).toMatchObject({ soundsFeared: true });
    expect(named('去年那次着火')).toEqual([]);
  });

  it('does not mistake a number of calls or a date for a past danger', () => {
    expect(dangersIn('打了三回电话了，他胸口疼得直冒汗', [])).toMatchObject({ soundsFeared: false });
    expect(named('2026年1月5日晚八点着火')).toEqual([['fire', 'likely']]);
  });
});
