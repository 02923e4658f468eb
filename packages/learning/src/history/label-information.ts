import { BLOCKS } from './character-runs';
import type { CountedRows } from './sparse-rows';
import type { FeatureLabelCount } from './linear-svm';

/**
 * Added to the number of texts of each label that contain a feature, so that a feature in few texts gets little
 * information.
 */
const SMOOTHING = 0.5;

/**
 * How well each feature distinguishes the labels: √(1 − entropy of the labels given the feature ÷ entropy of the
 * uniform distribution), with every label weighted equally. Uses only the texts in `members`.
 * @returns 0 (the feature occurs equally with every label) to 1 (with one label only)
 */
export function labelInformation(
  counted: CountedRows,
  of: Int32Array,
  members: Int32Array,
  { features, labels }: FeatureLabelCount,
): Float32Array {
  const { holders, texts } = holdersByLabel(counted, of, members, { features, labels });
  const share = new Float64Array(labels);
  return Float32Array.from({ length: features }, (_, feature) => {
    let sum = 0;
    for (let label = 0; label < labels; label += 1) {
      share[label] =
        ((holders[feature * labels + label] as number) + SMOOTHING) / ((texts[label] as number) + SMOOTHING * labels);
      sum += share[label] as number;
    }
    let entropy = 0;
    for (let label = 0; label < labels; label += 1)
      entropy -= ((share[label] as number) / sum) * Math.log((share[label] as number) / sum);
    return Math.sqrt(Math.max(0, 1 - entropy / Math.log(labels)));
  });
}

function holdersByLabel(
  { start, feature }: CountedRows,
  of: Int32Array,
  members: Int32Array,
  { features, labels }: FeatureLabelCount,
): { readonly holders: Uint32Array; readonly texts: Uint32Array } {
  const holders = new Uint32Array(features * labels);
  const texts = new Uint32Array(labels);
  for (const text of members) {
    const label = of[text] as number;
    texts[label] = (texts[label] as number) + 1;
    const to = start[(text + 1) * BLOCKS.length] as number;
    for (let i = start[text * BLOCKS.length] as number; i < to; i += 1) {
      const at = (feature[i] as number) * labels + label;
      holders[at] = (holders[at] as number) + 1;
    }
  }
  return { holders, texts };
}
