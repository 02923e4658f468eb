import { part } from './damaged-photo';

const SIGNATURE_BYTES = 8;
/** Length, type and checksum of a chunk, in bytes. */
const FRAME_BYTES = 12;
/** Chunks that a viewer needs (PNG, third edition); text, time, EXIF and private ones are not among them. */
const NEEDED = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(' '),
);

/**
 * Removes texts, times, EXIF and unknown chunks from a PNG, and everything after its end. The picture does not change.
 * Throws `DamagedPhoto` when its end is missing.
 */
export function withoutPngMetadata(bytes: Buffer): Buffer {
  const kept = [part(bytes, 0, SIGNATURE_BYTES)];
  for (let at = SIGNATURE_BYTES; ;) {
    const chunk = part(bytes, at, FRAME_BYTES + part(bytes, at, 4).readUInt32BE());
    const type = chunk.toString('latin1', 4, 8);
    if (NEEDED.has(type)) kept.push(chunk);
    if (type === 'IEND') return Buffer.concat(kept);
    at += chunk.length;
  }
}
