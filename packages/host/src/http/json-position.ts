const TOKEN = /\s*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y;

/** What may come next, by where we stand. */
type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or }' | ', or ]' | 'the end';

const isScalar = (match: RegExpExecArray): boolean => match[2] !== undefined || match[3] !== undefined;

/** The step from one expectation to the next; undefined where the token does not fit. */
function step(match: RegExpExecArray, expected: Expected, open: string[]): Expected | undefined {
  const sign = match[1];
  const closed = (): Expected => (open.length === 0 ? 'the end' : open.at(-1) === '{' ? ', or }' : ', or ]');
  if (expected === 'value' || expected === 'value or ]') {
    if (isScalar(match)) return closed();
    if (sign === '{' || sign === '[') open.push(sign);
    if (sign === '{') return 'key or }';
    if (sign === '[') return 'value or ]';
  }
  if ((expected === 'key' || expected === 'key or }') && match[2] !== undefined) return ':';
  if (expected === ':' && sign === ':') return 'value';
  if (sign === ',' && expected === ', or }') return 'key';
  if (sign === ',' && expected === ', or ]') return 'value';
  if ((sign === '}' && expected.endsWith('}')) || (sign === ']' && expected.endsWith(']'))) {
    open.pop();
    return closed();
  }
  return undefined;
}

/** Where a text stops being JSON, counted from 1. JSON.parse tells it only sometimes, and differently in each version of Node. */
export function jsonFault(text: string): { line: number; column: number; expected: string } {
  const open: string[] = [];
  let expected: Expected = 'value';
  let position = 0;
  for (;;) {
    TOKEN.lastIndex = position;
    const match = TOKEN.exec(text);
    const next: Expected | undefined = match ? step(match, expected, open) : undefined;
    if (!match || !next) break;
    position = TOKEN.lastIndex;
    expected = next;
  }
  position += (/^\s*/.exec(text.slice(position))?.[0] ?? '').length;
  const lines = text.slice(0, position).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1, expected };
}
