/** Compares strings by Unicode code point, as SQLite and MongoDB do; JavaScript's `<` differs above U+FFFF. */
export const compareByCodePoint = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
