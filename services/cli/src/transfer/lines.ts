import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';

/** Number of characters that are collected before they are written. */
const PORTION_BYTES = 1 << 20;
/** The files hold personal data: readable by their owner only. */
const OWNER_ONLY = 0o600;

/** Writes values as one JSON line each and syncs the file; returns its SHA-256. */
export async function writeLines(file: string, values: Iterable<unknown>): Promise<string> {
  const hash = createHash('sha256');
  const out = await open(file, 'wx', OWNER_ONLY);
  let portion: string[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    const text = portion.join('');
    portion = [];
    size = 0;
    hash.update(text);
    await out.writeFile(text);
  };
  try {
    for (const value of values) {
      const line = `${JSON.stringify(value)}\n`;
      portion.push(line);
      size += line.length;
      if (size > PORTION_BYTES) await flush();
    }
    await flush();
    await out.sync();
  } finally {
    await out.close();
  }
  return hash.digest('hex');
}

export async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Reads the values of the lines after the first `skip`, in batches of `size`. */
export async function* readBatches<T>(file: string, skip: number, size: number): AsyncGenerator<T[]> {
  let batch: T[] = [];
  let left = skip;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (left > 0) left -= 1;
    else if (batch.push(JSON.parse(line) as T) === size) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
