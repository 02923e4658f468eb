import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A cache of computed values. The key must name everything on which the value depends. A `Map` is a cache that lasts
 * until the process ends.
 */
export interface Cache {
  get(key: string): Uint8Array | undefined;
  set(key: string, content: Uint8Array): void;
}

const ENDING = '.cached';
/** Length in bytes of the SHA-256 digest at the beginning of a file. */
const DIGEST = 32;
/** Size limit of all files together, in bytes. Above it the least recently used files are removed. */
const MOST_BYTES = 512 * 1024 * 1024;

type Warn = (what: string) => void;

/**
 * Keeps computed values as files, so that a restart need not compute them again. Processes may share the folder, and it
 * may be deleted at any time. Each file is verified when it is read. A file that is damaged, or was renamed from
 * another key, is reported and ignored.
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

  /**
   * Writes a temporary file and renames it, so that other processes never read an incomplete one. Does nothing on a
   * read-only disk.
   */
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

  /** Temporary files that stopped processes left in the folder are removed as well. */
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

/** Ignores errors, because another process may have removed the file, or the folder may be read-only. */
function ignoringErrors(action: () => void): void {
  try {
    action();
  } catch {
    return;
  }
}
