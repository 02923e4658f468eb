const TOKEN =
  /\s*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y;

/** What may come next, by where we stand. */
type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or }' | ', or ]' | 'the end';
type Kind = '{' | '[' | '}' | ']' | ':' | ',' | 'string' | 'scalar';

/** `done`: a value is complete; what comes next depends on what it stands in. */
const value = { '{': 'key or }', '[': 'value or ]', string: 'done', scalar: 'done' } as const;
const steps: Readonly<Record<Expected, Readonly<Partial<Record<Kind, Expected | 'done'>>>>> = {
  value,
  'value or ]': { ...value, ']': 'done' },
  key: { string: ':' },
  'key or }': { string: ':', '}': 'done' },
  ':': { ':': 'value' },
  ', or }': { ',': 'key', '}': 'done' },
  ', or ]': { ',': 'value', ']': 'done' },
  'the end': {},
};

const kindOf = ([, sign, string]: RegExpExecArray): Kind =>
  (sign as Kind | undefined) ?? (string === undefined ? 'scalar' : 'string');

function afterValue(open: readonly string[]): Expected {
  if (open.length === 0) return 'the end';
  return open.at(-1) === '{' ? ', or }' : ', or ]';
}

/** The step from one expectation to the next; undefined where the token does not fit. */
function step(kind: Kind, expected: Expected, open: string[]): Expected | undefined {
  const next = steps[expected][kind];
  if (!next) return undefined;
  if (kind === '{' || kind === '[') open.push(kind);
  if (kind === '}' || kind === ']') open.pop();
  return next === 'done' ? afterValue(open) : next;
}

/** Where a text stops being JSON, counted from 1. JSON.parse tells it only sometimes, and differently in each version of Node. */
export function jsonFault(text: string): { line: number; column: number; expected: string } {
  const open: string[] = [];
  let expected: Expected = 'value';
  let position = 0;
  for (;;) {
    TOKEN.lastIndex = position;
    const match = TOKEN.exec(text);
    const next: Expected | undefined = match ? step(kindOf(match), expected, open) : undefined;
    if (!match || !next) break;
    position = TOKEN.lastIndex;
    expected = next;
  }
  position += (/^\s*/.exec(text.slice(position))?.[0] ?? '').length;
  const lines = text.slice(0, position).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1, expected };
}
