import { createHash } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MODEL_FILE } from '@hotline/classification';
import { modelToBytes, type HistoryClassifier } from '@hotline/learning';

export interface StoredModel {
  readonly file: string;
  readonly megabytes: number;
  /** A file with the same model existed already; nothing was written. */
  readonly existed: boolean;
}

/** The file already exists with other content; it is not overwritten. */
export class NotOverwritten extends Error {
  override readonly name = 'NotOverwritten';

  constructor(file: string) {
    super(`${file} 已存在且内容不同，请用 --out 另起文件名\n  ${file} exists already: give another name with --out`);
  }
}

/** `shanghe-2026-01-05-1a2b3c4d`: jurisdiction, day and hash of the content, so that two models never share a name. */
export function nameOf(model: HistoryClassifier, bytes: Uint8Array): string {
  const owner = typeof model.metadata.notes?.jurisdiction === 'string' ? model.metadata.notes.jurisdiction : 'free';
  return `${owner}-${model.metadata.date}-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}`;
}

/**
 * Writes a model file atomically; never overwrites another model. Unit of `megabytes`: 10^6 bytes.
 * @throws NotOverwritten
 */
export async function storeModel(
  model: HistoryClassifier,
  { folder, out }: { readonly folder: string; readonly out?: string },
): Promise<StoredModel> {
  const bytes = modelToBytes(model);
  const file = out ?? join(folder, `${nameOf(model, bytes)}${MODEL_FILE}`);
  const stored = { file, megabytes: bytes.length / 1e6 };
  const draft = `${file}.${process.pid}`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(draft, bytes);
  try {
    await link(draft, file);
    return { ...stored, existed: false };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if ((await readFile(file)).equals(bytes)) return { ...stored, existed: true };
    throw new NotOverwritten(file);
  } finally {
    await unlink(draft);
  }
}
