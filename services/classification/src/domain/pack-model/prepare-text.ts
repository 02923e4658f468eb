import type { Passage } from '@hotline/learning';
import { correctSpelling, mergedSpans, normalise, spanOf, type PhraseMatch } from '@hotline/text';
import type { Matchers } from '../reading/matchers';
import type { RegionName } from '../reading/regions';
import { retractionsIn } from '../reading/retractions';

/** A text as learning and reading take it. */
export interface PreparedText {
  readonly passage: Passage;
  readonly regions: readonly PhraseMatch<RegionName>[];
}

/**
 * Prepares a text in the one way that training and serving share: normalised, its spelling corrected; names of regions
 * and words that the text
 * takes back are silent.
 */
export function prepareText({ regions: findRegions }: Pick<Matchers, 'regions'>, text: string): PreparedText {
  const normalised = correctSpelling(normalise(text));
  const regions = findRegions(normalised);
  return { passage: { normalised, silent: mergedSpans(regions.map(spanOf), retractionsIn(normalised)) }, regions };
}
