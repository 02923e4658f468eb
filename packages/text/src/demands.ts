/** What separates two demands: a line break, a semicolon, or a number such as "1.", "（2）", "③", "二是" and "三、". */
const BETWEEN =
  /(?:^|[\n，,。；;\s])(?:[（(]\d{1,2}[)）]|\d{1,2}[.、．)）](?!\d)|[一二三四五六七八九十]{1,2}(?:是|、)|第[一二三四五六七八九十]{1,2}[，,、]|[①-⑳])|[\n；;]+/;
/** Punctuation around one demand. */
const AROUND = /^[\s，,。.、:：]+|[\s，,。、:：]+$/g;

/**
 * The separate demands in the text of a caller, in order. A text without numbers, semicolons and line breaks is one
 * demand.
 */
export const demandsOf = (text: string): readonly string[] =>
  text
    .split(BETWEEN)
    .map((part) => part.replace(AROUND, ''))
    .filter((part) => part !== '');
