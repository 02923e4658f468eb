import { open, stat, type FileHandle } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';

/** A larger file is no power list; it is refused before it is read. Bytes. */
export const LARGEST_FILE = 20 * 1024 * 1024;
/** A small file may unfold into a large one. Bytes of all parts together. */
export const LARGEST_UNFOLDED = 200 * 1024 * 1024;

/** A workbook that cannot be opened. */
export class NoWorkbook extends Error {
  constructor(
    message: string,
    readonly mend: string,
  ) {
    super(message);
  }
}

interface Part {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MB`;

/** @throws NoWorkbook when the file is larger than a power list can be; reads nothing of it. */
export async function refuseTooLarge(file: string, largest = LARGEST_FILE): Promise<void> {
  const { size } = await stat(file).catch(() => {
    throw new NoWorkbook('there is no such file', 'check the path');
  });
  if (size > largest) throw new NoWorkbook(`the file has ${megabytes(size)}, more than the ${megabytes(largest)} that are read`, 'take pictures and other sheets out, or divide the list');
}

/** The text parts of a workbook that tell what the cells themselves do not: merged cells, and formulas without a value. */
export async function readParts(file: string, wanted: (name: string) => boolean): Promise<Map<string, string>> {
  const handle = await open(file, 'r');
  try {
    const parts = await partsOf(handle, (await handle.stat()).size);
    const unfolded = parts.reduce((sum, { size }) => sum + size, 0);
    if (unfolded > LARGEST_UNFOLDED) throw new NoWorkbook(`the workbook unfolds to ${megabytes(unfolded)}, more than the ${megabytes(LARGEST_UNFOLDED)} that are read`, 'save the lists alone, as a new workbook');
    const texts = new Map<string, string>();
    for (const part of parts.filter(({ name }) => wanted(name))) texts.set(part.name, await textOf(handle, part));
    return texts;
  } finally {
    await handle.close();
  }
}

async function bytesAt(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, offset);
  return buffer.subarray(0, bytesRead);
}

const noZip = (): NoWorkbook => new NoWorkbook('this is no workbook', 'save it as .xlsx, or the power list as CSV in UTF-8');

async function partsOf(handle: FileHandle, size: number): Promise<Part[]> {
  const tail = await bytesAt(handle, Math.max(0, size - 65_557), Math.min(size, 65_557));
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw noZip();
  const directory = await bytesAt(handle, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const parts: Part[] = [];
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === 0x02014b50; ) {
    const [nameLength, extra, comment] = [directory.readUInt16LE(at + 28), directory.readUInt16LE(at + 30), directory.readUInt16LE(at + 32)];
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
    parts.push({ name, method: directory.readUInt16LE(at + 10), packed: directory.readUInt32LE(at + 20), size: directory.readUInt32LE(at + 24), offset: directory.readUInt32LE(at + 42) });
    at += 46 + nameLength + extra + comment;
  }
  return parts;
}

async function textOf(handle: FileHandle, { offset, packed, method, size }: Part): Promise<string> {
  const head = await bytesAt(handle, offset, 30);
  const start = offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  const bytes = await bytesAt(handle, start, packed);
  try {
    return (method === 0 ? bytes : inflateRawSync(bytes, { maxOutputLength: Math.max(1, size) })).toString('utf8');
  } catch {
    throw noZip();
  }
}
