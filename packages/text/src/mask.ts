/** Replaces a number that identifies a person. */
const MASK = '＊＊＊';

/** A digit, also in full width; and the characters that people write between digits. */
const DIGIT = '[0-9０-９]';
const GAP = '[ \u3000\\-－—–.·]{0,2}';
const not = { before: `(?<!${DIGIT})`, after: `(?!${DIGIT})` };
const digits = (least: number, most = least): string => `(?:${GAP}${DIGIT}){${least},${most}}`;
const number = (pattern: string, flags = 'g'): RegExp => new RegExp(not.before + pattern + not.after, flags);

const personal: readonly RegExp[] = [
  /** Identity card: 17 digits and a check character (GB 11643-1999); before 1999, 15 digits. */
  number(`[1-9１-９]${digits(16)}${GAP}(?:${DIGIT}|[XxＸｘ])`),
  number(`[1-9１-９]${DIGIT}{14}`),
  /** Bank card: 16 to 19 digits in groups of four. */
  number(`${DIGIT}{4}(?:${GAP}${DIGIT}{4}){3}(?:${GAP}${DIGIT}{1,3})?`),
  /** Mobile number, with or without +86. */
  number(`(?:(?:[+＋]|00|００)?(?:86|８６)${GAP})?[1１][3-9３-９]${digits(9)}`),
  /** Fixed line with area code. */
  number(`[（(]?[0０]${DIGIT}{2,3}[)）]?${GAP}[2-9２-９]${digits(6, 7)}`),
  /**
   * Fixed line without area code: only after a word such as 电话, because other numbers have the same number of digits.
   */
  new RegExp(`(?<=(?:电话|座机|号码|联系方式|致电|拨打)[^0-9０-９]{0,6})[2-9２-９]${digits(6, 7)}${not.after}`, 'g'),
  /**
   * E-mail address. The lookbehind lets a match start only at the beginning of a run; starting at each character would
   * take quadratic time.
   */
  /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
];

/**
 * Masks phone, identity and card numbers and e-mail addresses; other services and units read only masked text. Names
 * are not masked: they cannot be distinguished reliably from other words, and a complaint must be able to name the
 * accused.
 */
export const mask = (text: string): string => personal.reduce((so, pattern) => so.replace(pattern, MASK), text);
