import type { Problem } from '../api/paths';
import type { Language } from './text';

/** Separates the sentence in Chinese from the one in English, see `Problem.detail`. */
const BETWEEN = ' · ';

/** What the server says about a problem besides its title, in one language where both can be told apart. */
export function detailOf({ detail }: Pick<Problem, 'detail'>, language: Language): string | undefined {
  const sentences = detail?.split(BETWEEN) ?? [];
  return sentences.length === 2 ? sentences[language === 'zh' ? 0 : 1] : detail;
}
