import type { Text } from '@hotline/contracts';
import type { Jurisdiction, Region } from '@hotline/jurisdiction';
import { normalise, typedForms } from '@hotline/text';

const LETTERS = /^[a-z]{2,}$/;

export interface FoundLocation {
  readonly region: string;
  readonly name: Text;
  readonly level: string;
  readonly alias?: string;
  readonly within: readonly Text[];
}

/**
 * How well the words match a name. 3: they are the name. 2: the name begins with them, also when they are typed in
 * pinyin, in full or by its initials. 1: one contains the other. 0: no match.
 */
function matchOf(name: string, words: string): number {
  const known = normalise(name);
  if (known === words) return 3;
  if (LETTERS.test(words) && typedForms(known).some((typed) => typed.startsWith(words))) return 2;
  if (known.startsWith(words)) return 2;
  return known.includes(words) || (known.length > 1 && words.includes(known)) ? 1 : 0;
}

/** Regions that the words name, the best match first; of equal matches the smaller region first. */
export function findLocationsIn(
  { regions }: Pick<Jurisdiction, 'regions'>,
  words: string,
  most: number,
): FoundLocation[] {
  const asked = normalise(words).trim();
  if (asked === '') return [];
  const around = (region: Region): Region[] => {
    const parent = region.parent === undefined ? undefined : regions.get(region.parent);
    return parent ? [parent, ...around(parent)] : [];
  };
  const found = [...regions.values()].flatMap((region) => {
    const names = [region.name.zh, region.name.en, ...region.aliases];
    const scores = names.map((name) => matchOf(name, asked));
    const score = Math.max(...scores);
    if (score === 0) return [];
    const alias = scores.indexOf(score) < 2 ? undefined : names[scores.indexOf(score)];
    return [{ region, score, depth: around(region).length, ...(alias === undefined ? {} : { alias }) }];
  });
  return found
    .sort((a, b) => b.score - a.score || b.depth - a.depth)
    .slice(0, most)
    .map(({ region, alias }) => ({
      region: region.code,
      name: region.name,
      level: region.level,
      ...(alias === undefined ? {} : { alias }),
      within: around(region).map(({ name }) => name),
    }));
}
