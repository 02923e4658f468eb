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

/** Largest total length, in characters, of the remembered texts. The delivered jurisdictions have 2 million together. */
const MOST_CHARACTERS = 4_000_000;

/**
 * Remembers the texts that this process parsed last, because many jurisdictions extend the same frames. The data is
 * shared by all its readers, so they must not change it.
 */
export class RecentTexts implements ParsedTexts {
  private readonly parsed = new Map<string, ParsedText>();
  private characters = 0;

  constructor(private readonly most = MOST_CHARACTERS) {}

  get(text: string): ParsedText | undefined {
    const found = this.parsed.get(text);
    if (found) {
      this.parsed.delete(text);
      this.parsed.set(text, found);
    }
    return found;
  }

  set(text: string, parsed: ParsedText): void {
    this.parsed.set(text, parsed);
    this.characters += text.length;
    for (const oldest of this.parsed.keys()) {
      if (this.characters <= this.most) break;
      this.parsed.delete(oldest);
      this.characters -= oldest.length;
    }
  }
}
