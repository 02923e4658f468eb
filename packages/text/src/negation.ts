const NEGATIONS = new Set(['没', '无', '未', '不', '非', '别', '勿']);

/** Whether the phrase at an offset is negated or asked about: 没有人受伤, 未着火, 不是无证, 有没有手续. */
export function isDenied(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - 3), offset);
  if (NEGATIONS.has(before.at(-1) ?? '')) return true;
  return /[没未不][有是曾人]$/.test(before) || isAsked(text, offset);
}

/** The A-not-A question of Chinese: 有没有手续, 批没批. */
function isAsked(text: string, offset: number): boolean {
  const [before, first, second, third] = [offset - 1, offset, offset + 1, offset + 2].map((at) => text.charAt(at));
  const isNo = (char = ''): boolean => char === '没' || char === '不';
  return (isNo(first) && before === second) || (isNo(second) && first === third);
}
