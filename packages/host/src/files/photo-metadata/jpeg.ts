import { DamagedPhoto, part } from './damaged-photo';

/** Markers of a JPEG stream (ITU-T T.81, table B.1). */
const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const COMMENT = 0xfe;
const FIRST_APPLICATION = 0xe0;
const LAST_APPLICATION = 0xef;
const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7;

/** Application segments that a viewer needs, by marker and beginning; all others may describe the photographer. */
const NEEDED: Readonly<Record<number, string>> = { 0xe0: 'JFIF\0', 0xe2: 'ICC_PROFILE\0', 0xee: 'Adobe' };
const EXIF = 'Exif\0\0';

const startsWith = (segment: Buffer, text: string): boolean => segment.toString('latin1', 4, 4 + text.length) === text;

/**
 * Removes EXIF, XMP, IPTC, comments and everything after the picture from a JPEG, and keeps colour profile and
 * orientation. The picture itself does not change. Throws `DamagedPhoto` when its end is missing.
 */
export function withoutJpegMetadata(bytes: Buffer): Buffer {
  const kept: Buffer[] = [];
  let orientation = 1;
  for (let at = 2; ;) {
    const marker = markerAt(bytes, at);
    if (marker.code === END) return joined(kept, orientation);
    const segment = part(bytes, marker.at, 2 + part(bytes, marker.at + 2, 2).readUInt16BE());
    if (startsWith(segment, EXIF) && marker.code === 0xe1) orientation = orientationIn(segment.subarray(10));
    if (isKept(marker.code, segment)) kept.push(segment);
    at = marker.at + segment.length;
    if (marker.code !== SCAN) continue;
    const end = endOfScan(bytes, at);
    kept.push(bytes.subarray(at, end));
    at = end;
  }
}

const isKept = (marker: number, segment: Buffer): boolean => {
  if (marker === COMMENT) return false;
  if (marker < FIRST_APPLICATION || marker > LAST_APPLICATION) return true;
  const beginning = NEEDED[marker];
  return beginning !== undefined && startsWith(segment, beginning);
};

/** The marker at a position, after fill bytes. */
function markerAt(bytes: Buffer, from: number): { readonly code: number; readonly at: number } {
  let at = from;
  while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
  const code = bytes[at + 1];
  if (bytes[at] !== 0xff || code === undefined) throw new DamagedPhoto(`no marker at byte ${at}`);
  return { code, at };
}

/** Position of the first marker after the compressed data of a scan. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] as number;
    if (next !== 0 && next !== 0xff && !isRestart(next)) return at;
  }
  throw new DamagedPhoto('the end of the picture is missing');
}

/** Puts the segments together, with an EXIF segment that holds the orientation only, after the JFIF segment. */
function joined(segments: readonly Buffer[], orientation: number): Buffer {
  const [first, ...others] = segments;
  const isJfif = first !== undefined && startsWith(first, 'JFIF\0');
  const exif = orientation === 1 ? [] : [exifWith(orientation)];
  return Buffer.concat([
    Buffer.from([0xff, START]),
    ...(isJfif ? [first, ...exif, ...others] : [...exif, ...segments]),
    Buffer.from([0xff, END]),
  ]);
}

const ORIENTATION = 0x0112;

/** The orientation (1 to 8) that a TIFF block of EXIF states; 1 (upright) when it states none. */
function orientationIn(tiff: Buffer): number {
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number): number => {
    if (at + 2 > tiff.length) return 0;
    return isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  };
  if (tiff.length < 8) return 1;
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let i = 0; i < short(directory); i++) {
    const entry = directory + 2 + i * 12;
    const value = short(entry + 8);
    if (short(entry) === ORIENTATION) return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** An EXIF segment with one entry: the orientation. */
function exifWith(orientation: number): Buffer {
  const entry = [0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, orientation, 0x00, 0x00];
  const tiff = Buffer.from([0x4d, 0x4d, 0x00, 0x2a, 0x00, 0x00, 0x00, 0x08, 0x00, 0x01, ...entry, 0, 0, 0, 0]);
  const head = Buffer.from([0xff, 0xe1, 0x00, 2 + EXIF.length + tiff.length]);
  return Buffer.concat([head, Buffer.from(EXIF, 'latin1'), tiff]);
}
