import type { Text } from '@hotline/jurisdiction';
import { inBoth, say } from '../read/problem';
import { inflateRawSync } from 'node:zlib';

/**
 * Reads ZIP archives from untrusted sources. The library fflate, which writes archives in `zip.ts`, is not used here.
 * Its reader returns neither the encryption flag nor the raw bytes of a file name (GB 18030 in old archives). It also
 * truncates, without an error, an entry that unpacks to more than it declares. `inflateRawSync` fails at a given
 * length.
 */

/** Largest unpacked size, in bytes, of all entries together that are read from one archive. */
export const LARGEST_UNFOLDED = 100 * 1024 * 1024;

/** Thrown for bytes that cannot be read as an archive. */
export class BadArchive extends Error {
  constructor(
    readonly what: Text,
    readonly hint: Text,
  ) {
    super(inBoth(what, hint).join('\n  '));
    this.name = 'BadArchive';
  }
}

/** An entry in the central directory of an archive. Sizes and `offset` are in bytes. */
interface ArchiveEntry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly offset: number;
}

const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;
/**
 * Number of bytes at the end in which the end record is searched: 22 for the record, up to 65,535 for a comment after
 * it.
 */
const LONGEST_END = 65_557;

/** Bytes as a size in whole megabytes, rounded up. */
export const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MB`;
const broken = (): BadArchive =>
  new BadArchive(
    say('不是压缩包，或已损坏', 'this is not an archive, or it is damaged'),
    say('请重新打包', 'create the archive again'),
  );

/**
 * Returns name → content of the entries whose name is `wanted`.
 * @throws BadArchive when the bytes are no archive, an entry is encrypted, damaged or unpacks to more than it declares,
 * or the entries together declare more than `largest` bytes
 */
export function unzip(
  bytes: Buffer,
  wanted: (name: string) => boolean,
  largest = LARGEST_UNFOLDED,
): Map<string, Buffer> {
  const entries = directoryOf(bytes).filter(({ name }) => !name.endsWith('/') && wanted(name));
  const unfolded = entries.reduce((sum, { size }) => sum + size, 0);
  if (unfolded > largest)
    throw new BadArchive(
      say(
        `展开后有${megabytes(unfolded)}，超过上限${megabytes(largest)}`,
        `its unpacked size is ${megabytes(unfolded)}, and at most ${megabytes(largest)} are allowed`,
      ),
      say(
        '分成几个文件，或去掉与清单无关的内容',
        'split it into several files, or remove what is not part of the lists',
      ),
    );
  return new Map(entries.map((entry) => [entry.name, unfold(bytes, entry)]));
}

/**
 * Path → content of the XML files of a workbook, without pictures and macros.
 * @throws BadArchive
 */
export const unzipWorkbook = (bytes: Buffer): Map<string, Buffer> => unzip(bytes, (name) => /\.(xml|rels)$/.test(name));

function directoryOf(bytes: Buffer): ArchiveEntry[] {
  const from = Math.max(0, bytes.length - LONGEST_END);
  const end = bytes.subarray(from).lastIndexOf(Buffer.from('PK\x05\x06', 'latin1')) + from;
  if (end < from || end + 22 > bytes.length) throw broken();
  const entries: ArchiveEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw broken();
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    entries.push({
      name: nameOf(bytes.subarray(at + 46, nameEnd)),
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      compressedSize: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** Decodes a file name. Names that are not valid UTF-8 are read as GB 18030, which old Chinese programs write. */
function nameOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function unfold(bytes: Buffer, { name, flags, method, compressedSize, size, offset }: ArchiveEntry): Buffer {
  if (flags & ENCRYPTED)
    throw new BadArchive(
      say(`“${name}”已加密`, `"${name}" is encrypted`),
      say('请去掉密码后重新保存', 'save it again without a password'),
    );
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) throw broken();
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const body = bytes.subarray(start, start + compressedSize);
  if (method === STORED && body.length === size) return body;
  if (method !== DEFLATED) throw broken();
  try {
    return inflateRawSync(body, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw new BadArchive(
      say(`“${name}”展开后的大小超过其声明值，或已损坏`, `"${name}" is larger than it declares, or it is damaged`),
      say('请重新打包', 'create the archive again'),
    );
  }
}
