/** What stands in for a number that tells who somebody is. */
const HIDDEN = '＊＊＊';

const personal: readonly RegExp[] = [
  /** Identity card: 17 digits and a check character (GB 11643-1999). */
  /(?<!\d)[1-9](?:[ -]?\d){16}[ -]?[\dXx](?!\d)/g,
  /** Bank card: 16 to 19 digits. */
  /(?<!\d)\d(?:[ -]?\d){15,18}(?!\d)/g,
  /** Mobile number, with or without +86. */
  /(?:\+?86[ -]?)?(?<!\d)1[3-9]\d(?:[ -]?\d){8}(?!\d)/g,
  /** Fixed line with area code. */
  /(?<!\d)0\d{2,3}[ -]?[2-9]\d{6,7}(?!\d)/g,
  /** E-mail address. */
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
];

/**
 * The text without the numbers that tell who somebody is: what other services and units may read. Names stay: they cannot be told from other words
 * without doubt, and the accused must remain nameable.
 */
export const mask = (text: string): string => personal.reduce((so, pattern) => so.replace(pattern, HIDDEN), text);
