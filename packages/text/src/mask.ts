/** What stands in for a number that tells who somebody is. */
const HIDDEN = '＊＊＊';

/** A digit, also the wide ones of Chinese keyboards; and what people write between digits. */
const D = '[0-9０-９]';
const GAP = '[ \u3000\\-－—–.·]{0,2}';
const not = { before: `(?<!${D})`, after: `(?!${D})` };
const digits = (least: number, most = least): string => `(?:${GAP}${D}){${least},${most}}`;
const number = (pattern: string, flags = 'g'): RegExp => new RegExp(not.before + pattern + not.after, flags);

const personal: readonly RegExp[] = [
  /** Identity card: 17 digits and a check character (GB 11643-1999); the old ones had 15. */
  number(`[1-9１-９]${digits(16)}${GAP}(?:${D}|[XxＸｘ])`),
  number(`[1-9１-９]${D}{14}`),
  /** Bank card: 16 to 19 digits, in fours. */
  number(`${D}{4}(?:${GAP}${D}{4}){3}(?:${GAP}${D}{1,3})?`),
  /** Mobile number, with or without +86. */
  number(`(?:(?:[+＋]|00|００)?(?:86|８６)${GAP})?[1１][3-9３-９]${digits(9)}`),
  /** Fixed line with area code. */
  number(`[（(]?[0０]${D}{2,3}[)）]?${GAP}[2-9２-９]${digits(6, 7)}`),
  /** Fixed line without one: only where the words before say that it is a number to call. */
  new RegExp(`(?<=(?:电话|座机|号码|联系方式|致电|拨打)[^0-9０-９]{0,6})[2-9２-９]${digits(6, 7)}${not.after}`, 'g'),
  /**
   * E-mail address. Tried only at the beginning of a run of its characters: tried at each of them, a long run costs its
   * square.
   */
  /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
];

/**
 * The text without the numbers that tell who somebody is: what other services and units may read. Names stay: they
 * cannot be told from other words
 * without doubt, and the accused must remain nameable.
 */
export const mask = (text: string): string => personal.reduce((so, pattern) => so.replace(pattern, HIDDEN), text);
