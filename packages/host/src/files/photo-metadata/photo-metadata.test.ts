import { DamagedPhoto, withoutMetadata } from './index';

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const SECRET = 'lat 37.31 lon 117.15';

/** A JPEG segment: marker, length, data. */
function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(2 + data.length, 2);
  return Buffer.concat([head, data]);
}
/** EXIF with an orientation and a text, in either byte order. */
function exif(orientation: number, order: 'II' | 'MM'): Buffer {
  const tiff = Buffer.alloc(26);
  const short = (value: number, at: number): number =>
    order === 'II' ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const long = (value: number, at: number): number =>
    order === 'II' ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  tiff.write(order, 'latin1');
  short(42, 2);
  long(8, 4);
  short(1, 8);
  short(0x0112, 10);
  short(3, 12);
  long(1, 14);
  short(orientation, 18);
  return Buffer.concat([latin('Exif\0\0'), tiff, latin(SECRET)]);
}
const SCAN = Buffer.concat([segment(0xda, latin('scan header')), Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4])]);
const jpeg = (...segments: Buffer[]): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xd8]), ...segments, SCAN, Buffer.from([0xff, 0xd9])]);
const JFIF = segment(0xe0, latin('JFIF\0rest'));
const COLOURS = segment(0xe2, latin('ICC_PROFILE\0colours'));
const TABLE = segment(0xdb, latin('quantisation'));

describe('Metadata of a JPEG', () => {
  it('EXIF, XMP, IPTC, other application data and comments are removed; picture and colours stay', () => {
    const photo = jpeg(
      JFIF,
      segment(0xe1, exif(1, 'II')),
      segment(0xe1, latin(`http://ns.adobe.com/xap/1.0/\0${SECRET}`)),
      COLOURS,
      segment(0xe2, latin(`MPF\0${SECRET}`)),
      segment(0xed, latin(`Photoshop 3.0\0${SECRET}`)),
      segment(0xfe, latin(SECRET)),
      TABLE,
    );
    expect(withoutMetadata.jpeg(photo)).toEqual(jpeg(JFIF, COLOURS, TABLE));
  });

  it('the orientation stays, so that a photo taken upright is shown upright', () => {
    for (const order of ['II', 'MM'] as const) {
      const cleaned = withoutMetadata.jpeg(jpeg(JFIF, segment(0xe1, exif(6, order)), TABLE));
      expect(cleaned.toString('latin1')).not.toContain(SECRET);
      const kept = cleaned.indexOf('Exif');
      expect(kept).toBe(2 + JFIF.length + 4);
      expect(cleaned.readUInt16BE(kept + 6 + 18)).toBe(6);
      expect(withoutMetadata.jpeg(cleaned)).toEqual(cleaned);
    }
  });

  it('a second picture or a video after the end of the picture is removed', () => {
    const photo = jpeg(TABLE);
    expect(withoutMetadata.jpeg(Buffer.concat([photo, latin(SECRET)]))).toEqual(photo);
  });

  it('a progressive JPEG keeps all its scans', () => {
    const photo = Buffer.concat([
      jpeg(TABLE).subarray(0, -2),
      segment(0xc4, latin('table')),
      SCAN,
      jpeg().subarray(-2),
    ]);
    expect(withoutMetadata.jpeg(photo)).toEqual(photo);
  });

  it('a JPEG that breaks off at any byte is reported as damaged', () => {
    const photo = jpeg(JFIF, segment(0xe1, exif(6, 'MM')), TABLE);
    for (let length = 3; length < photo.length; length += 1)
      expect(() => withoutMetadata.jpeg(photo.subarray(0, length))).toThrow(DamagedPhoto);
  });
});

/** A PNG chunk; the checksum is not looked at. */
function chunk(type: string, data: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, latin(type + data), Buffer.alloc(4)]);
}
const png = (...chunks: Buffer[]): Buffer =>
  Buffer.concat([latin('\x89PNG\r\n\x1a\n'), chunk('IHDR', 'size'), ...chunks, chunk('IEND', '')]);

describe('Metadata of a PNG', () => {
  it('texts, time, EXIF, unknown chunks and what follows the end are removed; the picture stays', () => {
    const data = chunk('IDAT', 'picture');
    const secrets = ['tEXt', 'zTXt', 'iTXt', 'tIME', 'eXIf', 'caBX'].map((type) => chunk(type, SECRET));
    expect(withoutMetadata.png(Buffer.concat([png(...secrets, data), latin(SECRET)]))).toEqual(png(data));
  });

  it('a PNG without its end is reported as damaged', () => {
    expect(() => withoutMetadata.png(png().subarray(0, -12))).toThrow(DamagedPhoto);
  });
});

/** A WebP chunk, padded to an even length. */
function riff(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(data.length);
  return Buffer.concat([latin(type), length, data, Buffer.alloc(data.length % 2)]);
}
function webp(...chunks: Buffer[]): Buffer {
  const body = Buffer.concat([latin('WEBP'), ...chunks]);
  return riff('RIFF', body);
}

describe('Metadata of a WebP', () => {
  it('EXIF and XMP are removed and no longer announced; the picture stays', () => {
    const [picture, flags] = [riff('VP8 ', latin('odd')), Buffer.from([0b0010_1100, 0, 0, 0, 1, 0, 0, 1, 0, 0])];
    const photo = webp(riff('VP8X', flags), picture, riff('EXIF', latin(SECRET)), riff('XMP ', latin(`${SECRET}!`)));
    flags[0] = 0b0010_0000;
    expect(withoutMetadata.webp(photo)).toEqual(webp(riff('VP8X', flags), picture));
  });

  it('a WebP that is shorter than it states is reported as damaged', () => {
    expect(() => withoutMetadata.webp(webp(riff('VP8 ', latin('picture'))).subarray(0, -1))).toThrow(DamagedPhoto);
  });
});
