import type { Text } from '@hotline/jurisdiction';
import { inBoth, say } from '../read/problem';
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** A small archive may unfold into a large one. Bytes of all parts that are read together. */
export const LARGEST_UNFOLDED = 100 * 1024 * 1024;

/** Bytes that are no archive that can be read. */
export class BadArchive extends Error {
  constructor(
    readonly what: Text,
    readonly hint: Text,
  ) {
    super(inBoth(what, hint).join('\n  '));
    this.name = 'BadArchive';
  }
}

interface Part {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END = 0x06054b50;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;
/** The end of the directory stands in the last bytes, before a comment of at most 64 KB. */
const LONGEST_END = 65_557;

export const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MB`;
const broken = (): BadArchive =>
  new BadArchive(say('不是压缩包，或已损坏', 'this is no archive, or a damaged one'), say('重新打包', 'pack it again'));

/** The parts that are wanted, by name. None unfolds to more than it says, nor all together to more than `largest`. @throws BadArchive */
export function unzip(
  bytes: Buffer,
  wanted: (name: string) => boolean,
  largest = LARGEST_UNFOLDED,
): Map<string, Buffer> {
  const parts = directoryOf(bytes).filter(({ name }) => !name.endsWith('/') && wanted(name));
  const unfolded = parts.reduce((sum, { size }) => sum + size, 0);
  if (unfolded > largest)
    throw new BadArchive(
      say(
        `展开后有${megabytes(unfolded)}，超过上限${megabytes(largest)}`,
        `it unfolds to ${megabytes(unfolded)}, more than the ${megabytes(largest)} that are read`,
      ),
      say('分开，或去掉不是清单的内容', 'divide it, or leave out what is no list'),
    );
  return new Map(parts.map((part) => [part.name, unfold(bytes, part)]));
}

function directoryOf(bytes: Buffer): Part[] {
  const from = Math.max(0, bytes.length - LONGEST_END);
  const end = bytes.subarray(from).lastIndexOf(Buffer.from('PK\x05\x06', 'latin1')) + from;
  if (end < from || end + 22 > bytes.length) throw broken();
  const parts: Part[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) throw broken();
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    parts.push({
      name: nameOf(bytes.subarray(at + 46, nameEnd)),
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

/** Chinese file names in old archives are GB 18030, whatever the archive says. */
function nameOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function unfold(bytes: Buffer, { name, flags, method, packed, size, offset }: Part): Buffer {
  if (flags & ENCRYPTED)
    throw new BadArchive(
      say(`“${name}”已加密`, `"${name}" is encrypted`),
      say('去掉密码再保存', 'save it without a password'),
    );
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) throw broken();
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const body = bytes.subarray(start, start + packed);
  if (method === STORED && body.length === size) return body;
  if (method !== DEFLATED) throw broken();
  try {
    return inflateRawSync(body, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw new BadArchive(
      say(`“${name}”展开后比它声明的大，或已损坏`, `"${name}" unfolds to more than it says, or is damaged`),
      say('重新打包', 'pack it again'),
    );
  }
}

/** An archive of these parts. `plain` leaves them as they are: for a reader in the same process. */
export function zip(parts: ReadonlyMap<string, Buffer | string>, { plain = false } = {}): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const [label, whole] = [Buffer.from(name), Buffer.from(content)];
    const body = plain ? whole : deflateRawSync(whole);
    const head = headOf(label, whole, body.length, plain ? STORED : DEFLATED);
    const local = Buffer.concat([word(LOCAL), head, label, body]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([word(ENTRY), Buffer.from([20, 0]), head, tail, label]));
    bodies.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.size, 4);
  end.writeUInt16LE(parts.size, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, central, word(END), end]);
}

const word = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/** From the version that is needed to the length of the extra field, as local head and directory both have it. */
function headOf(label: Buffer, whole: Buffer, packed: number, method: number): Buffer {
  const utf8 = 1 << 11;
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt16LE(utf8, 2);
  head.writeUInt16LE(method, 4);
  head.writeUInt32LE(crc32(whole), 10);
  head.writeUInt32LE(packed, 14);
  head.writeUInt32LE(whole.length, 18);
  head.writeUInt16LE(label.length, 22);
  return head;
}
