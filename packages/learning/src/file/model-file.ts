import { type Calibration, type Curve } from '../calibration';
import { crc32 } from './checksum';
import { headerOf, headerUnits } from './json-header';
import { HistoryClassifier, type ModelMetadata } from '../history/history-classifier';
import { HashNumbers } from '../structures/hash-numbers';
import { plainNormaliser, type Normaliser } from '../normaliser';

/** "HTLM": the first four bytes of a model file. */
const MAGIC = 0x4d4c5448;
/** Version of the file format; files of other versions are refused. */
export const MODEL_FORMAT = 1;
/** Bytes before the header. */
const PREFIX = 16;

/** The bytes are not a model that this version can use. */
export class ModelRefused extends Error {
  override readonly name = 'ModelRefused';
}

interface Header {
  readonly metadata: ModelMetadata;
  readonly labels: readonly string[];
  /** Older models have one temperature for all texts instead of a calibration. */
  readonly temperature?: number;
  readonly calibration?: Calibration;
  readonly unknown: number;
  readonly features: number;
}

/**
 * The file of a model, little-endian: magic, format, CRC-32 of the rest, length of the header in UTF-16 units, the
 * header as JSON, the hash of each feature, the rarity of each feature, the weights of each feature by label.
 */
export function modelToBytes({
  parts: { metadata, labels, space, linear, calibration },
}: HistoryClassifier): Uint8Array {
  const header: Header = { metadata, labels, calibration, unknown: space.unknown, features: space.rarity.length };
  const units = headerUnits(header, 2);
  const sections = [units, space.numbering.hashes(), space.rarity, linear.weight];
  const bytes = new Uint8Array(PREFIX + sections.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = PREFIX;
  for (const { buffer, byteOffset, byteLength } of sections) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  const prefix = new DataView(bytes.buffer);
  prefix.setUint32(0, MAGIC, true);
  prefix.setUint32(4, MODEL_FORMAT, true);
  prefix.setUint32(12, units.length, true);
  prefix.setUint32(8, crc32(bytes.subarray(12)), true);
  return bytes;
}

/** @throws ModelRefused for bytes of another kind or format version, damaged, or trained with another normaliser */
export function modelFromBytes(bytes: Uint8Array, normaliser: Normaliser = plainNormaliser): HistoryClassifier {
  // `slice` of a Node buffer would share its memory, at an offset that typed arrays cannot have.
  const own = new Uint8Array(bytes);
  const prefix = new DataView(own.buffer);
  if (own.length < PREFIX || prefix.getUint32(0, true) !== MAGIC)
    throw new ModelRefused('This is not a model of the hotline: its first four bytes are not "HTLM"');
  const format = prefix.getUint32(4, true);
  if (format !== MODEL_FORMAT)
    throw new ModelRefused(`The model has format ${format}; this version reads format ${MODEL_FORMAT}: train it again`);
  if (prefix.getUint32(8, true) !== crc32(own.subarray(12)))
    throw new ModelRefused(
      'The model is damaged: its checksum is wrong. Copy it again from where it was trained, or train it again',
    );
  const units = new Uint16Array(own.buffer, PREFIX, prefix.getUint32(12, true));
  const header = headerOf(units) as Header;
  if (header.metadata.normaliser !== normaliser.name)
    throw new ModelRefused(
      `The model was trained with the normaliser "${header.metadata.normaliser}", but this version has "${normaliser.name}": train it again`,
    );
  return new HistoryClassifier(partsOf(header, own.buffer, PREFIX + units.byteLength), normaliser);
}

const everywhere = (curve: Curve): Calibration => ({ titled: curve, untitled: curve });

function partsOf(
  { metadata, labels, temperature = 1, calibration = everywhere({ temperature, doubt: 0 }), unknown, features }: Header,
  buffer: ArrayBuffer,
  from: number,
): HistoryClassifier['parts'] {
  const weights = from + features * 8;
  return {
    metadata,
    labels,
    calibration,
    space: {
      numbering: HashNumbers.of(new Int32Array(buffer, from, features)),
      rarity: new Float32Array(buffer, from + features * 4, features),
      unknown,
    },
    linear: {
      labels: labels.length,
      weight: new Float32Array(buffer, weights, features * labels.length),
    },
  };
}
