/**
 * Returns the tokens by which documents are searched, in order and the same for every engine. Chinese has no spaces
 * between words, so each run of Han characters gives its overlapping pairs and its last character alone: 路灯不亮 gives 路灯,
 * 灯不, 不亮, 亮. Words of two characters are then found exactly, longer ones as a sequence of pairs. A run of other letters
 * and digits is one token, in lower case. All other characters separate tokens.
 */
export const searchTokens = (text: string): string[] => runsOf(text).flatMap(tokensOf);

/** A phrase as consecutive tokens. With `prefix` the last one also matches longer tokens that begin with it. */
export interface PhraseTokens {
  readonly tokens: readonly string[];
  readonly prefix: boolean;
}

/** Returns the tokens of a phrase to search for; undefined when it has no letter, digit or Han character. */
export function phraseTokens(phrase: string): PhraseTokens | undefined {
  const runs = runsOf(phrase);
  const end = runs.pop();
  if (!end) return undefined;
  const before = runs.flatMap(tokensOf);
  const pairs = end.isHan ? pairsOf(end.text) : [];
  return pairs.length > 0
    ? { tokens: [...before, ...pairs], prefix: false }
    : { tokens: [...before, end.text], prefix: true };
}

/** Whether the tokens of a text hold the phrase. */
export function holdsPhrase(tokens: readonly string[], { tokens: wanted, prefix }: PhraseTokens): boolean {
  const last = wanted.length - 1;
  const isAt = (start: number): boolean =>
    wanted.every((token, i) => {
      const there = tokens[start + i];
      return there === token || (prefix && i === last && there?.startsWith(token) === true);
    });
  return tokens.some((_, start) => isAt(start));
}

/** Consecutive characters of one kind: Han characters, or other letters and digits. */
interface Run {
  readonly text: string;
  readonly isHan: boolean;
  readonly last: string;
}

const RUN = /(\p{Script=Han}+)|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;

const runsOf = (text: string): Run[] =>
  Array.from(text.toLowerCase().matchAll(RUN), ([run, han]) => ({
    text: run,
    isHan: han !== undefined,
    last: [...run].at(-1) ?? '',
  }));

const tokensOf = ({ text, isHan, last }: Run): string[] => (isHan ? [...pairsOf(text), last] : [text]);

function pairsOf(run: string): string[] {
  const characters = [...run];
  return characters.slice(1).map((character, i) => `${characters[i] ?? ''}${character}`);
}
