import { demandsOf } from './demands';

describe('demandsOf', () => {
  it.each([
    ['希望晚上九点以后不要再放，平时音量调小。', ['希望晚上九点以后不要再放，平时音量调小']],
    ['1.清走垃圾；2.修好路灯', ['清走垃圾', '修好路灯']],
    ['一是退还押金，二是赔礼道歉', ['退还押金', '赔礼道歉']],
    ['（1）停工 （2）赔偿3.5万元', ['停工', '赔偿3.5万元']],
    ['请①限高②清运', ['请①限高②清运']],
    ['①限高，②清运', ['限高', '清运']],
    ['搬走摊位\n\n清洗路面\n', ['搬走摊位', '清洗路面']],
    ['', []],
    ['；；', []],
  ])('finds the demands of %j', (text, demands) => {
    expect(demandsOf(text)).toEqual(demands);
  });

  it('keeps amounts, times and dates whole', () => {
    expect(demandsOf('退还1,280.50元，3月1.5日前到账')).toHaveLength(1);
  });

  it('finds all 5,000 demands of a very long text', () => {
    expect(demandsOf('1.退款；'.repeat(5_000))).toHaveLength(5_000);
  });
});
