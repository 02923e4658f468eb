import { parse, type BinaryExpression, type CallExpression, type Expression, type Program } from 'acorn';
import type { Text } from '../model/text';

/** The value of each name in a formula. A name without a value stands for a rate without a denominator. */
export type FormulaValues = Readonly<Record<string, number | undefined>>;

export interface Formula {
  /** The names that occur in it, each once. */
  readonly names: readonly string[];
  /** Undefined if it divides by zero or uses a name without a value. */
  valueOf(values: FormulaValues): number | undefined;
}

/** A formula that cannot be read. `at`: position in the text, from 1. */
export class BadFormula extends Error {
  constructor(
    readonly what: Text,
    readonly hint: Text,
    readonly at: number,
  ) {
    super(`${what.en} (at character ${at})`);
    this.name = 'BadFormula';
  }
}

type Part = (values: FormulaValues) => number | undefined;
/** A part of a formula. `constant`: its value, if it holds no name. */
interface Read {
  readonly part: Part;
  readonly constant?: number | undefined;
}

const bad = (zh: string, en: string, hint: Text, at: number): BadFormula => new BadFormula({ zh, en }, hint, at);

/** What may stand in a formula is listed in docs/figures.md. */
const SYNTAX: Text = {
  zh: '公式由数字、名称、加减乘除、括号，以及取最小、取最大、四舍五入三种函数组成，写法见指标说明',
  en: 'a formula holds numbers, names, + - * /, parentheses and three functions; see the documentation of the figures',
};

const functions: Readonly<
  Record<string, { readonly takes: (n: number) => boolean; readonly run: (all: number[]) => number }>
> = {
  min: { takes: (n) => n >= 1, run: (all) => Math.min(...all) },
  max: { takes: (n) => n >= 1, run: (all) => Math.max(...all) },
  /** `round(value, digits)` rounds half away from zero, as printed tables do. */
  round: { takes: (n) => n === 2, run: ([value = 0, digits = 0]) => rounded(value, digits) },
};

/** Rounds half away from zero; a value that only misses the half by the error of binary fractions counts as the half. */
export function rounded(value: number, digits: number): number {
  const scale = 10 ** digits;
  return (Math.sign(value) * Math.round(Math.abs(value) * scale * (1 + 4 * Number.EPSILON))) / scale;
}

/** Longest formula in characters, and most parentheses inside one another: a reader must be able to check it. */
const LONGEST = 500;
const DEEPEST = 30;

/** Reads a formula. @throws BadFormula */
export function formulaOf(text: string): Formula {
  if (text.length > LONGEST)
    throw bad(
      `公式超过${LONGEST}个字符`,
      `the formula has more than ${LONGEST} characters`,
      {
        zh: '请拆成几项，后面的公式可以用前面的名称',
        en: 'split it; a later formula can use the names of earlier ones',
      },
      1,
    );
  const reader = new FormulaReader(text);
  const { part } = reader.read(expressionIn(text), 1);
  return { names: [...reader.names], valueOf: part };
}

/** A formula is written as an expression of JavaScript, of which it may use little: see `FormulaReader`. */
function expressionIn(text: string): Expression {
  let program: Program;
  try {
    program = parse(text, { ecmaVersion: 2020, preserveParens: true });
  } catch (error) {
    throw unexpected(text, (error as { readonly pos?: number }).pos ?? 0);
  }
  const [statement, second] = program.body;
  if (statement?.type !== 'ExpressionStatement') throw unexpected(text, statement?.start ?? text.length);
  const { expression } = statement;
  if (second || expression.end < text.trimEnd().length) throw unexpected(text, expression.end);
  return expression;
}

function unexpected(text: string, at: number): BadFormula {
  const found = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return text.slice(at).trim() === ''
    ? bad('公式不完整', 'the formula is incomplete', SYNTAX, text.length + 1)
    : bad(`此处不能用“${found}”`, `"${found}" cannot stand here`, SYNTAX, at + 1);
}

/** Reads the expressions that a formula may use, and refuses every other one. */
class FormulaReader {
  readonly names = new Set<string>();

  constructor(private readonly text: string) {}

  read(node: Expression, depth: number): Read {
    if (depth > DEEPEST) throw bad('括号套得太深', 'too many parentheses', SYNTAX, node.start + 1);
    const inside = (part: Expression): Read => this.read(part, depth + 1);
    if (node.type === 'ParenthesizedExpression') return inside(node.expression);
    if (node.type === 'UnaryExpression' && node.operator === '-')
      return joined([inside(node.argument)], ([a = 0]) => -a);
    if (node.type === 'Literal' && /^\d+(\.\d+)?$/.test(node.raw ?? '')) return constantOf(Number(node.raw));
    if (node.type === 'Identifier' && /^[A-Za-z][A-Za-z0-9]*$/.test(node.name)) return this.named(node.name);
    if (node.type === 'BinaryExpression') return this.binary(node, inside);
    if (node.type === 'CallExpression' && !node.optional) return this.called(node, inside);
    throw unexpected(this.text, node.start);
  }

  private named(name: string): Read {
    this.names.add(name);
    return { part: (values) => values[name] };
  }

  private binary({ left, operator, right }: BinaryExpression, inside: (part: Expression) => Read): Read {
    const at = this.text.indexOf(operator, left.end);
    const run = Object.hasOwn(operations, operator) ? operations[operator] : undefined;
    if (!run || left.type === 'PrivateIdentifier') throw unexpected(this.text, at);
    const parts = [inside(left), inside(right)];
    if (operator === '/' && parts[1]?.constant === 0) throw dividesByZero(at + 1);
    return joined(parts, run);
  }

  private called({ callee, arguments: given }: CallExpression, inside: (part: Expression) => Read): Read {
    if (callee.type !== 'Identifier') throw unexpected(this.text, callee.start);
    const { name, start } = callee;
    const known = Object.hasOwn(functions, name) ? functions[name] : undefined;
    if (!known) throw bad(`没有函数“${name}”`, `there is no function "${name}"`, SYNTAX, start + 1);
    if (!known.takes(given.length))
      throw bad(`“${name}”的参数个数不对`, `"${name}" has the wrong number of values`, SYNTAX, start + 1);
    return joined(
      given.map((part) => {
        if (part.type === 'SpreadElement') throw unexpected(this.text, part.start);
        return inside(part);
      }),
      known.run,
    );
  }
}

const constantOf = (value: number): Read => ({ part: () => value, constant: value });

const operations: Readonly<Record<string, (all: number[]) => number>> = {
  '+': ([a = 0, b = 0]) => a + b,
  '-': ([a = 0, b = 0]) => a - b,
  '*': ([a = 0, b = 0]) => a * b,
  '/': ([a = 0, b = 0]) => a / b,
};

const dividesByZero = (at: number): BadFormula =>
  bad(
    '公式除以零',
    'the formula divides by zero',
    { zh: '请写可能不为零的除数', en: 'divide by something that can differ from zero' },
    at,
  );

/** Joins parts; without a value if one of them has none or the result is not finite. */
function joined(parts: readonly Read[], run: (all: number[]) => number): Read {
  const value = (all: readonly (number | undefined)[]): number | undefined => {
    if (all.includes(undefined)) return undefined;
    const result = run(all as number[]);
    return Number.isFinite(result) ? result : undefined;
  };
  return {
    part: (values) => value(parts.map(({ part }) => part(values))),
    constant: value(parts.map(({ constant }) => constant)),
  };
}
