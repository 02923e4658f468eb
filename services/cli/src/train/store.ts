import { createHash } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MODEL_FILE } from '@hotline/classification';
import { modelToBytes, type TextModel } from '@hotline/learning';

export interface StoredModel {
  readonly file: string;
  readonly megabytes: number;
  /** The same model was there already. */
  readonly wasThere: boolean;
}

/** A file is there already that holds something else. */
export class NotOverwritten extends Error {
  override readonly name = 'NotOverwritten';
}

/** Called after what it is for, the day and its content, so that another model never has its name. */
export function nameOf(model: TextModel, bytes: Uint8Array): string {
  const of = typeof model.metadata.notes?.place === 'string' ? model.metadata.notes.place : 'free';
  return `${of}-${model.metadata.date}-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}`;
}

/** Writes a model whole or not at all, and never over another one. @throws NotOverwritten */
export async function storeModel(
  model: TextModel,
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
    return { ...stored, wasThere: false };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if ((await readFile(file)).equals(bytes)) return { ...stored, wasThere: true };
    throw new NotOverwritten(`${file} is there already and holds something else: give another name with --out`);
  } finally {
    await unlink(draft);
  }
}
