import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

const chunk = (type: string, data: Uint8Array): Buffer => {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, check]);
};

/** A valid PNG of one row of pixels, whose colours spell a name: other names give other photos. */
export function photoOf(name: string, metadata: Uint8Array = Buffer.alloc(0)): Buffer {
  const pixels = Buffer.from(name.padEnd(3, '.'));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(pixels.length, 0);
  header.writeUInt32BE(1, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    ...(metadata.length > 0 ? [chunk('eXIf', metadata)] : []),
    chunk('IDAT', deflateSync(Buffer.concat([Buffer.from([0]), pixels]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The id that a file gets when it is attached to a ticket. */
export const fileOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');
