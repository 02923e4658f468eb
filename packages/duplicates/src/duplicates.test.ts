import fc from 'fast-check';
import {
  fingerprintOf,
  isSimilar,
  isOneIssue,
  similarityOf,
  BLOCKING_SLOTS,
  locationNamesIn,
  sharedPhrases,
  type PairDistance,
} from '.';

const today: PairDistance = { days: 0, apart: false };
const plant = fingerprintOf({
  text: '翠湖新城小区旁边建搅拌站，半夜施工噪音大\n每天晚上罐车进出，灰尘满天，老人孩子睡不着觉。',
});
const compare = (text: string, distance = today, address?: string) =>
  similarityOf(plant, fingerprintOf({ text, address }), distance);

describe('counting two complaints as one issue', () => {
  it('counts two complaints about the same problem at the same location as one issue, whatever their wording', () => {
    const found = compare('请管管翠湖新城附近的搅拌站！夜里噪音和灰尘让人没法生活');
    expect(isOneIssue(found)).toBe(true);
    expect(found).toMatchObject({ locations: ['翠湖新城'] });
  });
  it('counts two complaints as one issue when one gives the location only in its address', () => {
    expect(isOneIssue(compare('搅拌站半夜施工，噪音太大，灰尘满天', today, '翠湖小区5栋'))).toBe(true);
  });
  it('does not count the same problem at another location as one issue, even in the same words', () => {
    const elsewhere = compare(
      '金河家园小区旁边建搅拌站，半夜施工噪音大\n每天晚上罐车进出，灰尘满天，老人孩子睡不着觉。',
    );
    expect(elsewhere).toMatchObject({ score: 0, locations: [] });
    expect(isOneIssue(elsewhere)).toBe(false);
  });
  it('does not count two problems at the same location as similar', () => {
    const other = compare('翠湖新城小区电梯坏了半个月没有人修');
    expect(other.locations).toEqual(['翠湖新城']);
    expect(isSimilar(other)).toBe(false);
  });
  it('lowers the score with the days between two complaints, and to nearly 0 when their regions differ', () => {
    const text = '翠湖新城旁边的搅拌站噪音大';
    const [now, later, apart] = [today, { days: 90, apart: false }, { days: 0, apart: true }].map(
      (distance) => compare(text, distance).score,
    ) as [number, number, number];
    expect(now).toBeGreaterThan(later);
    expect(apart).toBeLessThan(0.05);
  });
  it('requires nearly the same words when neither complaint names a location', () => {
    const one = fingerprintOf({ text: '公交车司机态度恶劣，到站不停' });
    expect(isOneIssue(similarityOf(one, fingerprintOf({ text: '公交车到站不停，司机态度恶劣' }), today))).toBe(true);
    expect(
      isOneIssue(similarityOf(one, fingerprintOf({ text: '早高峰公交车太少，到站不停的也有，等了很久' }), today)),
    ).toBe(false);
  });
});

describe('a fingerprint', () => {
  it('uses the title as headline; without a title, it uses the first sentences that have enough words', () => {
    const { headline } = fingerprintOf({ text: '路灯不亮\n楼下的路灯坏了，晚上看不见' });
    expect(headline).toBe(fingerprintOf({ text: '路灯不亮' }).words);
    expect(
      fingerprintOf({ text: '您好！您好！楼下的垃圾站散发恶臭，夏天根本不敢开窗，苍蝇也多。请问归谁管' }).headline,
    ).toContain('垃圾');
  });
  it('keeps one location name for each beginning of two characters, and drops general words such as 小区', () => {
    expect(locationNamesIn('翠湖新城与翠湖小区之间的汇金路，物业公司和农贸市场不管')).toEqual(['翠湖新城', '汇金路']);
    expect(locationNamesIn('我们小区的业主在附近的学校门口')).toEqual([]);
  });
  it('keeps numbers that identify something, and drops amounts, dates and times', () => {
    expect(fingerprintOf({ text: '58车贷立案，110kV高压线，B12栋，2019年5月3日晚上10点涨了300元' }).codes).toEqual([
      '58',
      '110kv',
      'b12',
    ]);
  });
  it('does not list the names of large areas as locations', () => {
    const withoutAreas = (text: string): string => text.replaceAll('许商街道', '，');
    expect(fingerprintOf({ text: '许商街道汇金路积水', address: '许商街道' }, withoutAreas).locations).toEqual([
      '汇金路',
    ]);
  });
  it('has one entry for each slot of blocking keys, and shares a key with a similar complaint', () => {
    const other = fingerprintOf({ text: '翠湖新城附近搅拌站扰民' });
    expect([plant.keys.length, other.keys.length]).toEqual([BLOCKING_SLOTS, BLOCKING_SLOTS]);
    expect(plant.keys.filter((key, slot) => key !== '' && key === other.keys[slot])).not.toEqual([]);
  });
  it('assigns a word or a name of a location to the same slot in every text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'翠湖新城路灯不亮搅拌站噪音汇金路楼下垃圾'), maxLength: 60 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [one, other] = [fingerprintOf({ text: a }).keys, fingerprintOf({ text: b }).keys];
        const isLocation = (slot: number): boolean => slot < 3;
        for (const [slot, key] of one.entries())
          expect(
            key === '' || other.every((same, at) => same !== key || isLocation(at) !== isLocation(slot) || at === slot),
          ).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
  it('a fingerprint is the same for full-width and capital letters', () => {
    expect(fingerprintOf({ text: 'Ｂ１２栋路灯不亮' })).toEqual(fingerprintOf({ text: 'b12栋路灯不亮' }));
  });
});

describe('the similarity of two complaints', () => {
  const text = fc.string({ unit: fc.constantFrom(...'翠湖新城路灯不亮噪音的，。\n12a'), maxLength: 40 });
  it('the score is symmetric and never negative, and a text overlaps most with itself', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [one, other] = [fingerprintOf({ text: a }), fingerprintOf({ text: b })];
        const [there, back, self] = [
          similarityOf(one, other, today),
          similarityOf(other, one, today),
          similarityOf(one, one, today),
        ];
        expect(there.score).toBeCloseTo(back.score, 10);
        expect(there.score).toBeGreaterThanOrEqual(0);
        expect(there.words).toBeLessThanOrEqual(self.words + 1e-9);
        if (one.headline !== '') expect(self.words).toBeCloseTo(1, 10);
      }),
      { numRuns: 300 },
    );
  });
  it('shows the words that both complaints use, the longest first', () => {
    expect(sharedPhrases('翠湖新城搅拌站半夜罐车进出', plant)).toEqual(['罐车进出', '搅拌站']);
  });
});
