import { insideAny, phraseMatcher, soundsOf, spanOf, type PhraseMatcher } from '@hotline/text';
import type { RegionName } from './regions';

/** Shorter names sound like too many other words. */
const SHORTEST_NAME = 3;

interface HeardName {
  readonly name: RegionName;
  readonly written: string;
}

/** How many characters stand at the same position in both. */
const sameCharacters = (a: string, b: string): number => [...a].filter((one, i) => one === b[i]).length;

/**
 * Adds to the regions that a text names as written those whose official name is written with other characters of the
 * same sound: 玉黄庙镇 is 玉皇庙镇. At least half of the characters must be the right ones. Other names (villages, roads)
 * must be written as they are: two villages often sound alike, and only one of them may be in the pack.
 */
export function withHeardNames(
  exact: PhraseMatcher<RegionName>,
  names: readonly (readonly [string, RegionName])[],
): PhraseMatcher<RegionName> {
  const official = names.filter(([written, { isAlias }]) => !isAlias && written.length >= SHORTEST_NAME);
  let heard: PhraseMatcher<HeardName> | undefined;
  return (normalised) => {
    const found = exact(normalised);
    heard ??= phraseMatcher(official.map(([written, name]) => [soundsOf(written), { name, written }] as const));
    const others = heard(soundsOf(normalised)).flatMap(({ offset, length, values }) => {
      const text = normalised.slice(offset, offset + length);
      const meant = values.filter(({ written }) => 2 * sameCharacters(written, text) >= length);
      return meant.length > 0 ? [{ offset, length, values: meant.map(({ name }) => name) }] : [];
    });
    const isWritten = insideAny(found.map(spanOf));
    const added = others.filter(({ offset, length }) =>
      Array.from({ length }, (_, i) => offset + i).every((position) => !isWritten(position)),
    );
    return added.length === 0 ? found : [...found, ...added].sort((a, b) => a.offset - b.offset);
  };
}
