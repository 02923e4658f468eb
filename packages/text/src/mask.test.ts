import fc from 'fast-check';
import { mask } from './mask';

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));
/** Text of a caller without digits. */
const words = fc.string({ unit: fc.constantFrom(...'城管局你好楼下烧烤摊电话是请回复，。！\n x'), maxLength: 20 });
const gap = fc.constantFrom('', ' ', '-', '－', '　', ' - ');
const grouped = (number: string, sizes: readonly number[], between: string): string => {
  let at = 0;
  return sizes.map((size) => number.slice(at, (at += size))).join(between);
};
const wide = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const written = (number: fc.Arbitrary<string>, sizes: readonly number[]) =>
  fc
    .tuple(
      number,
      gap.filter((between) => between.length < 3),
      fc.boolean(),
    )
    .map(([plain, between, isWide]) => ({
      plain,
      shown: isWide ? wide(grouped(plain, sizes, between)) : grouped(plain, sizes, between),
    }));

const mobile = fc.tuple(fc.integer({ min: 3, max: 9 }), digits(9)).map(([second, rest]) => `1${second}${rest}`);
const identity = fc
  .tuple(fc.integer({ min: 1, max: 9 }), digits(16), fc.constantFrom(...'0123456789X'))
  .map(([first, rest, check]) => `${first}${rest}${check}`);
const fixed = fc
  .tuple(digits(2), fc.integer({ min: 2, max: 9 }), digits(7))
  .map(([area, first, rest]) => `0${area.replace(/^0/, '5')}1${first}${rest}`);

/** The digits and check characters that remain in a text, without what stands between them. */
const left = (text: string): string => text.normalize('NFKC').replace(/[^\dXx]/g, '');

describe('masking personal numbers', () => {
  test.each([
    ['mobile numbers', written(mobile, [3, 4, 4])],
    ['identity numbers', written(identity, [6, 8, 4])],
    ['fixed lines', written(fixed, [4, 8])],
  ] as const)('masks %s in every way of writing them', (_name, number) => {
    fc.assert(
      fc.property(words, number, words, (before, { plain, shown }, after) => {
        expect(left(mask(before + shown + after))).not.toContain(plain);
        expect(left(mask(before + shown + after)).replace(/[Xx]/g, '')).toBe('');
      }),
    );
  });

  test.each([
    ['a mobile number with the country code', '请拨+8613800138000，或 008613800138000，或8613800138000'],
    ['two mobile numbers in a row', '13800138000 13900139000'],
    ['a fixed line with the area code in brackets', '单位电话（0531）84886666'],
    ['a fixed line without area code after a word such as 电话', '联系电话：84886666'],
    ['an old identity number', '身份证370126800101123'],
    ['a bank card', '卡号6222 0212 3456 7890 123'],
    ['an e-mail address', 'li.si@example.com'],
  ])('masks every digit of %s', (_rule, text) => {
    expect(mask(text)).not.toMatch(/\d{2}|@/);
  });

  test.each([
    '2025-10-01 2025-10-02 两天都有人摆摊',
    '早上08:30到12:00，3号楼1单元1201室',
    '欠薪 38500 元，共 12 个人',
    '鲁A12345 的渣土车',
    '工单20251001-000123',
  ])('does not mask a number that identifies no person: %s', (text) => {
    expect(mask(text)).toBe(text);
  });
});
