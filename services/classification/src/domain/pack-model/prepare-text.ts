import type { Passage } from '@hotline/learning';
import { correctSpelling, mergedSpans, normalise, spanOf, type PhraseMatch } from '@hotline/text';
import type { Matchers } from '../reading/matchers';
import type { RegionName } from '../reading/regions/regions';
import { retractionsIn } from '../reading/retractions';

/** A text prepared for training or classification. */
export interface PreparedText {
  readonly passage: Passage;
  readonly regions: readonly PhraseMatch<RegionName>[];
}

/**
 * Normalises a text, corrects its spelling, and marks names of regions and retracted words as silent. Training and
 * classification must both use it, so that they see the same features.
 */
export function prepareText({ regions: findRegions }: Pick<Matchers, 'regions'>, text: string): PreparedText {
  const normalised = correctSpelling(normalise(text));
  const regions = findRegions(normalised);
  return { passage: { normalised, silent: mergedSpans(regions.map(spanOf), retractionsIn(normalised)) }, regions };
}
