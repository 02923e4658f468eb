import { CatalogueClassifier, type CatalogueModelParts } from '../catalogue/catalogue-classifier';
import { headerOf, headerUnits } from './json-header';

type Header = Pick<CatalogueModelParts, 'labels' | 'curve' | 'hiddenAccuracy'> & { readonly features: number };

/** Bytes before the header; they hold the length of the header in UTF-16 units. */
const PREFIX = 8;
/** The header is padded to a multiple of this many units (8 bytes), as the rarities after it must be aligned. */
const ALIGNED_UNITS = 4;

/**
 * The bytes of a catalogue model, little-endian: length of the header, the header as JSON, the rarity of each feature,
 * the features by number, the weights of each feature by label. They contain no checksum and no version.
 */
export function catalogueModelToBytes({ parts }: CatalogueClassifier): Uint8Array {
  const { labels, curve, hiddenAccuracy, vocabulary, weights } = parts;
  const header: Header = { labels, curve, hiddenAccuracy, features: vocabulary.rarity.length };
  const units = headerUnits(header, ALIGNED_UNITS);
  const sections = [units, vocabulary.rarity, Int32Array.from(vocabulary.numbers.keys()), weights.weight];
  const bytes = new Uint8Array(PREFIX + sections.reduce((sum, { byteLength }) => sum + byteLength, 0));
  new DataView(bytes.buffer).setUint32(0, units.length, true);
  let at = PREFIX;
  for (const { buffer, byteOffset, byteLength } of sections) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return bytes;
}

/** @throws RangeError or SyntaxError for bytes that {@link catalogueModelToBytes} did not make */
export function catalogueModelFromBytes(bytes: Uint8Array): CatalogueClassifier {
  // `slice` of a Node buffer would share its memory, at an offset that typed arrays cannot have.
  const { buffer } = new Uint8Array(bytes);
  const units = new Uint16Array(buffer, PREFIX, new DataView(buffer).getUint32(0, true));
  const { labels, curve, hiddenAccuracy, features } = headerOf(units) as Header;
  const rarityAt = PREFIX + units.byteLength;
  const featuresAt = rarityAt + features * 8;
  const weightsAt = featuresAt + features * 4;
  const keys = new Int32Array(buffer, featuresAt, features);
  const numbers = new Map<number, number>();
  for (let number = 0; number < features; number += 1) numbers.set(keys[number] as number, number);
  return new CatalogueClassifier({
    labels,
    curve,
    hiddenAccuracy,
    vocabulary: { numbers, rarity: new Float64Array(buffer, rarityAt, features) },
    weights: { labels: labels.length, weight: new Float32Array(buffer, weightsAt, features * labels.length) },
  });
}
