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
interface Token {
  readonly text: string;
  /** Position in the formula, from 1. */
  readonly at: number;
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
  const reader = new FormulaReader(tokensOf(text));
  const { part } = reader.whole();
  return { names: [...reader.names], valueOf: part };
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = /\s+|\d+(?:\.\d+)?|[A-Za-z][A-Za-z0-9]*|[-+*/(),]/y;
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const found = pattern.exec(text);
    if (!found) throw bad(`不能使用“${text[at]}”`, `"${text[at]}" is not allowed`, SYNTAX, at + 1);
    if (found[0].trim() !== '') tokens.push({ text: found[0], at: at + 1 });
  }
  return [...tokens, { text: '', at: text.length + 1 }];
}

/** Recursive descent: sum → product → factor. */
class FormulaReader {
  readonly names = new Set<string>();
  private position = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Read {
    const read = this.sum();
    if (this.token.text !== '') throw this.unexpected();
    return read;
  }

  private get token(): Token {
    return this.tokens[this.position] ?? { text: '', at: 1 };
  }

  private isNext(text: string): boolean {
    return this.token.text === text;
  }

  private take(): Token {
    const { token } = this;
    this.position += 1;
    return token;
  }

  private unexpected(): BadFormula {
    const { text, at } = this.token;
    return text === ''
      ? bad('公式不完整', 'the formula is incomplete', SYNTAX, at)
      : bad(`此处不应有“${text}”`, `"${text}" is not expected here`, SYNTAX, at);
  }

  private sum(): Read {
    let left = this.product();
    while (this.token.text === '+' || this.token.text === '-') {
      const sign = this.take().text === '+' ? 1 : -1;
      left = joined([left, this.product()], ([a = 0, b = 0]) => a + sign * b);
    }
    return left;
  }

  private product(): Read {
    let left = this.factor();
    while (this.token.text === '*' || this.token.text === '/') {
      const { text, at } = this.take();
      const right = this.factor();
      if (text === '/' && right.constant === 0) throw dividesByZero(at);
      left = joined([left, right], ([a = 0, b = 0]) => (text === '*' ? a * b : a / b));
    }
    return left;
  }

  private factor(): Read {
    this.depth += 1;
    if (this.depth > DEEPEST) throw bad('括号套得太深', 'too many parentheses', SYNTAX, this.token.at);
    const read = this.signed();
    this.depth -= 1;
    return read;
  }

  private signed(): Read {
    const { text } = this.token;
    if (text === '-') {
      this.take();
      return joined([this.factor()], ([a = 0]) => -a);
    }
    if (text === '(') {
      this.take();
      const inside = this.sum();
      this.close();
      return inside;
    }
    if (/^\d/.test(text)) {
      const value = Number(this.take().text);
      return { part: () => value, constant: value };
    }
    if (/^[A-Za-z]/.test(text)) return this.named();
    throw this.unexpected();
  }

  private named(): Read {
    const { text, at } = this.take();
    if (!this.isNext('(')) {
      this.names.add(text);
      return { part: (values) => values[text] };
    }
    const known = Object.hasOwn(functions, text) ? functions[text] : undefined;
    if (!known) throw bad(`没有函数“${text}”`, `there is no function "${text}"`, SYNTAX, at);
    this.take();
    const given = [this.sum()];
    while (this.isNext(',')) {
      this.take();
      given.push(this.sum());
    }
    this.close();
    if (!known.takes(given.length))
      throw bad(`“${text}”的参数个数不对`, `"${text}" has the wrong number of values`, SYNTAX, at);
    return joined(given, known.run);
  }

  private close(): void {
    if (!this.isNext(')')) throw this.unexpected();
    this.take();
  }
}

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
