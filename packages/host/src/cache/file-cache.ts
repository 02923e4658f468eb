import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A cache of computed values, by a key that names everything on which the value depends. A `Map` will do where nothing
 * is stored.
 */
export interface Cache {
  get(key: string): Uint8Array | undefined;
  set(key: string, content: Uint8Array): void;
}

const ENDING = '.cached';
/** Bytes of the SHA-256 digest at the beginning of a file. */
const DIGEST = 32;
/** Bytes that all files may take; beyond them the files used longest ago are removed. */
const MOST_BYTES = 512 * 1024 * 1024;

type Warn = (what: string) => void;

/**
 * Keeps results as files, so that a restart need not compute them again. All processes may share the folder, and it may
 * be deleted at any time. A file is verified when it is read: a damaged one, or one under the name of another, counts as
 * absent and is reported.
 */
export class FileCache implements Cache {
  constructor(
    private readonly folder: string,
    private readonly warn: Warn,
    private readonly mostBytes = MOST_BYTES,
  ) {}

  get(key: string): Uint8Array | undefined {
    const file = this.fileOf(key);
    const bytes = bytesOf(file);
    if (!bytes) return undefined;
    const content = bytes.subarray(DIGEST);
    if (digestOf(key, content).equals(bytes.subarray(0, DIGEST))) {
      touch(file);
      return content;
    }
    this.warn(`the cached file ${file} is damaged; its content is computed again`);
    return undefined;
  }

  /** Writes beside the file and renames, so that other processes never read a part. Does nothing on a read-only disk. */
  set(key: string, content: Uint8Array): void {
    const file = this.fileOf(key);
    const unfinished = `${file}.${process.pid}`;
    try {
      mkdirSync(this.folder, { recursive: true });
      writeFileSync(unfinished, Buffer.concat([digestOf(key, content), content]));
      renameSync(unfinished, file);
      this.prune();
    } catch (error) {
      ignoringErrors(() => rmSync(unfinished, { force: true }));
      if ((error as NodeJS.ErrnoException).code !== 'EROFS')
        this.warn(`nothing can be cached in ${this.folder}, so it is computed again at each start: ${String(error)}`);
    }
  }

  private fileOf(key: string): string {
    return join(this.folder, `${createHash('sha256').update(key).digest('hex').slice(0, 32)}${ENDING}`);
  }

  /** Unfinished files of stopped processes are pruned too. */
  private prune(): void {
    const files = readdirSync(this.folder)
      .filter((name) => name.includes(ENDING))
      .flatMap((name) => {
        const file = join(this.folder, name);
        const info = statSync(file, { throwIfNoEntry: false });
        return info ? [{ file, usedAt: info.mtimeMs, bytes: info.size }] : [];
      })
      .sort((a, b) => b.usedAt - a.usedAt);
    let total = 0;
    for (const { file, bytes } of files)
      if ((total += bytes) > this.mostBytes) ignoringErrors(() => rmSync(file, { force: true }));
  }
}

const digestOf = (key: string, content: Uint8Array): Buffer =>
  createHash('sha256').update(`${key.length} ${key}`).update(content).digest();

function bytesOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Marks a file as used, so that it is pruned last. */
function touch(file: string): void {
  const now = Date.now() / 1000;
  ignoringErrors(() => utimesSync(file, now, now));
}

/** For files that another process may have removed, and for folders that cannot be written. */
function ignoringErrors(action: () => void): void {
  try {
    action();
  } catch {
    return;
  }
}
