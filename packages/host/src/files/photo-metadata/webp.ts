import { part } from './damaged-photo';

const HEADER_BYTES = 12;
/** Chunks that a viewer needs (RFC 9649). */
const NEEDED = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** Bits of the first byte of `VP8X` that announce EXIF and XMP. */
const METADATA_BITS = 0b1100;

/**
 * Removes EXIF, XMP and unknown chunks from a WebP. The picture does not change. Throws `DamagedPhoto` when its end is
 * missing.
 */
export function withoutWebpMetadata(bytes: Buffer): Buffer {
  const end = 8 + part(bytes, 4, 4).readUInt32LE();
  const picture = part(bytes, 0, end);
  const kept: Buffer[] = [];
  for (let at = HEADER_BYTES; at < end;) {
    const length = part(picture, at + 4, 4).readUInt32LE();
    const chunk = Buffer.from(part(picture, at, 8 + length + (length % 2)));
    const type = chunk.toString('latin1', 0, 4);
    if (type === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~METADATA_BITS;
    if (NEEDED.has(type)) kept.push(chunk);
    at += chunk.length;
  }
  const header = Buffer.from(part(picture, 0, HEADER_BYTES));
  header.writeUInt32LE(4 + kept.reduce((sum, { length }) => sum + length, 0), 4);
  return Buffer.concat([header, ...kept]);
}
