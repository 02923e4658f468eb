import { BadFormula, formulaOf, rounded, type FormulaValues } from './formula';

const value = (text: string, values: FormulaValues = {}) => formulaOf(text).valueOf(values);
const refusalOf = (text: string): BadFormula => {
  try {
    formulaOf(text);
  } catch (error) {
    if (error instanceof BadFormula) return error;
  }
  throw new Error(`"${text}" was read`);
};

describe('a formula', () => {
  it('follows the usual order of operations, with parentheses, signs and functions', () => {
    expect(value('2 + 3 * 4 - 10 / 5')).toBe(12);
    expect(value('-(2 + 3) * 4')).toBe(-20);
    expect(value('max(0, 50 - 100 * (0.7 - onTime))', { onTime: 0.65 })).toBeCloseTo(45);
    expect(value('min(a, b, 3)', { a: 5, b: 4 })).toBe(3);
    expect(formulaOf('(a + 0.5 * b) / (a + c)').names).toEqual(['a', 'b', 'c']);
  });

  it('has no value where it divides by zero or uses a rate without a value', () => {
    expect(value('resolved / due', { resolved: 0, due: 0 })).toBeUndefined();
    expect(value('max(0, onTime)', { onTime: undefined })).toBeUndefined();
    expect(value('1 / (1 / a)', { a: 0 })).toBeUndefined();
  });

  it('rounds half away from zero, also where a binary fraction falls just below the half', () => {
    expect(value('round(25 - 0.5 * (98 - 83.33), 2)')).toBe(17.67);
    expect([rounded(1.005, 2), rounded(-2.5, 0), rounded(2.4999, 0)]).toEqual([1.01, -3, 2]);
  });

  /** Published monthly scores of Lianyungang (连云港), 2022; the rule is reconstructed from them. */
  it.each([
    ['round(max(0, 20 - 100 * max(0, 0.95 - rate)), 2)', 0.8, 5],
    ['round(max(0, 20 - 100 * max(0, 0.95 - rate)), 2)', 0.8982, 14.82],
    ['round(max(0, 20 - 100 * max(0, 0.95 - rate)), 2)', 0.6667, 0],
    ['round(max(12.5, 25 - 50 * max(0, 0.95 - rate)), 1)', 0.7059, 12.8],
    ['round(max(12.5, 25 - 50 * max(0, 0.98 - rate)), 2)', 0.875, 19.75],
    ['round(max(12.5, 25 - 50 * max(0, 0.98 - rate)), 2)', 0.8333, 17.67],
    ['round(max(12.5, 25 - 50 * max(0, 0.98 - rate)), 2)', 0.75, 13.5],
    ['round(max(12.5, 25 - 50 * max(0, 0.98 - rate)), 2)', 0.5, 12.5],
  ])('%s gives the printed score for the rate %d', (formula, rate, score) => {
    expect(value(formula, { rate })).toBe(score);
  });

  it.each([
    ['resolved / 0', 10, '公式除以零'],
    ['resolved / (2 - 2)', 10, '公式除以零'],
    ['resolved /', 11, '公式不完整'],
    ['(a + b', 7, '公式不完整'],
    ['a b', 3, '此处不能用“b”'],
    ['a ^ 2', 3, '此处不能用“^”'],
    ['a ** 2', 3, '此处不能用“*”'],
    ['a；b', 2, '此处不能用“；”'],
    ['a; b', 2, '此处不能用“;”'],
    ['a // b', 2, '此处不能用“ ”'],
    ['0x10', 1, '此处不能用“0”'],
    ['a.b', 1, '此处不能用“a”'],
    ['a ? b : c', 1, '此处不能用“a”'],
    ['min(...a)', 5, '此处不能用“.”'],
    ['', 1, '公式不完整'],
    ['constructor(a)', 1, '没有函数“constructor”'],
    ['round(a)', 1, '“round”的参数个数不对'],
    ['a'.repeat(501), 1, '公式超过500个字符'],
    [`${'('.repeat(40)}1${')'.repeat(40)}`, 31, '括号套得太深'],
  ])('refuses %s and says where the fault is', (text, at, what) => {
    expect([refusalOf(text).at, refusalOf(text).what.zh]).toEqual([at, what]);
  });
});
