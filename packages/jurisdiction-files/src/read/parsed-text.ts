/** The data of a valid YAML text, and name of a list → line of each of its entries. */
export interface ParsedText {
  readonly data: unknown;
  readonly lines: Readonly<Record<string, readonly number[]>>;
}

/** A cache: valid YAML text → its data, so that the same text is not parsed twice. */
export interface ParsedTexts {
  get(text: string): ParsedText | undefined;
  set(text: string, parsed: ParsedText): void;
}
